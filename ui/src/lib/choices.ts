/** The options of select boxes, in words. What they mean is the core's. */
import type { Day } from "./bindings/Day";
import type { OnClose } from "./bindings/OnClose";
import type { Pace } from "./bindings/Pace";
import type { Repeats } from "./bindings/Repeats";
import type { RuleKind } from "./bindings/RuleKind";
import type { Theme } from "./bindings/Theme";
import type { WeekStart } from "./bindings/WeekStart";

export const GOALS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];

/** For conversations and invitations: 0 is no goal. What was chosen elsewhere is among them. */
export function givingGoals(chosen: number): number[] {
  return [...new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50, chosen])].sort((a, b) => a - b);
}

export const PACES: Record<Pace, string> = {
  light: "Light, about 35 minutes a week",
  steady: "Steady, about 75 minutes a week",
  intense: "Intense, about 2 hours a week",
};

export const WEEK_STARTS: Record<WeekStart, string> = { monday: "Monday", sunday: "Sunday", saturday: "Saturday" };

export const DAYS: Record<Day, string> = {
  monday: "Monday",
  tuesday: "Tuesday",
  wednesday: "Wednesday",
  thursday: "Thursday",
  friday: "Friday",
  saturday: "Saturday",
  sunday: "Sunday",
};

export const THEMES: Record<Theme, string> = { system: "As the desktop", light: "Light", dark: "Dark" };

export const RULE_KINDS: Record<RuleKind, string> = {
  weekly_post: "Weekly post",
  task_due: "Tasks due",
  programme: "Recurring programme tasks",
  review: "Weekly review",
  custom: "Your own",
};

export const REPEATS: Record<Repeats, string> = { once: "Once", weekly: "Every week", monthly: "Every month" };

export const ON_CLOSE: Record<OnClose, string> = { ask: "Ask", stay: "Stay in the tray, so that reminders come", quit: "Quit" };
