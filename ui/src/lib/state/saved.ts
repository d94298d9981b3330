import { asFailure } from "$lib/failure";
import { announcer } from "./announcer.svelte";
import { notices } from "./notices.svelte";

/**
 * Saves a choice at once. Screen readers hear `said`, and a refusal is shown as a toast. Returns whether it was saved.
 */
export async function saved(write: () => Promise<unknown>, said = "Saved"): Promise<boolean> {
  try {
    await write();
    announcer.say(said);
    return true;
  } catch (thrown) {
    notices.warn(asFailure(thrown).message);
    return false;
  }
}
