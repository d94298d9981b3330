/** What the score is counted from: it's read again when any of it changes. */
import type { Topic } from "$lib/generated/Topic";

export const SCORE_TOPICS: Topic[] = [
  "profile",
  "steps",
  "tasks",
  "worksheets",
  "posts",
  "people",
  "coaching",
  "reminders",
  "metrics",
];
