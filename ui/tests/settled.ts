/** Lets happen what waits for promises alone: no time passes. */
import { tick } from "svelte";

/** More turns than any answer takes on its way through the page. */
const TURNS = 20;

export async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await tick();
}
