/** Rows of weeks, one below the other, in a room that scrolls below a heading. */

/** More weeks are wanted when fewer pixels than this are left to scroll. */
const NEAR = 400;

/** A row and how far its top is from the heading's lower edge, in pixels: negative where it begins above. */
export interface RowPlace {
  week: string;
  offset: number;
}

export class WeekScroll {
  private size = "";

  constructor(private readonly room: HTMLElement) {}

  /** The heading's height in pixels. */
  headHeight(): number {
    return this.room.querySelector<HTMLElement>(".names")?.offsetHeight ?? 0;
  }

  /** The first row that is in view below the heading; none while there are no rows. */
  topRow(): RowPlace | null {
    const line = this.room.scrollTop + this.headHeight();
    const row = this.rows().find((row) => row.offsetTop + row.offsetHeight > line);
    return row?.dataset["week"] ? { week: row.dataset["week"], offset: row.offsetTop - line } : null;
  }

  /** Puts a week at the top of what is in view. Whether it is there. */
  place(week: string, offset = 0): boolean {
    const row = this.rows().find((row) => row.dataset["week"] === week);
    if (!row) return false;
    this.room.scrollTop = row.offsetTop - this.headHeight() - offset;
    return true;
  }

  /** Whether the room's size is another than when this was last asked: rows change their height with it. */
  resized(): boolean {
    const now = `${this.room.clientWidth} × ${this.room.clientHeight}`;
    const changed = now !== this.size;
    this.size = now;
    return changed;
  }

  /** Which end of the weeks is near; none in between. */
  nearEnd(): "earlier" | "later" | null {
    const { scrollTop, scrollHeight, clientHeight } = this.room;
    if (scrollTop < NEAR) return "earlier";
    return scrollHeight - clientHeight - scrollTop < NEAR ? "later" : null;
  }

  private rows(): HTMLElement[] {
    return [...this.room.querySelectorAll<HTMLElement>("[data-week]")];
  }
}
