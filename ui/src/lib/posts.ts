/** Posts in words, and what can be done with one at each stage. What a stage means is the core's. */
import { NETWORKS } from "$lib/generated/labels";
import type { DraftCheck } from "$lib/generated/DraftCheck";
import type { Decision } from "$lib/generated/Decision";
import type { Finding } from "$lib/generated/Finding";
import type { PostLine } from "$lib/generated/PostLine";
import type { PostStage } from "$lib/generated/PostStage";
import { shortDate } from "./words";

/** The columns of the board, and what belongs in each. */
export const COLUMNS: Record<Exclude<PostStage, "archived">, { name: string; teaches: string }> = {
  idea: { name: "Ideas", teaches: "One line each: the point, not the title." },
  draft: { name: "Drafts", teaches: "Posts you’re writing." },
  planned: { name: "Scheduled", teaches: "Scheduled posts. You publish them yourself." },
  published: { name: "Published", teaches: "Published posts and their links. Your week counts these." },
};

/** A text with a sentence of its own at the end. */
export function withSentence(text: string, sentence: string): string {
  return [text.trimEnd(), sentence].filter(Boolean).join("\n\n");
}

/** What a dialog about a post needs to know of it. */
export type PostTag = Pick<PostLine, "id" | "title" | "stage" | "planned_on">;

/** Date it was published, is scheduled for, or was added. */
export function whenOf(post: PostLine, today: string): string {
  if (post.published_on) return shortDate(post.published_on, today);
  if (post.planned_on)
    return post.planned_on < today
      ? `Scheduled for ${shortDate(post.planned_on, today)}`
      : shortDate(post.planned_on, today);
  return `Added ${shortDate(post.made_on, today)}`;
}

/** Planned for a day that has passed, and not out. */
export function isLate(post: Pick<PostLine, "stage" | "planned_on">, today: string): boolean {
  return post.stage === "planned" && post.planned_on !== null && post.planned_on < today;
}

export function wordsOf(words: number): string {
  return words === 1 ? "1 word" : `${words} words`;
}

/** What stands under a title: who is to read it first, pillar, network, words. */
export function factsOf(post: PostLine): string[] {
  return [
    post.asked_whom ? `Waiting for ${post.asked_whom}` : "",
    post.pillar,
    post.network ? NETWORKS[post.network] : "",
    post.words > 0 ? wordsOf(post.words) : "",
  ].filter(Boolean);
}

export type PostAction = "write" | "idea" | "schedule" | "unschedule" | "publish" | "archive" | "unarchive" | "delete";

/** What can sensibly be done next, in the order of a menu. */
export function actionsOf(post: Pick<PostLine, "stage" | "words">): [PostAction, string][] {
  switch (post.stage) {
    case "idea":
      return [
        ["write", "Start writing"],
        ["schedule", "Schedule…"],
        ["publish", "Mark as published…"],
        ["archive", "Archive"],
        ["delete", "Delete"],
      ];
    case "draft":
      return [
        ["schedule", "Schedule…"],
        ["publish", "Mark as published…"],
        ...(post.words === 0 ? ([["idea", "Move to ideas"]] as [PostAction, string][]) : []),
        ["archive", "Archive"],
        ["delete", "Delete"],
      ];
    case "planned":
      return [
        ["schedule", "Reschedule…"],
        ["unschedule", "Unschedule"],
        ["publish", "Mark as published…"],
        ["archive", "Archive"],
        ["delete", "Delete"],
      ];
    case "published":
      return [
        ["publish", "Add another link…"],
        ["archive", "Archive"],
        ["delete", "Delete"],
      ];
    case "archived":
      return [
        ["unarchive", "Unarchive"],
        ["delete", "Delete"],
      ];
  }
}

/** A finding, where it was found, and when it was decided that it may stay. */
export interface Found {
  finding: Finding;
  where: "title" | "body";
  decided: string | null;
}

/** What publishing waits for: praise is shown and blocks nothing. */
export function waiting(found: Found[]): Found[] {
  return found.filter((one) => one.decided === null && one.finding.blocks);
}

/** Everything the check found, the title's first, with what was decided about it. */
export function foundIn(check: DraftCheck, decisions: Decision[]): Found[] {
  const decided = (finding: Finding) =>
    decisions.find((known) => known.class === finding.class && known.words === finding.words)?.at ?? null;
  return (["title", "body"] as const).flatMap((where) =>
    (where === "title" ? check.in_title : check.in_body).findings.map((finding) => ({
      finding,
      where,
      decided: decided(finding),
    })),
  );
}
