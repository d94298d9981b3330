/** The options of select boxes, in words. What they mean is the core's. */
import { WEEKLY_POSTS_MAX } from "$lib/generated/limits";
import type { ProfileAnswers } from "$lib/generated/ProfileAnswers";

/** A weekly goal as it is chosen: none yet, one post every second week, or a number a week. */
export interface WeeklyGoal {
  value: string;
  name: string;
  answers: Required<Pick<ProfileAnswers, "weekly_posts" | "every_weeks">>;
}

const POSTS_A_WEEK = Array.from({ length: WEEKLY_POSTS_MAX }, (_, one) => one + 1);

export const WEEKLY_GOALS: WeeklyGoal[] = [
  { value: "none", name: "Not yet", answers: { weekly_posts: 0, every_weeks: 1 } },
  { value: "second", name: "1 every second week", answers: { weekly_posts: 1, every_weeks: 2 } },
  ...POSTS_A_WEEK.map((posts) => ({
    value: String(posts),
    name: String(posts),
    answers: { weekly_posts: posts, every_weeks: 1 },
  })),
];

export function weeklyGoalOf(weekly_posts: number, every_weeks: number): string {
  if (weekly_posts === 0) return "none";
  return every_weeks === 2 ? "second" : String(weekly_posts);
}

/** For conversations and invitations: 0 is no goal. What was chosen elsewhere is among them. */
export function givingGoals(chosen: number): number[] {
  return [...new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50, chosen])].sort((a, b) => a - b);
}

/** Names of the paces by their minutes a week. */
export const PACE_NAMES: Record<number, string> = { 35: "Light", 75: "Steady", 120: "Intense" };
