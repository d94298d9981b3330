/** The civil date of the next slot after today: the weekly post's first weekday, or another when it has none. */
import type { Day } from "../../bindings/Day";
import type { RemindersPage } from "../../bindings/RemindersPage";
import { addDays } from "../../civil";

const WEEK: Day[] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

function weekdayOf(date: string): Day {
  return WEEK[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "sunday";
}

export function nextSlot({ date, rules }: Pick<RemindersPage, "date" | "rules">, otherwise: Day): string {
  const slots = rules.filter(({ entry }) => entry.kind === "weekly_post" && entry.enabled !== false).flatMap(({ entry }) => entry.weekdays ?? []);
  const wanted = slots.length > 0 ? slots : [otherwise];
  let day = addDays(date, 1);
  while (!wanted.includes(weekdayOf(day))) day = addDays(day, 1);
  return day;
}
