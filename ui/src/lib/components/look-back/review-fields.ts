/** How each question of a longer look back is asked. */
import type { ReviewField } from "$lib/generated/ReviewField";

export interface Asked {
  kind: "line" | "text" | "number";
  help?: string;
  example?: string;
}

const line = (help = "", example = ""): Asked => ({ kind: "line", help, example });
const text = (help = "", example = ""): Asked => ({ kind: "text", help, example });

export const ASKED: Partial<Record<ReviewField, Asked>> = {
  keep: text("What worked, and stays.", "Tuesday before mail"),
  stop: line("What you’ll stop. No apology needed.", "The second network"),
  try: text("One thing for a month, and how you’ll know whether it helped.", "One post as a two-minute recording"),
  proof: text(
    "What was stuck, what you did, what changed. It joins your proof points.",
    "The controller’s two decisions",
  ),
  best_post: line("The one that helped someone most."),
  best_post_why: text("What you did there that you could do again."),
  results_owned: { kind: "number", help: "Search in a private window. Mark the top ten as in step 3." },
  search_differences: text("One a line."),
  rules: text("Read your employer’s policy and your never-post list again."),
  promise: text("Say it aloud. Change it in step 4 if it no longer fits."),
  people: text("Three to stop reading, and three to read instead."),
  goal_1: line("Something you can act on.", "Four talks proposed"),
  move_1: line("", "Ask Ines on Tuesday"),
  help: line("Who gets further if you help now?"),
  word_1: line(),
  word_2: line(),
  word_3: line(),
  still_true: text("Read your first sentence again."),
  surprised: text(),
  drop: text("No apology needed."),
};
