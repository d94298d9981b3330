/** Reads one feed now, or all of them, and says what came of it. */
import { asFailure } from "$lib/failure";
import { platform } from "$lib/platform";
import { notices } from "./notices.svelte";
import { session } from "./session.svelte";

export async function readFeeds(feed: number | null): Promise<void> {
  try {
    const changed = await session.act(() => platform.readFeeds(feed), true);
    // Only what was logged can be taken back; reading itself cannot.
    notices.say(changed.said, changed.undo.undo !== null && changed.said.startsWith(changed.undo.undo));
  } catch (thrown) {
    notices.warn(asFailure(thrown).message);
  }
}
