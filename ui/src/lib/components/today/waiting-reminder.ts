/** What is sent to someone who is waited for. */
import { copyText } from "$lib/dom/clipboard";
import { notices } from "$lib/state/notices.svelte";

const REMINDER = "No hurry: did you get a chance to look at this?";

/** Copies it, and shows a toast once `note` has recorded the reminder. */
export async function remindThem(note: () => Promise<boolean>): Promise<void> {
  const copied = await copyText(REMINDER);
  if (await note()) notices.say(copied ? `Copied: “${REMINDER}”` : `Write to them: “${REMINDER}”`, true);
}
