/** Whether anything of the page is drawn at all: some graphics drivers show nothing, and the page itself notices first. */

const EACH = 1_000;
/** A tick that is later than this was kept waiting: the machine is busy, and nothing follows from it. */
const LATE = 250;
/** How often a drawn page says so: what it drew may take a moment to be seen. */
const SAID = 5;

/** Reports each second whether a picture was drawn, until that was said often enough. */
export function reportDrawing(report: (painted: boolean) => unknown): void {
  let painted = false;
  // One picture to draw it, and the next one is only asked for when that one was.
  requestAnimationFrame(() => requestAnimationFrame(() => (painted = true)));
  let due = 0;
  let said = 0;
  function wait() {
    due = performance.now() + EACH;
    setTimeout(tick, EACH);
  }
  function tick() {
    const prompt = performance.now() - due < LATE;
    if (prompt && document.visibilityState === "visible") {
      report(painted);
      if (painted) said += 1;
    }
    if (said < SAID) wait();
  }
  wait();
}
