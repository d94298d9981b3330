/** A key leads to the message at the foot of the window, and back again. */

let before: HTMLElement | null = null;

/** Goes to what the message offers; answers whether there is one. */
export function goToMessage(): boolean {
  const button = document.querySelector<HTMLElement>("#message button");
  if (button === null) return false;
  const here = document.activeElement;
  if (here instanceof HTMLElement && here.closest("#message") === null) before = here;
  button.focus();
  return true;
}

/** Back to where the key was pressed, if that is still there. */
export function backFromMessage(): void {
  if (before?.isConnected) before.focus();
  before = null;
}
