/** Scrolls what is dragged over, while the pointer rests near its upper or lower edge. */

/** How near an edge, in pixels. */
const EDGE = 44;
/** How long the pointer rests there first, in milliseconds: who only passes does not mean it. */
const REST = 180;
/** Pixels a second: at the inner end of the edge, and at the very edge. */
const [SLOW, FAST] = [160, 900];

export class EdgeScroll {
  private speed = 0;
  private since = 0;
  private last = 0;
  private frame: number | null = null;

  /** `top` is how many pixels of the upper part belong to a heading that stays in view. */
  constructor(
    private readonly room: HTMLElement,
    private readonly top: () => number,
  ) {}

  /** Where the pointer is now, in pixels of the window. */
  over(x: number, y: number): void {
    const box = this.room.getBoundingClientRect();
    const speed = x < box.left || x > box.right ? 0 : speedAt(y, box.top + this.top(), box.top, box.bottom);
    if (speed === 0) this.stop();
    else {
      if (this.speed === 0) this.since = performance.now();
      this.speed = speed;
      this.frame ??= requestAnimationFrame((now) => this.step(now));
    }
  }

  stop(): void {
    this.speed = 0;
    this.last = 0;
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.frame = null;
  }

  private step(now: number): void {
    const passed = this.last === 0 ? 0 : Math.min(now - this.last, 50);
    this.last = now;
    if (now - this.since >= REST) this.room.scrollTop += (this.speed * passed) / 1000;
    this.frame = requestAnimationFrame((next) => this.step(next));
  }
}

function speedAt(y: number, inner: number, top: number, bottom: number): number {
  if (y < top || y > bottom) return 0;
  const depth = y < inner + EDGE ? inner + EDGE - y : bottom - y < EDGE ? EDGE - (bottom - y) : 0;
  const speed = SLOW + (FAST - SLOW) * Math.min(1, depth / EDGE);
  return depth === 0 ? 0 : y < inner + EDGE ? -speed : speed;
}
