/**
 * Two quick clicks on one spot never act on two things: when the first has put another control under the pointer, or another
 * name on the same one, the second is not meant for it.
 */

/** Longer than most desktops take two clicks for one double-click. */
export const QUICK = 400;
/** As far as a hand moves between two clicks, in pixels. */
const STILL = 6;

const CONTROL = "button, a[href], input, select, summary, label, [role='menuitem'], [role='option']";

interface Click {
  at: number;
  x: number;
  y: number;
  control: Element;
  name: string;
}

function nameOf(control: Element): string {
  return control.getAttribute("aria-label") ?? control.textContent?.trim() ?? "";
}

/** A label presses its box, which is a click of its own and not the hand's. */
function isPressedBy(label: Element | undefined, control: Element): boolean {
  return label instanceof HTMLLabelElement && (label.control === control || label.contains(control));
}

/** Answers whether a click is the second of two and lands on something else than the first. `now` is in milliseconds. */
export function secondClickGuard(
  now: () => number = () => performance.now(),
): (event: MouseEvent | KeyboardEvent) => boolean {
  let last: Click | null = null;
  return (event) => {
    // A key press in between shows that the user has seen the new page.
    if (event instanceof KeyboardEvent) {
      last = null;
      return false;
    }
    const control = event.target instanceof Element ? event.target.closest(CONTROL) : null;
    // The keyboard's clicks are counted as none.
    if (control === null || event.detail === 0 || isPressedBy(last?.control, control)) return false;
    const click = { at: now(), x: event.clientX, y: event.clientY, control, name: nameOf(control) };
    const before = last;
    last = click;
    if (before === null || click.at - before.at > QUICK) return false;
    const still = Math.abs(click.x - before.x) <= STILL && Math.abs(click.y - before.y) <= STILL;
    const same = before.control === control && before.name === click.name;
    return still && !same;
  };
}
