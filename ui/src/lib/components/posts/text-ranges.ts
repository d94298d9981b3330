/**
 * Places in a text. The core counts characters (Unicode scalar values), the browser counts UTF-16 units: an emoji is one
 * of the first and two of the second.
 */
export interface TextRange {
  from: number;
  to: number;
}

/** Converts ranges to UTF-16 units, as a field's selection takes them. Ranges past the end are cut off there. */
export function inUnits(text: string, places: TextRange[]): TextRange[] {
  const offsets = [...new Set(places.flatMap((place) => [place.from, place.to]))].sort((a, b) => a - b);
  const units = new Map<number, number>();
  let unit = 0;
  let character = 0;
  for (const offset of offsets) {
    while (character < offset && unit < text.length) {
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
      character++;
    }
    units.set(offset, unit);
  }
  return places.map((place) => ({ from: units.get(place.from) ?? 0, to: units.get(place.to) ?? 0 }));
}

/** A stretch of a text: `mark` is the number of the place it belongs to, none between places. */
export interface Piece {
  text: string;
  mark: number | null;
}

/** A text cut at the given places (UTF-16 units); what overlaps an earlier place is left to that one. */
export function cut(text: string, places: TextRange[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const inOrder = places.map((place, mark) => ({ ...place, mark })).sort((a, b) => a.from - b.from);
  for (const { from, to, mark } of inOrder) {
    const start = Math.max(from, at);
    if (to <= start) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), mark: null });
    pieces.push({ text: text.slice(start, to), mark });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mark: null });
  return pieces;
}

/** End of the paragraph around an offset: text after it cannot move what is before it. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
