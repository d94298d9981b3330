/** The options of select boxes, in words. What they mean is the core's. */
import type { Day } from "./bindings/Day";
import type { OnClose } from "./bindings/OnClose";
import type { ProfileAnswers } from "./bindings/ProfileAnswers";
import type { QuietEvery } from "./bindings/QuietEvery";
import type { Repeats } from "./bindings/Repeats";
import type { RuleKind } from "./bindings/RuleKind";
import type { Theme } from "./bindings/Theme";
import type { WeekStart } from "./bindings/WeekStart";

/** A weekly goal as it is chosen: none yet, one post every second week, or so many a week. */
export interface WeeklyGoal {
  value: string;
  name: string;
  answers: Required<Pick<ProfileAnswers, "weekly_posts" | "every_weeks">>;
}

const POSTS_A_WEEK = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];

export const WEEKLY_GOALS: WeeklyGoal[] = [
  { value: "none", name: "Not yet", answers: { weekly_posts: 0, every_weeks: 1 } },
  { value: "second", name: "1 every second week", answers: { weekly_posts: 1, every_weeks: 2 } },
  ...POSTS_A_WEEK.map((posts) => ({ value: String(posts), name: String(posts), answers: { weekly_posts: posts, every_weeks: 1 } })),
];

export function weeklyGoalOf(weekly_posts: number, every_weeks: number): string {
  if (weekly_posts === 0) return "none";
  return every_weeks === 2 ? "second" : String(weekly_posts);
}

/** For conversations and invitations: 0 is no goal. What was chosen elsewhere is among them. */
export function givingGoals(chosen: number): number[] {
  return [...new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50, chosen])].sort((a, b) => a - b);
}

/** The minutes a pace stands for, and its name. */
export const PACE_NAMES: Record<number, string> = { 35: "Light", 75: "Steady", 120: "Intense" };

/** The bounds of a number of one's own. */
export const MINUTES_A_WEEK = { least: 15, most: 600 };

export const QUIET_EVERY: Record<QuietEvery, string> = { once: "Once", quarter: "Every quarter", year: "Every year" };

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

export const THEMES: Record<Theme, string> = { system: "Match system", light: "Light", dark: "Dark" };

export const RULE_KINDS: Record<RuleKind, string> = {
  weekly_post: "Weekly post",
  task_due: "Tasks due",
  programme: "Recurring programme tasks",
  review: "Weekly review",
  custom: "Your own",
};

export const REPEATS: Record<Repeats, string> = { once: "Once", weekly: "Every week", monthly: "Every month" };

export const ON_CLOSE: Record<OnClose, string> = { ask: "Ask", stay: "Stay in the tray, so that reminders come", quit: "Quit" };
