/** Keys that work everywhere, and what they do. */
import { PLACES } from "./places";

export interface Shortcut {
  keys: string;
  does: string;
}

export const SHORTCUTS: Shortcut[] = [
  ...PLACES.map((place, index) => ({ keys: `Ctrl ${index + 1}`, does: place.name })),
  { keys: "Ctrl K", does: "Search pages, actions, tasks, people and posts" },
  { keys: "Ctrl N", does: "Keep an idea, or add something else" },
  { keys: "Ctrl Z", does: "Undo. Inside a text field it takes back typing there" },
  { keys: "Ctrl Shift Z", does: "Redo. Inside a text field it brings typing back" },
  { keys: "?", does: "Show these shortcuts" },
  { keys: "Esc", does: "Close what is open" },
];

export type Wish = { go: string } | "palette" | "add" | "undo" | "redo" | "shortcuts";

/** Whether keys typed here are text. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type);
}

/** What a key press asks for, if anything. */
export function wishOf(event: KeyboardEvent): Wish | null {
  const typing = takesText(event.target);
  if (!event.ctrlKey && !event.metaKey) return event.key === "?" && !typing && !event.altKey ? "shortcuts" : null;
  if (event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "k") return "palette";
  if (key === "n") return "add";
  // Inside a text field the field's own undo is what is meant.
  if (key === "z" && !typing) return event.shiftKey ? "redo" : "undo";
  if (key === "y" && !typing) return "redo";
  const place = /^[1-9]$/.test(key) ? PLACES[Number(key) - 1] : undefined;
  return place ? { go: place.path } : null;
}
