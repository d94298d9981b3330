/** What holds of every field of the window, wherever it is: where spelling is checked, and what a right click opens. */

/** Whether prose is written here. Addresses, numbers and passwords are no prose. */
export function takesProse(field: HTMLElement): boolean {
  if (field.isContentEditable || field instanceof HTMLTextAreaElement) return true;
  if (!(field instanceof HTMLInputElement)) return false;
  return ["text", "search"].includes(field.type) && ["", "text", "search"].includes(field.inputMode ?? "");
}

function focused({ target }: FocusEvent): void {
  if (target instanceof HTMLInputElement && !takesProse(target)) target.spellcheck = false;
}

/** In a field it offers spellings and the clipboard, over selected words to copy them. Elsewhere it is a browser's: back, reload. */
function opened(event: MouseEvent): void {
  const { target } = event;
  const field = target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
  const selected = getSelection()?.isCollapsed === false;
  if (!field && !selected) event.preventDefault();
}

/** Watches over all fields until the function it gives back is called. */
export function watchFields(): () => void {
  document.addEventListener("focusin", focused);
  document.addEventListener("contextmenu", opened);
  return () => {
    document.removeEventListener("focusin", focused);
    document.removeEventListener("contextmenu", opened);
  };
}
