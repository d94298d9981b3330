/** A stand-in for the core's reading of days and times: a few words that tests use, on a day they choose. */
import type { Mocked } from "vitest";

import { addDays } from "$lib/civil";
import type { Platform } from "$lib/platform";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function dateOf(words: string, today: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(words)) return words;
  const away = { yesterday: -1, today: 0, tomorrow: 1, fri: 3, "in 3 months": 92 }[words];
  if (away !== undefined) return addDays(today, away);
  const [, day, name, year] = /^(\d{1,2}) (\w+)(?: (\d{4}))?$/.exec(words) ?? [];
  const month = MONTHS.indexOf(name ?? "") + 1;
  return month === 0 ? null : `${year ?? today.slice(0, 4)}-${String(month).padStart(2, "0")}-${day?.padStart(2, "0")}`;
}

function timeOf(words: string): string | null {
  const [, hours, minutes, half] = /^(\d{1,2})(?:[:.](\d\d))?\s?(am|pm)?$/.exec(words) ?? [];
  if (hours === undefined || Number(hours) > 24) return null;
  return `${String((Number(hours) % 12) + (half === "pm" || (half === undefined && Number(hours) >= 12) ? 12 : 0)).padStart(2, "0")}:${minutes ?? "00"}`;
}

/** A day in figures and the beginning of a month may become a date; other words may not. */
export function readsWords(shell: Pick<Mocked<Platform>, "readDay" | "readTime">, today: string): void {
  shell.readDay.mockImplementation(async (words) => {
    const date = dateOf(words.trim().toLowerCase(), today);
    const unfinished = date === null && /^\d{1,2}( [a-z]{0,3})?$/i.test(words);
    return { date, said: date ?? (unfinished ? "" : `“${words}” isn’t a date. Write 12 March or fri.`), unfinished };
  });
  shell.readTime.mockImplementation(async (words) => {
    const time = timeOf(words.trim().toLowerCase());
    return { time, said: time ?? `“${words}” isn’t a time. Write 9:30.`, unfinished: false };
  });
}
