/**
 * The action that is shown on Today. The coach's next one, or the one the user chose instead; and while something is being
 * written for it, it stays on show even when the program has ticked it already: nothing is pulled away from under the hands.
 */
import type { NextAction } from "$lib/generated/NextAction";
import type { SmallerVersion } from "$lib/generated/SmallerVersion";
import type { Today } from "$lib/generated/Today";

/** What the card is for the moment, beside the action itself. */
export type Aside = "none" | "smaller" | "others" | "waiting";

export class ActionInHand {
  shown: NextAction;
  started = $state(false);
  /** Something was written here and not finished yet. */
  touched = $state(false);
  aside = $state<Aside>("none");
  /** The smaller version that is done instead. */
  smaller = $state.raw<SmallerVersion | null>(null);
  /** What the coach has now, which may be past what is shown. */
  private fresh: Today;
  private chosen = $state<string | null>(null);

  constructor(today: Today) {
    this.fresh = $state.raw(today);
    this.shown = $state.raw(today.next);
  }

  /** Tells one suggestion from the next; the next part of a task is another one. */
  static key(action: NextAction): string {
    return [action.subject, action.part?.number ?? "", action.is_smaller ? "smaller" : ""].join(" ");
  }

  get key(): string {
    return ActionInHand.key(this.shown);
  }

  /** What is shown is suggested no more. */
  private get isPast(): boolean {
    return !this.candidates.some((action) => ActionInHand.key(action) === this.key);
  }

  /** What is shown is done already: the program ticked it, or it was done elsewhere. */
  get settled(): boolean {
    const id = this.shown.task?.id;
    return this.isPast && this.fresh.done_today.some((task) => task.id === id);
  }

  /** Whether it is what "do what is suggested" would do. */
  get isNext(): boolean {
    return ActionInHand.key(this.fresh.next) === this.key;
  }

  private get candidates(): NextAction[] {
    return [this.fresh.next, ...this.fresh.others];
  }

  /** What can be done instead, once the present one was declined. */
  get others(): NextAction[] {
    return this.candidates.filter((action) => action.kind !== "rest").slice(0, 2);
  }

  take(today: Today): void {
    this.fresh = today;
    if (this.touched && this.isPast) return;
    const chosen = this.candidates.find((action) => action.subject === this.chosen);
    if (!chosen) this.chosen = null;
    this.show(chosen ?? today.next);
  }

  choose(action: NextAction): void {
    this.chosen = action.subject;
    this.aside = "none";
    this.touched = false;
    this.show(action);
  }

  /** Done or declined: the next action is shown. */
  release(): void {
    this.touched = false;
    this.chosen = null;
    this.take(this.fresh);
  }

  private show(action: NextAction): void {
    if (ActionInHand.key(action) !== this.key) {
      this.started = false;
      this.touched = false;
      this.smaller = null;
      if (this.aside !== "others") this.aside = "none";
    }
    this.shown = action;
  }
}
