/** Brings what has just appeared into view: a refusal below the fold is no answer. */
import type { Action } from "svelte/action";

export const scrollIntoView: Action<HTMLElement> = (element) => {
  element.scrollIntoView?.({ block: "nearest" });
};
