/** Walking the points of a picture by keyboard or pointer, one at a time; what a point says is announced after a while. */
import { onDestroy } from "svelte";

import type { Mark } from "$lib/generated/Mark";
import type { Marks } from "$lib/generated/Marks";
import { announcer } from "$lib/state/announcer.svelte";

/** A screen reader is told of a point when the walk has rested on it this long, in milliseconds. */
export const REST = 300;

interface Place {
  series: number;
  row: number;
}

export class Walk {
  /** Where the keyboard is. It is there from the first time the picture has focus. */
  private walked = $state.raw<Place | null>(null);
  private pointed = $state.raw<Place | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** For use in a component's set-up. */
  constructor(private readonly marks: () => Marks) {
    onDestroy(() => clearTimeout(this.timer));
  }

  /** What is pointed at, else what was walked to. */
  get at(): Place | null {
    const place = this.pointed ?? this.walked;
    return place !== null && this.mark(place) !== null ? place : null;
  }

  get words(): string {
    return (this.at && this.mark(this.at)?.words) ?? "";
  }

  /** The latest point is where the walk begins. */
  enter(): void {
    this.walked ??= { series: 0, row: this.last(0) };
    this.announce();
  }

  leave(): void {
    clearTimeout(this.timer);
  }

  point(place: Place | null): void {
    this.pointed = place;
  }

  /** Whether the key meant something here. */
  press(key: string): boolean {
    const { series, row } = this.walked ?? { series: 0, row: this.last(0) };
    const all = this.marks().series;
    const to = {
      ArrowLeft: { series, row: row - 1 },
      ArrowUp: { series, row: row - 1 },
      ArrowRight: { series, row: row + 1 },
      ArrowDown: { series, row: row + 1 },
      Home: { series, row: 0 },
      End: { series, row: this.last(series) },
      PageUp: { series: series - 1, row },
      PageDown: { series: series + 1, row },
    }[key];
    if (to === undefined) return false;
    this.walked = {
      series: within(to.series, all.length - 1),
      row: within(to.row, this.last(series)),
    };
    this.pointed = null;
    this.announce();
    return true;
  }

  private announce(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.words !== "") announcer.say(this.words);
    }, REST);
  }

  private mark({ series, row }: Place): Mark | null {
    return this.marks().series[series]?.marks[row] ?? null;
  }

  private last(series: number): number {
    return (this.marks().series[series]?.marks.length ?? 1) - 1;
  }
}

function within(number: number, most: number): number {
  return Math.max(0, Math.min(number, most));
}
