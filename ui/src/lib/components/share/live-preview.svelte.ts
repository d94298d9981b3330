/** The summary as its reader will see it, loaded again once changes have rested. */
import type { SummaryPreview } from "$lib/generated/SummaryPreview";
import type { SummaryRequest } from "$lib/generated/SummaryRequest";
import { asFailure } from "$lib/failure";
import { platform } from "$lib/platform";
import { Debounce, SEARCH_REST } from "$lib/state/debounce";

export class LivePreview {
  page = $state.raw<SummaryPreview | null>(null);
  wrong = $state("");
  private asked = 0;
  private readonly pause = new Debounce(SEARCH_REST);

  /** For an effect: what it answers takes the question back. */
  ask(request: SummaryRequest): () => void {
    const asked = ++this.asked;
    this.pause.run(() => this.read(request, asked), asked === 1 ? 0 : SEARCH_REST);
    return () => this.pause.cancel();
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
