/** Where a fact comes from, in words. */
import type { Evidence } from "../../bindings/Evidence";
import type { EvidenceKind } from "../../bindings/EvidenceKind";

const KINDS: Record<EvidenceKind, string> = {
  experiment: "Experiment",
  "field study": "Field study",
  survey: "Survey",
  count: "Count",
  "vendor data": "Vendor data",
  estimate: "Estimate",
  rule: "Rule",
  event: "Event",
};

/** "Survey, US, 2018". */
export function kindPlaceYear(evidence: Evidence): string {
  return [KINDS[evidence.kind], evidence.place ?? "", String(evidence.year)].filter(Boolean).join(", ");
}
