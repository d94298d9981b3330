/** How many reminders wait on Today, for the rail: known on every page. */
import type { Today } from "$lib/generated/Today";
import type { Topic } from "$lib/generated/Topic";
import { platform } from "$lib/platform";

/** What a reminder waits for or is answered by. */
const TOPICS: Topic[] = ["reminders", "posts", "tasks"];

class Waiting {
  count = $state(0);
  private running: Promise<Today> | undefined;
  private asked = 0;

  /** What a page or the first call said. */
  take(today: Today | null): void {
    this.asked++;
    this.count = today?.inbox.items.length ?? 0;
  }

  /** Today, read once for all who ask in the same moment: the page and the rail hear of a change together. */
  today(): Promise<Today> {
    if (this.running === undefined) {
      queueMicrotask(() => (this.running = undefined));
      this.running = this.read();
    }
    return this.running;
  }

  /** Counts again when what changed can have made a difference. */
  heard(topics: Topic[] | null): void {
    // A count that cannot be read stays what it was; the page that needs the rest says why.
    if (topics === null || topics.some((topic) => TOPICS.includes(topic))) this.today().catch(() => {});
  }

  private async read(): Promise<Today> {
    const asked = ++this.asked;
    const today = await platform.today();
    if (asked === this.asked) this.take(today);
    return today;
  }
}

export const waiting = new Waiting();
