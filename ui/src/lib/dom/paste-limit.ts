/**
 * Refuses what no field can keep before it is in the field: a megabyte of pasted text would keep the window busy for
 * minutes. Nothing is lost by that, since what is pasted or dropped is still where it came from.
 */
import { TEXT_MAX } from "$lib/generated/limits";
import { notices } from "$lib/state/notices.svelte";
import { counted } from "$lib/words";

export function limitPaste(event: InputEvent): void {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement) && !(field instanceof HTMLInputElement)) return;
  const coming = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
  const [from, to] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  if (coming.length < 2 || field.value.length - (to - from) + coming.length <= TEXT_MAX) return;
  if (charactersOf(field.value.slice(0, from)) + charactersOf(coming) + charactersOf(field.value.slice(to)) <= TEXT_MAX)
    return;
  event.preventDefault();
  notices.warn(`Too long to paste: the limit is ${counted(TEXT_MAX, "character")}. It’s still on your clipboard.`);
}

/** As the core counts them. */
function charactersOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
