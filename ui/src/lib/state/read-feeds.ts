/** Refreshes one feed, or all of them, and shows what is new. */
import { asFailure } from "$lib/failure";
import { platform } from "$lib/platform";
import { notices } from "./notices.svelte";
import { session } from "./session.svelte";

export async function readFeeds(feed: number | null): Promise<void> {
  try {
    const changed = await session.act(() => platform.readFeeds(feed), true);
    // Logging a post can be undone; reading a feed cannot, and undo would take back what was done before it.
    notices.say(changed.said, changed.undo.undo !== null && changed.topics.includes("posts"));
  } catch (thrown) {
    notices.warn(asFailure(thrown).message);
  }
}
