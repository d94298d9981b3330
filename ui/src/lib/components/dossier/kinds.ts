/** What supports a claim, by kind, in the order in which it's offered. */
import type { ProofKind } from "$lib/generated/ProofKind";

export const KINDS: Record<ProofKind, string> = {
  post: "Post",
  talk: "Talk",
  conversation: "Conversation",
  recommendation: "Recommendation",
  link: "Link",
};
