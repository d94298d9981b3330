/**
 * Runs something once the calls for it have rested: a search when typing pauses, a save a moment after the last key.
 * Cancelling and flushing act at once, so that what is typed can be saved while the window closes.
 */
import { onDestroy } from "svelte";

/** Typing rests this long before something is searched, in milliseconds. */
export const SEARCH_REST = 150;

export class Debounce {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private action: (() => unknown) | null = null;

  /** `rest` in milliseconds. */
  constructor(private readonly rest: number) {}

  /** Whether something will still run. */
  get pending(): boolean {
    return this.action !== null;
  }

  /** Runs `action` after the rest, in place of what was to run until now. */
  run(action: () => unknown, rest = this.rest): void {
    this.cancel();
    this.action = action;
    this.timer = setTimeout(() => this.flush(), rest);
  }

  /** Runs what is pending now. */
  flush(): void {
    const action = this.action;
    this.cancel();
    action?.();
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.action = null;
  }
}

/** For use in a component's set-up: what is pending when the component goes is dropped. */
export function debounce(rest: number): Debounce {
  const pause = new Debounce(rest);
  onDestroy(() => pause.cancel());
  return pause;
}
