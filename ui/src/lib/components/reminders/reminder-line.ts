/**
 * One line as a reminder: "Call Grace, fri 15:00", "Water the plants – every mon and thu at 18:30". Only what is set off by a
 * dash, a comma, brackets, "@" or "on" is taken for a time; what days and times mean is the core's.
 */
import { DAYS } from "$lib/generated/labels";
import type { Day } from "$lib/generated/Day";
import type { Repeats } from "$lib/generated/Repeats";
import { readDay, readTime, type Read } from "$lib/read-words";
import { entries } from "$lib/words";

export interface ReminderWords {
  /** What it reminds of, without its time. */
  title: string;
  repeats?: Repeats;
  days?: Day[];
  date?: string;
  time?: string;
}

/** What sets a time off, the last of them first. */
const SET_OFF = /^(?<title>.*\S)(?:\s*[,(]\s*|\s+[-–—@]\s*|\s+(?=on\s|every\s))(?<tail>[^,(]*?)\)?[.!]?$/iu;
const WORK_DAYS: Day[] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

function dayNamed(word: string): Day | undefined {
  return word.length < 3
    ? undefined
    : entries(DAYS).find(([, name]) => name.toLowerCase().startsWith(word.replace(/s$/, "")))?.[0];
}

/** "day", "weekday", "month", "mon and thu". */
function rhythmOf(words: string): Pick<ReminderWords, "repeats" | "days"> | null {
  if (words === "day") return { repeats: "weekly", days: entries(DAYS).map(([day]) => day) };
  if (words === "weekday" || words === "work day") return { repeats: "weekly", days: WORK_DAYS };
  if (words === "month") return { repeats: "monthly" };
  const named = words.split(/\s*,\s*|\s+and\s+|\s+/).map(dayNamed);
  if (named.length === 0 || named.includes(undefined)) return null;
  return {
    repeats: "weekly",
    days: entries(DAYS)
      .map(([day]) => day)
      .filter((day) => named.includes(day)),
  };
}

const quietly = (reading: Promise<Read>) =>
  reading.then(
    ({ value }) => value || null,
    () => null,
  );

/** The time at the end of the words, and what stands before it. */
async function timeAtEnd(words: string): Promise<{ before: string; time: string } | null> {
  const found = /^(?<before>.*?)(?:^|\s+)(?<at>at\s+)?(?<time>\S+(?:\s+[ap]\.?m\.?)?)$/iu.exec(words)?.groups;
  if (!found?.["time"]) return null;
  // A bare number is a time only after "at": "on the 3" is a day.
  if (!found["at"] && !/[:.]\d\d|[ap]\.?m|noon|midnight/iu.test(found["time"])) return null;
  const time = await quietly(readTime(found["time"]));
  return time === null ? null : { before: found["before"]?.trim() ?? "", time };
}

async function whenOf(words: string): Promise<Omit<ReminderWords, "title"> | null> {
  const end = await timeAtEnd(words);
  const day = (end ? end.before : words)
    .replace(/^on\s+/iu, "")
    .trim()
    .toLowerCase();
  const time = end ? { time: end.time } : {};
  if (day === "") return end ? time : null;
  if (day.startsWith("every ")) {
    const rhythm = rhythmOf(day.slice("every ".length).trim());
    return rhythm && { ...rhythm, ...time };
  }
  const date = await quietly(readDay(day, "future"));
  return date === null ? null : { repeats: "once", date, ...time };
}

/** What the line says; all of it is the title where no time is set off. */
export async function readReminderLine(line: string): Promise<ReminderWords> {
  const whole = line.trim();
  if (/^["“].*["”]$/u.test(whole)) return { title: whole.slice(1, -1).trim() };
  const found = SET_OFF.exec(whole)?.groups;
  if (!found?.["title"] || !found["tail"]) return { title: whole };
  const when = await whenOf(found["tail"].trim());
  return when ? { title: found["title"].replace(/[\s,–—-]+$/u, ""), ...when } : { title: whole };
}
