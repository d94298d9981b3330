/** What the palette finds among names that it knows by itself, and in what order: pages, actions, steps. */

export interface Entry {
  /** Tells it from every other one, where two may be called the same. */
  key: string;
  name: string;
  /** Other words for it, as people may think of it. */
  also?: string[] | undefined;
  /** A word beside the name. */
  note?: string;
  /** The keys that do the same from anywhere, as `?` lists them. */
  keys?: string;
  /** Whether it is something to come back to, and not something to do. */
  opens?: boolean;
  act: () => unknown;
}

/** Named in full: before everything else, whatever kind of thing it is. */
export const EXACT = 6;

/** One form for comparing: without accents, capitals, and white space that is only in the way. */
export function comparable(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
}

/** How well typed words fit a thing; 0 when they do not. Letters that merely occur somewhere in it are no fit. */
export function fit(entry: Pick<Entry, "name" | "also">, typed: string): number {
  const query = comparable(typed);
  if (query === "") return 1;
  const name = comparable(entry.name);
  const also = (entry.also ?? []).map(comparable);
  if (name === query || also.includes(query)) return EXACT;
  if (name.startsWith(query)) return 5;
  if (` ${name}`.includes(` ${query}`)) return 4;
  const parts = query.split(" ");
  const begins = (text: string) => parts.every((part) => ` ${text}`.includes(` ${part}`));
  if (begins(name)) return 3;
  if (also.some(begins)) return 2;
  return query.length > 2 && name.includes(query) ? 1 : 0;
}

/** What fits what is typed, best first, equals in their own order. All of it while nothing is typed. */
export function fitting(entries: Entry[], typed: string): Entry[] {
  const scored = entries.map((entry, order) => ({ entry, order, score: fit(entry, typed) }));
  const kept = scored.filter(({ score }) => score > 0);
  return kept.sort((one, other) => other.score - one.score || one.order - other.order).map(({ entry }) => entry);
}

/** The best score among these; 0 when none fits. */
export function best(entries: Entry[], typed: string): number {
  return entries.reduce((most, entry) => Math.max(most, fit(entry, typed)), 0);
}
