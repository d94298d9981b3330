/** What a page reads: loaded once, read again when one of its topics changes, kept on show while that happens. */
import { onMount } from "svelte";

import type { Topic } from "$lib/generated/Topic";
import { asFailure } from "$lib/failure";
import type { Failure } from "$lib/generated/Failure";
import { session } from "./session.svelte";

/** A skeleton is shown only when reading takes longer than this. */
const PATIENCE = 200;

export class Reading<T> {
  data = $state.raw<T | null>(null);
  failure = $state.raw<Failure | null>(null);
  slow = $state(false);
  private asked = 0;

  constructor(
    private readonly read: () => Promise<T>,
    first: T | null = null,
  ) {
    this.data = first;
  }

  async load(): Promise<void> {
    const asked = ++this.asked;
    const timer = setTimeout(() => (this.slow = this.data === null), PATIENCE);
    try {
      const data = await this.read();
      // An answer that was overtaken by a later one is not shown.
      if (asked === this.asked) {
        this.data = data;
        this.failure = null;
      }
    } catch (thrown) {
      if (asked === this.asked) this.failure = asFailure(thrown);
    } finally {
      clearTimeout(timer);
      this.slow = false;
    }
  }
}

/** For use in a component's set-up. With `first` nothing is asked at the start. */
export function reading<T>(topics: Topic[], read: () => Promise<T>, first: T | null = null): Reading<T> {
  const page = new Reading(read, first);
  keepFresh(page, topics);
  return page;
}

/** Loads it while the component is there, and again when one of its topics changes. */
export function keepFresh<T>(page: Reading<T>, topics: Topic[]): void {
  onMount(() => {
    const again = () => void page.load();
    if (page.data === null) again();
    // A window that was left open overnight shows another day when it is looked at again.
    window.addEventListener("focus", again);
    const stop = session.listen((changed) => {
      if (changed === null || changed.some((topic) => topics.includes(topic))) again();
    });
    return () => {
      window.removeEventListener("focus", again);
      stop();
    };
  });
}
