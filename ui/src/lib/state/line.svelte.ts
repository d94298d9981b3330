/** One line that is read while it is typed, so that what is understood of it can be said back before it is kept. */
import { Debounce, SEARCH_REST } from "./debounce";

export class Line<T> {
  text = $state("");
  understood = $state.raw<T | null>(null);
  private asked = 0;
  private readonly pause = new Debounce(SEARCH_REST);

  constructor(private readonly read: (line: string) => Promise<T>) {}

  typed(): void {
    const asked = this.settle();
    if (this.text.trim() === "") this.understood = null;
    else this.pause.run(() => this.understand(asked));
  }

  /** What is being read is not waited for any more. */
  settle(): number {
    this.pause.cancel();
    return ++this.asked;
  }

  /** The next one, unless it was begun while this one was on its way. */
  kept(line: string): void {
    if (this.text !== line) return;
    this.settle();
    this.text = "";
    this.understood = null;
  }

  private async understand(asked: number): Promise<void> {
    // What cannot be read yet is not worth a sentence while it is being typed; keeping it says why.
    const answer = await this.read(this.text).catch(() => null);
    if (asked === this.asked) this.understood = answer;
  }
}
