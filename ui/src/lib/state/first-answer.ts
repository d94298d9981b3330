/** The first call's answer, which may be on its way before this page's programs were. */
import type { Boot } from "$lib/generated/Boot";
import { platform } from "$lib/platform";

/** Takes it, once. Later, and where no one asked, it's asked for now. */
export function firstAnswer(): Promise<Boot> {
  const asked = window.firstAnswer;
  delete window.firstAnswer;
  return asked ?? platform.boot();
}
