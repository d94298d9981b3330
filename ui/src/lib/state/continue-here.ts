/** Where something that was just made can be gone on with. */
import { goto } from "$app/navigation";

import type { Changed } from "$lib/generated/Changed";
import type { Offer } from "./notices.svelte";

/** What the message after adding something leads to it with. */
const SHOW = "Show";

function show(path: string): Offer {
  return { label: SHOW, act: () => goto(path) };
}

/** A task has its place in the list of all tasks. */
export function showTask({ created }: Changed): Offer | null {
  return created === null ? null : show(`/tasks#task-${created}`);
}

export function showPost({ created }: Changed): Offer | null {
  return created === null ? null : show(`/posts/${created}`);
}

export function showReminders(): Offer {
  return show("/settings/reminders");
}

export function showConversations(): Offer {
  return show("/people?view=conversations");
}

export function openIdea({ created }: Changed): Offer | null {
  return created === null ? null : { label: SHOW, act: () => goto(`/posts/${created}`) };
}

export function openPerson({ created }: Changed): Offer | null {
  return created === null ? null : { label: SHOW, act: () => goto(`/people/${created}`) };
}
