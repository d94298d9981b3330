/** Quiet hours as few lines as they need: every night alike, weekends apart, or runs of days. When they end is the core's to judge. */
import { DAYS } from "$lib/generated/labels";
import type { Day } from "$lib/generated/Day";
import type { QuietDay } from "$lib/generated/QuietDay";

export interface QuietLine {
  days: Day[];
  /** "Every night", "Friday and Saturday nights", "Monday to Friday". */
  name: string;
  from: string | null;
  to: string | null;
}

const WEEKEND: Day[] = ["friday", "saturday"];

/** "22:00 to 07:00". */
export function hoursInWords({ from, to }: Pick<QuietLine, "from" | "to">): string {
  return from === null || to === null ? "No quiet hours" : `${from} to ${to}`;
}

const isAlike = (days: QuietDay[]) => days.every((day) => day.from === days[0]?.from && day.to === days[0]?.to);

function lineOf(days: QuietDay[], name: string): QuietLine {
  return { days: days.map(({ day }) => day), name, from: days[0]?.from ?? null, to: days[0]?.to ?? null };
}

export function linesOf(days: QuietDay[]): QuietLine[] {
  const overNight = days.every(({ from, to }) => from === null || to === null || to <= from);
  if (isAlike(days)) return [lineOf(days, overNight ? "Every night" : "Every day")];
  const weekend = days.filter(({ day }) => WEEKEND.includes(day));
  const rest = days.filter(({ day }) => !WEEKEND.includes(day));
  if (overNight && isAlike(weekend) && isAlike(rest)) {
    return [lineOf(rest, "Sunday to Thursday nights"), lineOf(weekend, "Friday and Saturday nights")];
  }
  const runs: QuietDay[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && isAlike([...run, day])) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => {
    const [first, last] = [run[0], run.at(-1)];
    return lineOf(
      run,
      first && last
        ? first === last
          ? DAYS[first.day]
          : `${DAYS[first.day]} ${run.length === 2 ? "and" : "to"} ${DAYS[last.day]}`
        : "",
    );
  });
}

/** Groups the days into weekends and the rest, so that each can be changed alone. */
export function weekendsApart(days: QuietDay[]): QuietLine[] {
  return [
    lineOf(
      days.filter(({ day }) => !WEEKEND.includes(day)),
      "Sunday to Thursday nights",
    ),
    lineOf(
      days.filter(({ day }) => WEEKEND.includes(day)),
      "Friday and Saturday nights",
    ),
  ];
}
