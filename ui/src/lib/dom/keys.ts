/** Whether this is a Mac, where shortcuts are held with ⌘ instead of Ctrl. */
export const onMac = () => navigator.platform.startsWith("Mac");

/** A text that names shortcuts, with the names of this keyboard: “Ctrl Shift Z” is “⇧ ⌘ Z” on a Mac. */
export function keysHere(text: string): string {
  return onMac() ? text.replaceAll("Ctrl Shift ", "⇧ ⌘ ").replaceAll("Ctrl ", "⌘ ") : text;
}

/** Whether that key is held. On a Mac Ctrl moves about in a text field, and isn’t taken from it. */
export function isHeld({ ctrlKey, metaKey }: { ctrlKey: boolean; metaKey: boolean }): boolean {
  return metaKey || (ctrlKey && !onMac());
}
