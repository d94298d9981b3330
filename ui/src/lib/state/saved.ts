/** For a choice that is kept at once: "Saved" is heard, and a refusal is shown as a notice. Answers whether it was kept. */
import { asFailure } from "$lib/failure";
import { announcer } from "./announcer.svelte";
import { notices } from "./notices.svelte";

export async function saved(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    announcer.say("Saved");
    return true;
  } catch (thrown) {
    notices.warn(asFailure(thrown).message);
    return false;
  }
}
