/**
 * A shell for tests, in the types of the real one: every command is a mock that answers what the test says, and one that was
 * not told what to answer rejects with its name. Events reach no one unless the test listens.
 *
 * vi.mock("$lib/platform", async () => await import("./fake-platform"));
 */
import { vi, type Mocked } from "vitest";

import type { Platform } from "$lib/platform";

const mocks = new Map<PropertyKey, unknown>();

function mockOf(name: PropertyKey): unknown {
  if (!mocks.has(name))
    mocks.set(
      name,
      vi.fn(
        String(name).startsWith("on") && /^on[A-Z]/.test(String(name))
          ? unheard
          : () => Promise.reject(new Error(`the test does not say what ${String(name)} answers`)),
      ),
    );
  return mocks.get(name);
}

async function unheard(): Promise<() => void> {
  return () => {};
}

export const platform = new Proxy({} as Mocked<Platform>, { get: (_, name) => mockOf(name) });
