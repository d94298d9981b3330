/** What words mean, as the core reads them everywhere. */
import type { DayDirection } from "$lib/generated/DayDirection";
import { platform } from "./platform";

/** What was read: a value, or why the words have none. `wrong` is empty while they may still become one. */
export interface Read {
  value: string;
  /** The value in words, with what was left out of it. */
  said: string;
  wrong: string;
  unfinished: boolean;
}

/** The civil date that words mean today. */
export async function readDay(words: string, direction: DayDirection): Promise<Read> {
  const { date, said, unfinished } = await platform.readDay(words, direction);
  return {
    value: date ?? "",
    said: date === null ? "" : said,
    wrong: date === null ? said || `“${words}” isn’t a date yet. Write 12 March, fri, or in 10 days.` : "",
    unfinished,
  };
}

/** The time of day that words mean, "09:30". */
export async function readTime(words: string): Promise<Read> {
  const { time, said, unfinished } = await platform.readTime(words);
  return {
    value: time ?? "",
    said: time === null ? "" : said,
    wrong: time === null ? said || `“${words}” isn’t a time yet. Write 9:30, 18:00 or 7pm.` : "",
    unfinished,
  };
}
