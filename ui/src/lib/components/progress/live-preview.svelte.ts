/** A summary as its reader will see it, asked for anew after each change once the hand rests. */
import type { SummaryPreview } from "$lib/generated/SummaryPreview";
import type { SummaryRequest } from "$lib/generated/SummaryRequest";
import { asFailure } from "$lib/failure";
import { platform } from "$lib/platform";

const REST = 150;

export class LivePreview {
  page = $state.raw<SummaryPreview | null>(null);
  wrong = $state("");
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** For an effect: what it answers takes the question back. */
  ask(request: SummaryRequest): () => void {
    const asked = ++this.asked;
    this.timer = setTimeout(() => void this.read(request, asked), this.asked === 1 ? 0 : REST);
    return () => clearTimeout(this.timer);
  }

  /** An answer that was overtaken by a later question is not shown. */
  private async read(request: SummaryRequest, asked: number): Promise<void> {
    try {
      const page = await platform.previewSummary(request);
      if (asked !== this.asked) return;
      this.page = page;
      this.wrong = "";
    } catch (thrown) {
      if (asked === this.asked) this.wrong = asFailure(thrown).message;
    }
  }
}
