/**
 * Focus whose place is gone goes on beside it. Settling or removing something takes away the very button that was
 * pressed, and without this the next Tab would start at the top of the window.
 */

const FOCUSABLE =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex='-1'])";

/** One step of the way from the page down to where the focus was. */
interface Step {
  parent: Element;
  /** Which of the parent's children the way led through. */
  at: number;
}

/** Watches over the focus in the page with the given id until the answer is called. */
export function keepFocus(id: string): () => void {
  let last: Element | null = null;
  let place: Element | null = null;
  let way: Step[] = [];

  function remember(event: FocusEvent) {
    if (!(event.target instanceof Element)) return;
    last = event.target;
    const page = document.getElementById(id);
    if (page === null || page === last || !page.contains(last)) return;
    place = last;
    way = wayTo(last, page);
  }

  function goOn() {
    if (last === null || last.isConnected || !idle() || document.querySelector("dialog[open]")) return;
    last = null;
    const next = place?.isConnected ? place : beside(way);
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
    else document.getElementById(id)?.focus({ preventScroll: true });
  }

  /** Who points elsewhere has left on purpose. */
  const leave = () => (last = null);

  const watch = new MutationObserver(goOn);
  watch.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", remember);
  document.addEventListener("pointerdown", leave, true);
  return () => {
    watch.disconnect();
    document.removeEventListener("focusin", remember);
    document.removeEventListener("pointerdown", leave, true);
  };
}

function idle(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** From the innermost step outwards; the page itself is left out, because its content belongs to another page. */
function wayTo(element: Element, page: Element): Step[] {
  const way: Step[] = [];
  for (
    let child = element, parent = element.parentElement;
    parent !== null && parent !== page;
    child = parent, parent = parent.parentElement
  ) {
    way.push({ parent, at: [...parent.children].indexOf(child) });
  }
  return way;
}

/** What took the place of what is gone or follows it, or else stands before it, as near as there is something. */
function beside(way: Step[]): Element | null {
  for (const { parent, at } of way) {
    if (!parent.isConnected) continue;
    const children = [...parent.children];
    for (const child of [...children.slice(at), ...children.slice(0, at).reverse()]) {
      const found = firstIn(child);
      if (found !== null) return found;
    }
  }
  return null;
}

function firstIn(element: Element): Element | null {
  const all = [element, ...element.querySelectorAll("*")];
  return all.find((one) => one.matches(FOCUSABLE) && (one.checkVisibility?.() ?? true)) ?? null;
}
