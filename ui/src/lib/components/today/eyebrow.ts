/** What stands above an action's title: "Step 1 · 15 min · First 30 days · 3 of 22". */
import type { NextAction } from "$lib/generated/NextAction";
import { minutesInWords } from "$lib/words";

export interface EyebrowPart {
  text: string;
  href?: string;
}

export function eyebrowOf(action: NextAction, minutes: number | null): EyebrowPart[] {
  const parts: EyebrowPart[] = [];
  if (action.step) parts.push({ text: `Step ${action.step.number}`, href: `/programme/${action.step.slug}` });
  if (minutes !== null && action.kind !== "offer") parts.push({ text: minutesInWords(minutes) });
  if (action.part) parts.push({ text: `Part ${action.part.number} of ${action.part.of}` });
  if (action.listed) parts.push({ text: `First 30 days · ${action.listed.number} of ${action.listed.of}` });
  return parts;
}
