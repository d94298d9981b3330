/** What became of a week, in words. */
import type { WeekVerdict } from "./bindings/WeekVerdict";

export const VERDICTS: Record<WeekVerdict, string> = {
  kept: "kept",
  made_up: "made up for",
  paused: "paused",
  reserve: "reserve week",
  running: "running",
  missed: "missed",
};

/** Paused and reserve weeks neither count nor break a run. */
export function isLeftOut(verdict: WeekVerdict): boolean {
  return verdict === "paused" || verdict === "reserve";
}

export function isKept(verdict: WeekVerdict): boolean {
  return verdict === "kept" || verdict === "made_up";
}
