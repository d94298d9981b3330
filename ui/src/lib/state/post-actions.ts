/** Moving a post on its way, from a menu or by dragging it. What needs an answer first opens its dialog. */
import type { Changed } from "$lib/generated/Changed";
import type { PostLine } from "$lib/generated/PostLine";
import type { PostStage } from "$lib/generated/PostStage";
import { asFailure } from "$lib/failure";
import { platform } from "$lib/platform";
import { COLUMNS, type PostAction, type PostTag } from "$lib/posts";
import { dialogs } from "./dialogs.svelte";
import { notices } from "./notices.svelte";
import { session } from "./session.svelte";

/** Runs an action and shows a toast even if it changed nothing, so that a click always has an effect. */
async function attempt(write: () => Promise<Changed>, otherwise = ""): Promise<boolean> {
  try {
    const changed = await session.act(write);
    if (changed.topics.length === 0 && otherwise !== "") notices.say(otherwise, false);
    return true;
  } catch (thrown) {
    notices.warn(asFailure(thrown).message);
    return false;
  }
}

const STAYS_A_DRAFT = "It has text, so it stays a draft.";

/** Whether it was done, or what has to be asked first was asked. */
export async function takeAction(post: PostTag, action: PostAction): Promise<boolean> {
  switch (action) {
    case "write":
      return attempt(() => platform.changePost(post.id, { drafting: true }));
    case "idea":
      return attempt(() => platform.changePost(post.id, { drafting: false }), STAYS_A_DRAFT);
    case "schedule":
      dialogs.planPost(post);
      return true;
    case "unschedule":
      return attempt(() => platform.planPost(post.id, null));
    case "publish":
      dialogs.publishPost(post.id);
      return true;
    case "archive":
      return attempt(() => platform.archivePost(post.id, true));
    case "unarchive":
      return attempt(() => platform.archivePost(post.id, false));
    case "delete":
      return attempt(() => platform.removePost(post.id));
  }
}

/** What dropping a post on a column means. */
export async function moveTo(post: PostLine, stage: PostStage): Promise<void> {
  if (post.stage === stage) return;
  if (post.stage === "published") {
    notices.say("It’s published. To move it back, remove its links.", false);
    return;
  }
  if (stage === "planned") await takeAction(post, "schedule");
  else if (stage === "published") await takeAction(post, "publish");
  else if (stage !== "archived") await moveBack(post, stage);
}

/** Makes a post an idea or a draft; a scheduled one loses its day. */
async function moveBack(post: PostLine, stage: "idea" | "draft"): Promise<void> {
  try {
    let changed = await session.act(() => platform.changePost(post.id, { drafting: stage === "draft" }), true);
    if (post.stage === "planned") changed = await session.act(() => platform.planPost(post.id, null), true);
    const stays = stage === "idea" && (changed.topics.length === 0 || post.words > 0);
    notices.say(stays ? STAYS_A_DRAFT : `Moved to ${COLUMNS[stage].name}`, changed.topics.length > 0);
  } catch (thrown) {
    notices.warn(asFailure(thrown).message);
  }
}
