/**
 * Looks through a text while it is typed: when typing rests, the core is asked, and an answer that was overtaken by later
 * typing is dropped. Nothing of it is written down.
 */
import type { DraftCheck } from "$lib/generated/DraftCheck";
import type { Network } from "$lib/generated/Network";
import { asFailure } from "$lib/failure";
import { platform } from "$lib/platform";
import { Debounce } from "./debounce";

/** Typing rests this long before the text is looked through. */
export const PAUSE = 200;

/** A text that was looked through, and what was found. */
export interface Checked {
  title: string;
  body: string;
  network: Network | null;
  check: DraftCheck;
}

export class RedLineWatch {
  latest = $state.raw<Checked>() as Checked;
  /** Why the last text could not be looked through; empty when it could. */
  failed = $state("");
  private asked = 0;
  private readonly pause = new Debounce(PAUSE);

  constructor(first: Checked) {
    this.latest = first;
  }

  /** Checks again once typing rests, if the text has changed. */
  typed(title: string, body: string, network: Network | null): void {
    const known = this.latest;
    if (title === known.title && body === known.body && network === known.network) {
      this.stop();
      return;
    }
    const now = ++this.asked;
    this.pause.run(() => this.look(now, title, body, network));
  }

  /** What came with the page belongs to the text as it is kept: taken when nothing newer is typed. */
  take(checked: Checked): void {
    this.asked++;
    this.pause.cancel();
    this.latest = checked;
    this.failed = "";
  }

  stop(): void {
    this.asked++;
    this.pause.cancel();
  }

  private async look(now: number, title: string, body: string, network: Network | null): Promise<void> {
    try {
      const check = await platform.checkDraft(title, body, network);
      if (now !== this.asked) return;
      this.latest = { title, body, network, check };
      this.failed = "";
    } catch (thrown) {
      if (now === this.asked) this.failed = asFailure(thrown).message;
    }
  }
}
