/**
 * The first post in 20 minutes: which screen is shown, and the draft that keeps what is written. The draft is a post like
 * any other from the first line on, so leaving loses nothing; it is found again by its note.
 */
import type { Network } from "$lib/generated/Network";
import type { PostEntry } from "$lib/generated/PostEntry";
import type { PostPage } from "$lib/generated/PostPage";
import type { PostShape } from "$lib/generated/PostShape";
import { platform } from "$lib/platform";
import { session } from "$lib/state/session.svelte";

export const LINES = ["claim", "evidence", "takeaway", "question"] as const;
export type Line = (typeof LINES)[number];

export type ScreenName =
  "before" | "shape" | "lines" | "read" | "check" | "out" | "inside" | "published" | "dated" | "shown";

/** The note of the draft, followed by the shape that was chosen. */
const NOTE = "First post in 20 minutes";
/** Drafts that are searched for one that was begun here. */
const LOOKED_THROUGH = 12;
/** Most characters of the title that a first line becomes. */
const TITLE = 120;

export class Flow {
  screen = $state<ScreenName>("before");
  shape = $state.raw<PostShape | null>(null);
  lines = $state<Record<Line, string>>({ claim: "", evidence: "", takeaway: "", question: "" });
  body = $state("");
  post = $state<number | null>(null);
  /** When the clock began, in milliseconds; null before. */
  startedAt = $state<number | null>(null);
  /** The body as it was put together last: until someone changes it, it follows the lines. */
  private composed = "";
  /** Saves follow one another: there is one draft, and the last words typed are the last kept. */
  private running: Promise<unknown> = Promise.resolve();

  /** `network` is where it is written for, if that is known already. */
  constructor(private readonly network: Network | null = null) {}

  get begun(): boolean {
    return this.post !== null;
  }

  /** The draft that was begun here and is not out yet. */
  async find(shapes: PostShape[]): Promise<void> {
    const { posts } = await platform.postList({ stage: "draft", limit: LOOKED_THROUGH });
    for (const { id } of posts) {
      const page = await platform.postPage(id);
      if (page.note.startsWith(NOTE)) return this.take(page, shapes);
    }
  }

  private take(page: PostPage, shapes: PostShape[]): void {
    if (this.post !== null) return;
    this.post = page.id;
    for (const line of LINES) this.lines[line] = page[line];
    this.body = page.body;
    this.composed = this.together();
    this.shape = shapes.find((shape) => page.note.endsWith(shape.title)) ?? null;
  }

  /** On where it was left, or with the shapes. */
  start(): void {
    this.startedAt ??= Date.now();
    if (!this.begun) this.screen = "shape";
    else this.screen = this.body.trim() === "" ? "lines" : "read";
  }

  choose(shape: PostShape): void {
    this.shape = shape;
    this.screen = "lines";
    if (this.begun) void this.keep({ note: this.note() });
  }

  /** Keeps a line; the first one makes the draft. */
  keepLine(line: Line, text: string): Promise<void> {
    this.lines[line] = text;
    const entry: PostEntry = { [line]: text };
    if (line === "claim" && text.trim() !== "") entry.title = titleOf(text);
    return this.keep(entry);
  }

  keepBody(text: string): Promise<void> {
    this.body = text;
    return this.keep({ body: text });
  }

  /** The four lines, one under the other, unless the text was changed by hand since. */
  async putTogether(): Promise<void> {
    const text = this.together();
    if (this.body.trim() === "" || this.body === this.composed) {
      this.composed = text;
      if (this.body !== text) await this.keepBody(text);
    }
    this.screen = "read";
  }

  private together(): string {
    return LINES.map((line) => this.lines[line].trim())
      .filter(Boolean)
      .join("\n\n");
  }

  private note(): string {
    return this.shape === null ? NOTE : `${NOTE}: ${this.shape.title}`;
  }

  private keep(entry: PostEntry): Promise<void> {
    const work = this.running.then(() => this.write(entry));
    // One save that was refused does not stop the next.
    this.running = work.catch(() => undefined);
    return work;
  }

  private async write(entry: PostEntry): Promise<void> {
    const post = this.post;
    if (post !== null) {
      await session.act(() => platform.changePost(post, entry), true);
      return;
    }
    const words = Object.values(entry)
      .filter((value) => typeof value === "string")
      .join("")
      .trim();
    if (words === "") return;
    const title =
      entry.title ?? titleOf(LINES.map((line) => this.lines[line]).find((line) => line.trim() !== "") ?? words);
    const changed = await session.act(
      () =>
        platform.addPost({
          drafting: true,
          note: this.note(),
          ...(this.network && { network: this.network }),
          ...entry,
          title,
        }),
      true,
    );
    if (changed.created !== null) this.post = Number(changed.created);
  }
}

function titleOf(text: string): string {
  const line = text.trim().split("\n")[0]?.trim() ?? "";
  return line.length > TITLE ? `${line.slice(0, TITLE - 1).trimEnd()}…` : line;
}
