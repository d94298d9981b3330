/** The tick of a task in a list. */
import type { TaskLine } from "$lib/generated/TaskLine";
import { platform } from "$lib/platform";
import { session } from "./session.svelte";

/** Does or reopens a task; the box then shows what the data say, by `task` as it stands by then. */
export async function tick(task: () => TaskLine, box: HTMLInputElement): Promise<void> {
  const { id, state } = task();
  await session.attempt(() => (state === "done" ? platform.reopenTask(id) : platform.completeTask(id)));
  // A recurring task is open again at once, for its next date; a refused tick is no tick.
  box.checked = task().state === "done";
}
