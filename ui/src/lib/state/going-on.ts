/** Where something that was just made can be gone on with. */
import { goto } from "$app/navigation";

import type { Changed } from "../bindings/Changed";
import type { Offer } from "./notices.svelte";

export function openIdea({ created }: Changed): Offer | null {
  return created === null ? null : { label: "Open the idea", act: () => goto(`/posts/${created}`) };
}

export function openPerson({ created }: Changed): Offer | null {
  return created === null ? null : { label: "Open the entry", act: () => goto(`/people/${created}`) };
}
