/** Where something of the scorecard is looked at or done. */
import type { ScorePlace } from "$lib/generated/ScorePlace";

export function hrefOf(place: ScorePlace): string {
  switch (place.kind) {
    case "post":
      return `/posts/${place.id}`;
    case "posts":
      return "/posts";
    case "person":
      return `/people/${place.id}`;
    case "conversations":
      return "/people?view=conversations";
    case "people":
      return "/people";
    case "step":
      return `/programme/${place.step}${place.task === null ? "" : `#task-${place.task}`}`;
  }
}

/** Points with one decimal. */
export function points(number: number): string {
  return number.toFixed(1);
}
