/** Moments that came of what was just done: shown where it was done, beside the short message. */
import type { MomentLine } from "$lib/generated/MomentLine";

/** What was shown this shortly before another page belongs to what led there: it stays. */
const BELONGS_WITHIN = 1_000;

class Moments {
  current = $state.raw<MomentLine[]>([]);
  private shownAt = 0;

  /** None of a write leaves what is shown as it is. */
  take(moments: MomentLine[]): void {
    if (moments.length === 0) return;
    this.shownAt = Date.now();
    this.current = moments;
  }

  dismiss(): void {
    this.current = [];
  }

  leavePage(): void {
    if (Date.now() - this.shownAt >= BELONGS_WITHIN) this.dismiss();
  }
}

export const moments = new Moments();
