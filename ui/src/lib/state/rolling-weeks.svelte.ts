/**
 * The weeks of the calendar that are loaded: in a row, more at either end as they are wanted, and those far behind let go, so
 * that ten years never stand on one page.
 */
import type { PostCalendar } from "$lib/generated/PostCalendar";
import { addDays } from "$lib/civil";
import { asFailure } from "$lib/failure";
import { platform } from "$lib/platform";
import { notices } from "./notices.svelte";
import { Reading } from "./reading.svelte";

/** Weeks read at first, and how many of them are before the one that is shown. */
const FIRST = 16;
const BEFORE = 6;
/** Weeks read when one end is near. */
const MORE = 8;
/** The most weeks kept: more than the tallest window shows with what is read ahead at both ends. */
export const MOST = 72;

export type End = "earlier" | "later";

export class RollingWeeks {
  /** While something is dragged or carried no week is let go: it may be the one it came from. */
  keepAll = false;
  private from: string;
  private count = FIRST;
  private extending: Promise<void> | null = null;
  readonly page = new Reading<PostCalendar>(() => this.read());

  constructor(around: string) {
    this.from = addDays(around, -7 * BEFORE);
  }

  private async read(): Promise<PostCalendar> {
    for (;;) {
      const [from, count] = [this.from, this.count];
      const calendar = await platform.postCalendar(from, count);
      // Weeks that came meanwhile are read as well.
      if (from === this.from && count === this.count) return calendar;
    }
  }

  has(date: string): boolean {
    const weeks = this.page.data?.weeks ?? [];
    const [first, last] = [weeks[0], weeks.at(-1)];
    return first !== undefined && last !== undefined && first.starts_on <= date && date < addDays(last.starts_on, 7);
  }

  /** Reads the weeks around a day in place of those that are there. */
  async open(around: string): Promise<void> {
    this.from = addDays(around, -7 * BEFORE);
    this.count = FIRST;
    await this.page.load();
  }

  /** Reads more weeks at one end; while some are on their way, waits for those. */
  extend(end: End): Promise<void> {
    this.extending ??= this.more(end).finally(() => (this.extending = null));
    return this.extending;
  }

  /** Loads the weeks as far as a day; false where there are none. */
  async reach(date: string): Promise<boolean> {
    const data = this.page.data;
    if (data === null || date < data.first_week || date >= addDays(data.last_week, 7)) return false;
    // Weeks may be on their way for the other end.
    for (let attempt = 0; attempt < 3 && !this.has(date); attempt += 1) {
      const weeks = this.page.data?.weeks ?? [];
      const [first, last] = [weeks[0]?.starts_on ?? date, weeks.at(-1)?.starts_on ?? date];
      if (date < addDays(first, -7 * MORE) || date >= addDays(last, 7 * (MORE + 1))) await this.open(date);
      else await this.extend(date < first ? "earlier" : "later");
    }
    return this.has(date);
  }

  private async more(end: End): Promise<void> {
    const before = this.page.data;
    const [first, last] = [before?.weeks[0]?.starts_on, before?.weeks.at(-1)?.starts_on];
    if (before === null || first === undefined || last === undefined) return;
    if (end === "earlier" ? first <= before.first_week : last >= before.last_week) return;
    try {
      const part = await platform.postCalendar(end === "earlier" ? addDays(first, -7 * MORE) : addDays(last, 7), MORE);
      const now = this.page.data;
      // Another part of the calendar may have been opened meanwhile.
      if (now?.weeks[0]?.starts_on !== first || now.weeks.at(-1)?.starts_on !== last) return;
      let weeks =
        end === "earlier"
          ? [...part.weeks.filter((week) => week.starts_on < first), ...now.weeks]
          : [...now.weeks, ...part.weeks];
      if (!this.keepAll) weeks = end === "earlier" ? weeks.slice(0, MOST) : weeks.slice(-MOST);
      this.from = weeks[0]?.starts_on ?? first;
      this.count = weeks.length;
      this.page.data = { ...part, weeks };
    } catch (thrown) {
      notices.warn(asFailure(thrown).message);
    }
  }
}
