/** Stands at the post again that was opened from here, when nothing else has the focus. */
import { tick } from "svelte";

import { postsPlace } from "$lib/state/posts-place.svelte";

export function restoreFocus(list: HTMLElement): void {
  const post = postsPlace.comeBack();
  if (post === null) return;
  void tick().then(() => {
    const idle =
      document.activeElement === null ||
      document.activeElement === document.body ||
      document.activeElement.id === "main";
    if (idle) list.querySelector<HTMLElement>(`[data-post="${post}"] a`)?.focus();
  });
}
