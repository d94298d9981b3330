/** The programme as a journey: three bands of steps, with the months they are planned for and the pauses between them. */
import type { ProgrammePage } from "$lib/generated/ProgrammePage";
import type { ProgrammeStep } from "$lib/generated/ProgrammeStep";
import { monthAndYear } from "$lib/words";

const BANDS = [
  { name: "Ground", from: 1, to: 5 },
  { name: "Voice", from: 6, to: 8 },
  { name: "Reach", from: 9, to: 12 },
];

export interface Stop {
  step: ProgrammeStep;
  /** The month at the margin, in which it was finished or is planned to begin; empty where it is that of the stop before. */
  month: string;
  /** The step it is taken after, where that isn't the one before it. */
  after: number | null;
  /** Pauses that begin while it is planned: first and last day. */
  pauses: [string, string][];
  /** What it made, once it is finished, in the user's own words; null where nothing is answered. */
  made: string | null;
}

export interface Band {
  name: string;
  stops: Stop[];
}

export function journeyOf(page: ProgrammePage): Band[] {
  const place = (step: ProgrammeStep) => page.order.indexOf(step.number);
  const taken = [...page.steps].sort((a, b) => place(a) - place(b));
  const steps = BANDS.map((band) => taken.filter((step) => step.number >= band.from && step.number <= band.to));
  // Pauses and months go by the dates, which follow the order in which steps are taken.
  const pausesOf = (step: ProgrammeStep): [string, string][] => {
    const next = taken[taken.indexOf(step) + 1];
    return page.pauses.filter(
      ([from]) => from >= step.planned_from && (next === undefined || from < next.planned_from),
    );
  };
  let shown = "";
  return BANDS.map(({ name }, index) => ({
    name,
    stops: (steps[index] ?? []).map((step) => {
      const month = monthAndYear(step.done_on ?? step.planned_from);
      const before = taken[taken.indexOf(step) - 1];
      const stop: Stop = {
        step,
        month: month === shown ? "" : month,
        after: before !== undefined && before.number !== step.number - 1 ? before.number : null,
        pauses: pausesOf(step),
        made: step.state === "done" ? (page.made[step.slug] ?? null) : null,
      };
      shown = month;
      return stop;
    }),
  }));
}
