/** How large the text is: by keys, by the wheel, and from the palette. */
import { asFailure } from "$lib/failure";
import { platform } from "$lib/platform";
import type { SizeChange } from "$lib/generated/SizeChange";
import { notices } from "$lib/state/notices.svelte";

export type { SizeChange };

/** Changes it and says how large it is now. */
export async function changeTextSize(change: SizeChange): Promise<number | null> {
  try {
    const percent = await platform.changeTextSize(change);
    notices.say(`Text size ${percent}%`, false);
    return percent;
  } catch (thrown) {
    notices.warn(asFailure(thrown).message);
    return null;
  }
}

/** What Ctrl with this key asks for: plus, minus and nought wherever a keyboard has them, also on the number pad. */
export function sizeOf({ key, code, shiftKey }: KeyboardEvent): SizeChange | null {
  // Where plus shares a key with the equals sign, Shift is not needed.
  if (key === "+" || code === "NumpadAdd" || (key === "=" && (code === "Equal" || code === ""))) return "larger";
  if (key === "-" || key === "−" || code === "NumpadSubtract" || (key === "_" && code === "Minus")) return "smaller";
  // Where digits need Shift, the key has another letter without it.
  if (key === "0" || code === "Numpad0" || (code === "Digit0" && !shiftKey)) return "usual";
  return null;
}

/** A finger on a touchpad sends many small turns of the wheel; a notch of a wheel is about this much. */
const NOTCH = 60;

/** Hears Ctrl with the wheel until the function it gives back is called. */
export function followWheel(change: (change: SizeChange) => unknown): () => void {
  let turned = 0;
  function turn(event: WheelEvent) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    // Lines and pages count for many points.
    const distance = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * NOTCH;
    turned = Math.sign(distance) === Math.sign(turned) ? turned + distance : distance;
    if (Math.abs(turned) < NOTCH) return;
    change(turned < 0 ? "larger" : "smaller");
    turned = 0;
  }
  // The window would otherwise be promised that nothing is prevented.
  addEventListener("wheel", turn, { passive: false });
  return () => removeEventListener("wheel", turn);
}
