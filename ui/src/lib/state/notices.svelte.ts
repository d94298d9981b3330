/** What the window says after an action: one notice at a time, with undo where there is something to undo. */

/** Something that can be done next, with what was just made. */
export interface Offer {
  label: string;
  act: () => unknown;
}

export interface Notice {
  id: number;
  text: string;
  undo: boolean;
  wrong: boolean;
  offer: Offer | null;
}

const SHOWN_FOR = 8_000;
/** What was said this shortly before another page belongs to what led there: it stays. */
const BELONGS_WITHIN = 1_000;

class Notices {
  current = $state<Notice | null>(null);
  private next = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shownAt = 0;

  say(text: string, undo: boolean, offer: Offer | null = null): void {
    this.show({ id: this.next++, text, undo, wrong: false, offer });
    this.resume();
  }

  /** Something was refused: it stays until it is dismissed. */
  warn(text: string): void {
    this.hold();
    this.show({ id: this.next++, text, undo: false, wrong: true, offer: null });
  }

  dismiss(): void {
    this.hold();
    this.current = null;
  }

  /** Another page comes: what was said of the one before goes, but for a refusal, which is about what was not kept. */
  leavePage(asked: boolean): void {
    const belongs = !asked && Date.now() - this.shownAt < BELONGS_WITHIN;
    if (this.current !== null && !this.current.wrong && !belongs) this.dismiss();
  }

  /** While it is pointed at or focused it stays. */
  hold(): void {
    clearTimeout(this.timer);
  }

  resume(): void {
    this.hold();
    if (this.current !== null && !this.current.wrong) this.timer = setTimeout(() => this.dismiss(), SHOWN_FOR);
  }

  private show(notice: Notice): void {
    this.shownAt = Date.now();
    this.current = notice;
  }
}

export const notices = new Notices();
