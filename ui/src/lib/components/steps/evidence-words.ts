/** Where a fact comes from, in words. */
import type { Evidence } from "$lib/generated/Evidence";
import { EVIDENCE_KINDS } from "$lib/generated/labels";

/** "Survey, US, 2018". */
export function kindPlaceYear(evidence: Evidence): string {
  return [EVIDENCE_KINDS[evidence.kind], evidence.place ?? "", String(evidence.year)].filter(Boolean).join(", ");
}
