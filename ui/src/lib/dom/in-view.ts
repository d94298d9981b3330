/** Brings what has just appeared into view: a refusal below the fold is no answer. */
import type { Action } from "svelte/action";

export const inView: Action<HTMLElement> = (element) => {
  element.scrollIntoView?.({ block: "nearest" });
};
