/** Puts a text on the clipboard; false when the desktop does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/**
 * Puts a text on the clipboard that is only known later. The clipboard is asked for at once, while the key or button counts:
 * an answer that comes later no longer does. Throws what `text` throws.
 */
export async function copyLater(text: Promise<string>): Promise<boolean> {
  try {
    const plain = (known: string) => new Blob([known], { type: "text/plain" });
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": text.then(plain) })]);
    return true;
  } catch {
    return copyText(await text);
  }
}

/** The old way, for a webview that has no clipboard of its own or refuses it. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "hidden";
  field.setAttribute("aria-hidden", "true");
  // Beside an open dialog nothing can be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
