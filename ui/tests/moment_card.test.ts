import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { MomentLine } from "$lib/generated/MomentLine";
import MomentCard from "$lib/components/shell/MomentCard.svelte";
import { moments } from "$lib/state/moments.svelte";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import { at } from "./app.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/state", async () => ({ page: (await import("./app.svelte")).page }));

const firstPost: MomentLine = {
  kind: "first-post",
  words: "Your first post. Small, true and yours.",
  own_words: "Build or buy",
  opens: null,
  on: "2026-03-06",
};
const finished: MomentLine = {
  kind: "step-purpose",
  words: "You now have: “Plant managers.” Next: a short list you can trust.",
  own_words: "",
  opens: "guardrails",
  on: "2026-03-06",
};

beforeEach(async () => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  at("/posts/2");
  shell.boot.mockResolvedValue(boot);
  shell.seeMoments.mockResolvedValue(changed("", ["coaching"]));
  await session.start();
  render(MomentCard);
});
afterEach(() => {
  moments.dismiss();
  notices.dismiss();
  cleanup();
  vi.useRealTimers();
});

async function act(...came: MomentLine[]) {
  await session.act(async () => ({ ...changed("Published", ["posts"]), moments: came }));
  await vi.advanceTimersByTimeAsync(0);
}

it("shows the sentence and the user's own words where it was done, and notes once that they were seen", async () => {
  await act(firstPost);
  expect(screen.getByText("Your first post. Small, true and yours.")).toBeTruthy();
  expect(screen.getByText("Build or buy").tagName).toBe("BLOCKQUOTE");
  expect(shell.seeMoments).toHaveBeenCalledTimes(1);
  await act();
  expect(screen.getByText("Build or buy"), "a save leaves it").toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Close this note" }));
  expect(screen.queryByText("Build or buy")).toBeNull();
});

it("leads on from a finished step to the next", async () => {
  await act(finished);
  expect(screen.getByRole("link", { name: "Open the next step" }).getAttribute("href")).toBe("/programme/guardrails");
});

it("goes with its page, but not with the one that the act itself led to", async () => {
  await act(finished);
  moments.leavePage();
  expect(moments.current).toEqual([finished]);
  await vi.advanceTimersByTimeAsync(1_000);
  moments.leavePage();
  expect(moments.current).toEqual([]);
});

it("leaves Today to its own place for moments", async () => {
  at("/");
  await act(firstPost);
  expect(screen.queryByText("Build or buy")).toBeNull();
  expect(shell.seeMoments).not.toHaveBeenCalled();
});

it("goes with what is undone", async () => {
  await act(firstPost);
  shell.undo.mockResolvedValue(changed("Undone: Published", ["posts"]));
  await session.undo();
  await vi.advanceTimersByTimeAsync(0);
  expect(screen.queryByText("Build or buy")).toBeNull();
});
