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
    let failure: Failure | null = null;
    try {
      await work();
      this.wrong = "";
    } catch (thrown) {
      failure = asFailure(thrown);
      this.wrong = failure.message;
    } finally {
      this.busy = false;
    }
    // From here on it can be sent again: what follows a refusal may take its time.
    if (failure !== null) await refused?.(failure);
  }
}
