/** What became of a week, in words. */
import type { WeekVerdict } from "$lib/generated/WeekVerdict";

/** Weeks of which nothing is wanted neither count nor break a run. */
export function isLeftOut(verdict: WeekVerdict): boolean {
  return ["paused", "reserve", "held", "off", "not_yet"].includes(verdict);
}

export function isKept(verdict: WeekVerdict): boolean {
  return verdict === "kept" || verdict === "made_up";
}
