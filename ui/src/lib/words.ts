/** Dates, lengths and names in words. Civil dates are never taken through a time zone. */
import { daysBetween } from "./civil";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
/** From Sunday on. */
export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

interface Civil {
  year: number;
  month: number;
  day: number;
}

function parts(date: string): Civil {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return { year, month, day };
}

/** "3 March 2026". */
export function longDate(date: string): string {
  const { year, month, day } = parts(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** "3 Mar", with the year when it is not that of `today`. */
export function shortDate(date: string, today?: string): string {
  const { year, month, day } = parts(date);
  const short = `${day} ${MONTHS[month - 1]?.slice(0, 3)}`;
  return today !== undefined && parts(today).year === year ? short : `${short} ${year}`;
}

/** "2–8 Dec", "29 Nov – 5 Dec", with the year when it is not that of `today`. */
export function dateRange(from: string, to: string, today?: string): string {
  const [first, last] = [parts(from), parts(to)];
  if (from === to) return shortDate(from, today);
  if (first.year === last.year && first.month === last.month) return `${first.day}–${shortDate(to, today)}`;
  return `${first.year === last.year ? shortDate(from, from) : shortDate(from, today)} – ${shortDate(to, today)}`;
}

/** "June 2027". */
export function monthAndYear(date: string): string {
  const { year, month } = parts(date);
  return `${MONTHS[month - 1]} ${year}`;
}

/** "Tuesday, 3 March". */
export function dayAndDate(date: string): string {
  const { year, month, day } = parts(date);
  return `${WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}, ${day} ${MONTHS[month - 1]}`;
}

/** "today", "tomorrow", "in 3 days", "2 weeks ago". */
export function fromToday(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return "today";
  if (Math.abs(days) === 1) return days > 0 ? "tomorrow" : "yesterday";
  const away = Math.abs(days);
  const much =
    away < 14 ? `${away} days` : away < 70 ? `${Math.round(away / 7)} weeks` : `${Math.round(away / 30.44)} months`;
  return days > 0 ? `in ${much}` : `${much} ago`;
}

/** "Friday, 13 March, in 3 days", with the year when it is not that of `today`. */
export function dayFromToday(date: string, today: string): string {
  const year = parts(date).year === parts(today).year ? "" : ` ${parts(date).year}`;
  return `${dayAndDate(date)}${year}, ${fromToday(date, today)}`;
}

/** "1 post", "2 posts". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** "1 of 3 conversations", and "4 conversations" once there are more than were wanted. */
export function countedOf(done: number, wanted: number, one: string, many = `${one}s`): string {
  return done > wanted ? counted(done, one, many) : `${done} of ${counted(wanted, one, many)}`;
}

export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "15 min", "1 h 30 min". */
export function minutesInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  // Over a day's work, minutes are noise.
  if (hours >= 10) return `${Math.round(minutes / 60)} h`;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** The values of a record's keys in its order, for option lists. */
export function entries<K extends string>(names: Record<K, string>): [K, string][] {
  return Object.entries(names) as [K, string][];
}

/** What is a web address may be opened; anything else is only text. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(text.trim());
}
