/**
 * Something that is sent: once at a time, and what is refused is said in words, so that it can be mended and sent again.
 */
import { asFailure } from "$lib/failure";
import type { Failure } from "$lib/generated/Failure";

export class Sending {
  busy = $state(false);
  wrong = $state("");

  async send(work: () => Promise<unknown>, refused?: (failure: Failure) => unknown): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
      this.wrong = "";
    } catch (thrown) {
      const failure = asFailure(thrown);
      this.wrong = failure.message;
      await refused?.(failure);
    } finally {
      this.busy = false;
    }
  }
}
