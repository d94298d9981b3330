/** What stands above an action's title: "Step 1 · 15 min · Part 1 of 2". */
import type { NextAction } from "../../bindings/NextAction";
import { minutesInWords } from "../../words";

export interface EyebrowPart {
  text: string;
  href?: string;
}

export function eyebrowOf(action: NextAction, minutes: number | null): EyebrowPart[] {
  const parts: EyebrowPart[] = [];
  if (action.step) parts.push({ text: `Step ${action.step.number}`, href: `/programme/${action.step.slug}` });
  if (minutes !== null && action.kind !== "offer") parts.push({ text: minutesInWords(minutes) });
  if (action.part) parts.push({ text: `Part ${action.part.number} of ${action.part.of}` });
  const days = /^First 30 days, (\d+ of \d+)\.$/.exec(action.reason);
  if (days) parts.push({ text: `First 30 days ${days[1]}` });
  return parts;
}
