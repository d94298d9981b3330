/** What calendars go by: today, and the day a week begins on as Settings say. */
import { weekdayOf } from "$lib/civil";
import { session } from "./session.svelte";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

class CalendarNow {
  /** The user's civil date. */
  get today(): string {
    return session.boot?.today?.date ?? session.boot?.defaults.start_on ?? "";
  }

  /** 0 is Sunday. The first day of this week tells it; before there is a profile, what is suggested. */
  get weekStart(): number {
    const began = session.boot?.today?.week.starts_on;
    return began === undefined
      ? Math.max(0, DAYS.indexOf(session.boot?.defaults.week_start ?? "monday"))
      : weekdayOf(began);
  }
}

export const calendarNow = new CalendarNow();
