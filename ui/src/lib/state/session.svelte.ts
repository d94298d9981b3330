/**
 * What the whole window shares: the boot answer, appearance, what can be undone, and who wants to hear of changes.
 * Every write goes through act(), so that each page refreshes what changed and nothing else.
 */
import type { Boot } from "$lib/generated/Boot";
import type { Changed } from "$lib/generated/Changed";
import type { Preferences } from "$lib/generated/Preferences";
import type { Theme } from "$lib/generated/Theme";
import type { Today } from "$lib/generated/Today";
import type { Ticked } from "$lib/generated/Ticked";
import type { TickedBecause } from "$lib/generated/TickedBecause";
import type { Topic } from "$lib/generated/Topic";
import type { UndoState } from "$lib/generated/UndoState";
import { asFailure } from "$lib/failure";
import { platform } from "$lib/platform";
import { firstAnswer } from "./first-answer";
import { moments } from "./moments.svelte";
import { notices, type Offer } from "./notices.svelte";
import { waiting } from "./waiting.svelte";

type Listener = (topics: Topic[] | null) => void;

const SETTLED: Record<TickedBecause, (title: string) => string> = {
  // The user has its fields in front of them.
  filled: () => "All filled in, so it’s done.",
  logged: (title) => `${title}: done, from your log.`,
  settled: (title) => `${title}: done.`,
};

/** Why the program ticked something. */
function tickedInWords(ticked: Ticked[]): string {
  return [...new Set(ticked.map(({ title, because }) => SETTLED[because](title)))].join(" ");
}

const dark = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : undefined;

class Session {
  boot = $state.raw<Boot | null>(null);
  preferences = $state.raw<Preferences>({
    theme: "system",
    show_streak: true,
    show_moments: true,
    show_prompts: true,
    charts_as_tables: false,
  });
  undoState = $state.raw<UndoState>({ undo: null, redo: null });
  private first: Today | null = null;
  private listeners = new Set<Listener>();

  get onboarded(): boolean {
    return this.boot?.today !== null && this.boot !== null;
  }

  /** The first call. Throws what the shell refused. */
  async start(): Promise<void> {
    const listening = platform.onChanged((changed) => this.heard(changed));
    this.take(await firstAnswer());
    this.first = this.boot?.today ?? null;
    dark?.addEventListener("change", () => this.paint());
    await listening;
  }

  /** The Today page that came with the first call, once: later ones are loaded again. */
  takeFirst(): Today | null {
    const first = this.first;
    this.first = null;
    return first;
  }

  private take(boot: Boot): void {
    this.boot = boot;
    this.preferences = boot.preferences;
    this.undoState = boot.undo;
    waiting.take(boot.today);
    this.paint();
  }

  /** Something elsewhere may have changed theme and undo, so they are loaded again. */
  private async heard(changed: Changed | null): Promise<void> {
    if (changed === null || changed.topics.includes("preferences")) this.take(await platform.boot());
    else this.undoState = changed.undo;
    this.tell(changed?.topics ?? null);
  }

  /** Sets the page's colours before it is painted. */
  paint(): void {
    const theme: Theme =
      this.preferences.theme === "system" ? (dark?.matches ? "dark" : "light") : this.preferences.theme;
    document.documentElement.dataset["theme"] = theme;
  }

  /**
   * Does something and tells the pages. Says what happened unless `quietly`, with what `offered` has to go on with.
   * Throws a Failure when it is refused.
   */
  async act(
    write: () => Promise<Changed>,
    quietly = false,
    offered?: (changed: Changed) => Offer | null,
  ): Promise<Changed> {
    const changed = await write().catch((thrown: unknown) => Promise.reject(asFailure(thrown)));
    this.undoState = changed.undo;
    if (changed.topics.includes("preferences") || changed.topics.includes("profile")) this.take(await platform.boot());
    this.tell(changed.topics);
    moments.take(changed.moments ?? []);
    // What the program ticked by itself is said even of a save that says nothing else: it can be taken back.
    if (changed.ticked?.length > 0)
      notices.say(tickedInWords(changed.ticked), changed.undo.undo !== null, offered?.(changed));
    else if (!quietly && changed.topics.length > 0)
      notices.say(changed.said, changed.undo.undo !== null, offered?.(changed));
    return changed;
  }

  /** As act(), for what has no form to show a refusal in: it is shown as a notice. */
  async attempt(
    write: () => Promise<Changed>,
    quietly = false,
    offered?: (changed: Changed) => Offer | null,
  ): Promise<boolean> {
    try {
      await this.act(write, quietly, offered);
      return true;
    } catch (thrown) {
      notices.warn(asFailure(thrown).message);
      return false;
    }
  }

  async undo(): Promise<void> {
    await this.travel(platform.undo);
  }

  async redo(): Promise<void> {
    await this.travel(platform.redo);
  }

  private async travel(way: () => Promise<Changed>): Promise<void> {
    try {
      const changed = await this.act(way, true);
      // What was taken back was no moment.
      moments.dismiss();
      notices.say(changed.said, false);
    } catch (thrown) {
      notices.warn(asFailure(thrown).message);
    }
  }

  /** Hears of changes until the function it gives back is called. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(topics: Topic[] | null): void {
    if (this.onboarded) waiting.heard(topics);
    for (const listener of [...this.listeners]) listener(topics);
  }
}

export const session = new Session();
