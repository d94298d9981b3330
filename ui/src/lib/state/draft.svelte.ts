/**
 * A text that is saved as it is typed. What is in the field is never overwritten while it is newer than what was saved,
 * and never lost when saving fails.
 */
import { asFailure, isValueAtFault } from "$lib/failure";
import { Debounce } from "./debounce";

/** Typing rests this long before it is saved. */
export const REST = 300;

const open = new Set<Draft>();

/** Saves everything that is still being typed. */
export async function saveDrafts(): Promise<void> {
  await Promise.all([...open].map((draft) => draft.flush()));
}

/** A line as the core stores it: white space is folded, and a space at the end dropped. */
function oneLine(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(" ");
}

/** Whether two texts differ only in white space around them, which the core does not store. */
function isSame(one: string, other: string): boolean {
  return one.trim() === other.trim();
}

/** The core's own sentence may begin with it. */
function notSaved(why: string): string {
  return why.startsWith("Couldn’t save") ? why : `Couldn’t save. ${why}`;
}

export type DraftState = "rest" | "typing" | "saving" | "saved" | "failed";

export class Draft {
  text = $state("");
  state = $state<DraftState>("rest");
  /** Why it was not saved, as it is shown: what is wrong with the value, or that saving itself failed. */
  message = $state("");
  /** Whether saving the same once more can help. */
  canRetry = $state(false);
  private kept: string;
  /** Whether a save has not been announced yet. */
  private unsaid = false;
  private readonly pause = new Debounce(REST);
  private running: Promise<void> = Promise.resolve();

  constructor(
    text: string,
    private readonly save: (text: string) => Promise<unknown>,
  ) {
    this.text = text;
    this.kept = text;
  }

  /** Whether the field holds something newer than what was saved. */
  get dirty(): boolean {
    return this.text !== this.kept;
  }

  typed(text: string): void {
    this.text = text;
    this.state = "typing";
    open.add(this);
    this.pause.run(() => this.flush());
  }

  /** The field is left: saves, and answers whether something was saved since it was left last, which is said now, once. */
  async leave(): Promise<boolean> {
    await this.flush();
    const saved = this.unsaid && !this.dirty;
    if (saved) this.unsaid = false;
    return saved;
  }

  /** Saves now. Saves of one field follow one another, so that the last one typed is the last one kept. */
  flush(): Promise<void> {
    this.pause.cancel();
    this.running = this.running.then(() => this.write());
    return this.running;
  }

  private async write(): Promise<void> {
    if (!this.dirty) {
      this.settle();
      return;
    }
    const text = this.text;
    if (isSame(text, this.kept) && this.state !== "failed") {
      this.kept = text;
      this.settle();
      return;
    }
    this.state = "saving";
    try {
      await this.save(text);
      this.kept = text;
      this.unsaid = true;
      this.message = "";
      this.settle();
    } catch (thrown) {
      this.state = "failed";
      const failure = asFailure(thrown);
      this.canRetry = !isValueAtFault(failure);
      this.message = this.canRetry ? notSaved(failure.message) : failure.message;
    }
  }

  private settle(): void {
    if (this.dirty) return;
    open.delete(this);
    if (this.state !== "rest") this.state = "saved";
  }

  /** Stops saving: an older text must not overwrite one that is saved later. */
  abandon(): void {
    this.pause.cancel();
    open.delete(this);
  }

  /** What the data says now: taken unless something newer is in the field, or it is the same without the spaces around it. */
  refresh(text: string): void {
    if (this.dirty || isSame(text, this.kept) || text === oneLine(this.kept)) return;
    this.kept = text;
    this.text = text;
    this.state = "rest";
  }
}
