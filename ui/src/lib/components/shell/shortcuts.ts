/** Keys that work everywhere, and what they do. */
import type { SizeChange } from "$lib/generated/SizeChange";
import { PAGES } from "./pages";
import { isHeld } from "$lib/dom/keys";
import { sizeOf } from "$lib/dom/text-size";

export interface Shortcut {
  keys: string;
  does: string;
}

export const SHORTCUTS: Shortcut[] = [
  ...PAGES.map((page, index) => ({ keys: `Ctrl ${index + 1}`, does: page.name })),
  { keys: "Ctrl K", does: "Search" },
  { keys: "Ctrl N", does: "New idea, task or post" },
  { keys: "Ctrl Z", does: "Undo; in a text field, undo typing" },
  { keys: "Ctrl Shift Z", does: "Redo; in a text field, redo typing" },
  { keys: "Ctrl +", does: "Larger text; also with the mouse wheel" },
  { keys: "Ctrl −", does: "Smaller text" },
  { keys: "Ctrl 0", does: "Usual text size" },
  { keys: "F8", does: "Go to the message below" },
  { keys: "?", does: "Keyboard shortcuts" },
  { keys: "Esc", does: "Close" },
];

export type Command =
  { go: string } | { size: SizeChange } | "palette" | "add" | "undo" | "redo" | "shortcuts" | "message";

/** Whether keys typed here are text. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type);
}

/** What a key press asks for, if anything. */
export function commandOf(event: KeyboardEvent): Command | null {
  const typing = takesText(event.target);
  if (!isHeld(event)) {
    if (event.altKey || event.ctrlKey) return null;
    if (event.key === "F8" && !event.shiftKey) return "message";
    return event.key === "?" && !typing ? "shortcuts" : null;
  }
  if (event.altKey) return null;
  const size = sizeOf(event);
  if (size) return { size };
  const key = event.key.toLowerCase();
  if (key === "k") return "palette";
  if (key === "n") return "add";
  // Inside a text field the field's own undo is what is meant.
  if (key === "z" && !typing) return event.shiftKey ? "redo" : "undo";
  if (key === "y" && !typing) return "redo";
  // Where digits need Shift, the key has another letter without it.
  const digit = /^[1-9]$/.test(key) ? key : event.shiftKey ? undefined : /^Digit([1-9])$/.exec(event.code)?.[1];
  const page = digit === undefined ? undefined : PAGES[Number(digit) - 1];
  return page ? { go: page.path } : null;
}
