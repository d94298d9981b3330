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
    announcer.say(
      `Picked up: ${post.title}. Choose a day with the arrow keys. Enter puts it there, Escape puts it back.`,
    );
  }

  putBack(): PostTag | null {
    const post = this.post;
    this.post = null;
    if (post) announcer.say(`${post.title} stays where it was.`);
    return post;
  }

  /** Puts what is carried on a day. What is refused is still carried. */
  async put(date: string, today: string): Promise<void> {
    const post = this.post;
    if (post === null) return;
    if (date < today) {
      notices.warn("That day has passed. Plan for today or later; a post that is out is logged as published.");
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
