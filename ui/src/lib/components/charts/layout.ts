/**
 * Where the marks of a picture lie, in the drawing's own units. Nothing is measured on the page: the drawing is as wide as its
 * place and keeps its proportions.
 */
import { nice, ticks as roundNumbers } from "d3-array";
import { scaleBand } from "d3-scale";
import { line } from "d3-shape";

import type { Marks } from "$lib/generated/Marks";
import type { Series } from "$lib/generated/Series";

export const WIDTH = 640;
/** Of the plot, without what stands below it. */
export const HEIGHT = 160;
/** Left of the plot, for the figures of the scale. */
export const GUTTER = 40;
/** Of a lying bar with its name. */
export const SHARE_HEIGHT = 44;
const TOP = 8;
const TICKS = 4;

/** A box for a bar or a slot. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A point of a line; none where there is a gap. */
export interface Dot {
  x: number;
  y: number;
}

/**
 * Where a value lies, from the top of the plot. The scale is from 0, or from the smallest value below it, to a round number. It is
 * straight, and d3's own brings colours with it that cannot be loaded where prototypes are frozen, as they are in the window.
 */
export function heights(marks: Marks) {
  const [low, high] = nice(marks.least, marks.most, TICKS);
  const scale = (value: number) => HEIGHT - ((value - low) / (high - low)) * (HEIGHT - TOP);
  const invert = (y: number) => low + ((HEIGHT - y) / (HEIGHT - TOP)) * (high - low);
  return Object.assign(scale, { invert });
}

/** The round numbers along the scale: whole ones, since everything is counted. */
export function ticks(marks: Marks): { value: number; y: number }[] {
  const scale = heights(marks);
  const [low, high] = nice(marks.least, marks.most, TICKS);
  return roundNumbers(low, high, TICKS)
    .filter(Number.isInteger)
    .map((value) => ({ value, y: scale(value) }));
}

/** The places along the axis, those to come among them. */
export function slots(marks: Marks): { x: number; width: number; step: number }[] {
  const places = Array.from({ length: marks.slots }, (_, slot) => slot);
  const scale = scaleBand(places, [GUTTER, WIDTH]).paddingInner(0.2).paddingOuter(0.1);
  return places.map((slot) => ({ x: scale(slot) ?? 0, width: scale.bandwidth(), step: scale.step() }));
}

/** The bar of each mark; one without a value has no height. */
export function bars(marks: Marks, series: Series): Box[] {
  const scale = heights(marks);
  const places = slots(marks);
  return series.marks.map(({ value }, row) => {
    const [y, zero] = [scale(value ?? 0), scale(0)];
    const place = places[row] ?? { x: 0, width: 0 };
    return { x: place.x, width: place.width, y: Math.min(y, zero), height: Math.abs(zero - y) };
  });
}

/** The lying bar of each mark, one a row. */
export function shares(marks: Marks, series: Series): Box[] {
  const scale = (value: number) => (value / marks.most) * WIDTH;
  return series.marks.map(({ value }, row) => ({
    x: 0,
    y: row * SHARE_HEIGHT + 22,
    width: scale(value ?? 0),
    height: 14,
  }));
}

/** The point of each mark of a line. */
export function dots(marks: Marks, series: Series): (Dot | null)[] {
  const scale = heights(marks);
  const places = slots(marks);
  return series.marks.map(({ value }, row) => {
    const place = places[row];
    return value === null || place === undefined ? null : { x: place.x + place.width / 2, y: scale(value) };
  });
}

/** The line through the points, broken at gaps: what is final, and what leads to or from a point that is not. */
export function paths(marks: Marks, series: Series): { full: string; dashed: string } {
  const points = dots(marks, series);
  const joined = line<Dot | null>(
    (dot) => dot?.x ?? 0,
    (dot) => dot?.y ?? 0,
  ).defined((dot) => dot !== null);
  const isOpen = (row: number) => series.marks[row]?.look === "dashed";
  let [full, dashed] = ["", ""];
  for (let row = 1; row < points.length; row += 1) {
    const [from, to] = [points[row - 1] ?? null, points[row] ?? null];
    if (from === null || to === null) continue;
    const part = joined([from, to]) ?? "";
    if (isOpen(row - 1) || isOpen(row)) dashed += part;
    else full += part;
  }
  return { full, dashed };
}

/** A level a slot, joined where slots with one meet. */
export function steps(marks: Marks, series: Series): string {
  const scale = heights(marks);
  const places = slots(marks);
  return series.marks
    .map(({ value }, row) => {
      const place = places[row];
      if (value === null || place === undefined) return "";
      const [from, to] = [place.x - (place.step - place.width) / 2, place.x + (place.step + place.width) / 2];
      const joins = row > 0 && series.marks[row - 1]?.value != null;
      return `${joins ? "L" : "M"}${from} ${scale(value)}H${to}`;
    })
    .join("");
}

/** A name that fits above a lying bar. */
export function fitted(name: string, most = 64): string {
  const letters = [...name];
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
    : name;
}
