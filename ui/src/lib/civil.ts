/** Reckoning with civil dates ("2026-03-03"), never through a time zone. */
function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function civil(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  const moved = utc(date);
  moved.setUTCDate(moved.getUTCDate() + days);
  return civil(moved);
}

/** That day of the month, some months on, or the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const first = utc(`${date.slice(0, 7)}-01`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(Number(date.slice(8)), last.getUTCDate()));
  return civil(first);
}

/** Days from one date to a later one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000);
}

export function sameMonth(one: string, other: string): boolean {
  return one.slice(0, 7) === other.slice(0, 7);
}

/** Day of the month, 1 to 31. */
export function dayOf(date: string): number {
  return Number(date.slice(8));
}

/** Day of the week, 0 is Sunday. */
export function weekdayOf(date: string): number {
  return utc(date).getUTCDay();
}
