/** Opens a web address in the browser; why it could not be is said. */
import { asFailure } from "$lib/failure";
import { platform } from "$lib/platform";
import { notices } from "$lib/state/notices.svelte";

export function openLink(url: string): void {
  platform.openLink(url).catch((thrown: unknown) => notices.warn(asFailure(thrown).message));
}
