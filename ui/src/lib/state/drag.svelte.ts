/** A post that was picked up in the calendar, by key or by mouse, until it is put on a day or back. */
import { platform } from "$lib/platform";
import type { PostTag } from "$lib/posts";
import { announcer } from "./announcer.svelte";
import { notices } from "./notices.svelte";
import { session } from "./session.svelte";

export class PostDrag {
  post = $state.raw<PostTag | null>(null);

  pickUp(post: PostTag): void {
    this.post = post;
    announcer.say(`Moving ${post.title}. Choose a day with the arrow keys; Enter drops it, Escape cancels.`);
  }

  putBack(): PostTag | null {
    const post = this.post;
    this.post = null;
    if (post) announcer.say("Move cancelled.");
    return post;
  }

  /** Puts what is carried on a day. What is refused is still carried. */
  async put(date: string, today: string): Promise<void> {
    const post = this.post;
    if (post === null) return;
    if (date < today) {
      notices.warn("That date has passed. Choose today or later. Already published? Log it.");
      return;
    }
    if (post.planned_on === date) {
      this.putBack();
      return;
    }
    // What is said of it is heard from the notice.
    if (await session.attempt(() => platform.planPost(post.id, date))) this.post = null;
  }
}
