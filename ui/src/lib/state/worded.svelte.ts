/**
 * A field that takes words and means a value: "fri" a date, "9pm" a time. What is typed stays as it was typed; it is read
 * meanwhile, and half of a value is said to be none only once the field is left.
 */
import { asFailure } from "$lib/failure";
import type { Read } from "$lib/read-words";
import { Debounce } from "./debounce";

/** Typing rests this long before it is read. */
export const READ_AFTER = 120;

const NOTHING: Read = { value: "", said: "", wrong: "", unfinished: false };

/** The reading itself was refused. */
function unread(thrown: unknown): Read {
  return { ...NOTHING, wrong: asFailure(thrown).message };
}

export class Worded {
  text = $state("");
  /** What the words mean; empty while they mean nothing. */
  value = $state("");
  /** The value in words, as the core read it; empty if it was not typed. */
  said = $state("");
  /** Why they mean nothing, once the field was left; it goes when they mean something. */
  wrong = $state("");
  private refusal = "";
  private isRead = true;
  private readonly pause = new Debounce(READ_AFTER);
  private running: Promise<void> = Promise.resolve();

  /**
   * `read` gives what words mean, or why they mean nothing; `written` puts a value into words for the field;
   * `heard` is told of each value that words came to mean.
   */
  constructor(
    value: string,
    private readonly read: (words: string) => Promise<Read>,
    private readonly written: (value: string) => string,
    private readonly heard: (value: string) => void,
  ) {
    this.take(value);
  }

  typed(text: string): void {
    this.text = text;
    this.isRead = false;
    this.pause.cancel();
    if (text.trim() === "") void this.readNow();
    else this.pause.run(() => this.readNow());
  }

  /** Reads the text and shows an error if it means nothing. Returns true if it has a value or is empty. */
  async settle(): Promise<boolean> {
    this.pause.cancel();
    if (!this.isRead) await this.readNow();
    else await this.running;
    this.wrong = this.refusal;
    return this.wrong === "";
  }

  /** A value from elsewhere: taken unless it is what the words mean already, or there are words that mean nothing yet. */
  refresh(value: string): void {
    if (value !== this.value && this.isRead && this.refusal === "") this.take(value);
  }

  /** A value that was chosen instead of typed. */
  choose(value: string): void {
    this.take(value);
    this.heard(value);
  }

  private take(value: string): void {
    this.pause.cancel();
    this.value = value;
    this.text = value === "" ? "" : this.written(value);
    this.wrong = this.refusal = this.said = "";
    this.isRead = true;
  }

  private readNow(): Promise<void> {
    this.isRead = true;
    const words = this.text.trim();
    this.running = this.understand(words);
    return this.running;
  }

  private async understand(words: string): Promise<void> {
    const { value, said, wrong, unfinished } = words === "" ? NOTHING : await this.read(words).catch(unread);
    // What was typed meanwhile is read after it.
    if (words !== this.text.trim()) return;
    this.refusal = wrong;
    this.said = said;
    // What cannot become a value any more is said at once, what may still become one when the field is left.
    if (wrong === "" || !unfinished) this.wrong = wrong;
    if (value === this.value) return;
    this.value = value;
    this.heard(value);
  }
}
