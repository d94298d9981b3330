/** What finishing an action does, by its kind. */
import type { Changed } from "$lib/generated/Changed";
import type { NextAction } from "$lib/generated/NextAction";
import type { SmallerVersion } from "$lib/generated/SmallerVersion";
import { platform } from "$lib/platform";

/** The task that asks for a backup slot: setting it is what does it. */
const CHOOSE_SLOT = "choose-slot";

interface Way {
  /** Whether it is what the coach suggests first, and so what "do what is suggested" does. */
  isNext: boolean;
  smaller: SmallerVersion | null;
}

export function finishAction(action: NextAction, { isNext, smaller }: Way): Promise<Changed> {
  const { task } = action;
  if (action.kind === "reply" && action.conversation !== null)
    return platform.recordMyReply(action.conversation, true, null);
  if (action.kind === "finish_step" && action.step) return platform.finishStep(action.step.slug);
  if (task === null) return platform.doNext();
  if (smaller !== null) return platform.completeSmaller(task.id, smaller.minutes);
  if (action.is_smaller) return platform.completeSmaller(task.id, action.minutes ?? 2);
  if (task.id === CHOOSE_SLOT) return platform.addBackupSlot();
  // What is counted from the log is logged; of what is suggested the core knows how many.
  if (isNext && (task.counted !== null || action.logs !== null)) return platform.doNext();
  if (action.logs !== null) return platform.addConversation({ kind: action.logs, added: action.title });
  return platform.completePart(task.id);
}

/** "Already done": what is suggested as a whole, one step of undo. */
export function alreadyDone(action: NextAction, isNext: boolean): Promise<Changed> {
  return isNext ? platform.doNext() : finishAction(action, { isNext, smaller: null });
}
