/** The summary as its reader will see it, loaded again once changes have rested. */
import type { SummaryPreview } from "$lib/generated/SummaryPreview";
import type { SummaryRequest } from "$lib/generated/SummaryRequest";
import { platform } from "$lib/platform";
import { Debounce, SEARCH_REST } from "$lib/state/debounce";
import { Reading } from "$lib/state/reading.svelte";

export class LivePreview {
  private request: SummaryRequest | null = null;
  private readonly pause = new Debounce(SEARCH_REST);
  private readonly reading = new Reading<SummaryPreview | null>(async () =>
    this.request === null ? null : platform.previewSummary(this.request),
  );

  /** The latest page that could be read. */
  get page(): SummaryPreview | null {
    return this.reading.data;
  }

  /** Why the one asked for can't be read; empty where it can. */
  get wrong(): string {
    return this.reading.failure?.message ?? "";
  }

  /** Whether the first one is being waited for, for longer than a moment. */
  get slow(): boolean {
    return this.reading.slow;
  }

  /** For an effect: what it answers takes the question back. */
  ask(request: SummaryRequest): () => void {
    const isFirst = this.request === null;
    this.request = request;
    this.pause.run(() => void this.reading.load(), isFirst ? 0 : SEARCH_REST);
    return () => this.pause.cancel();
  }
}
