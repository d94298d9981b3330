import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { Changed } from "$lib/generated/Changed";
import Shell from "$lib/components/shell/Shell.svelte";
import { session } from "$lib/state/session.svelte";
import { waiting } from "$lib/state/waiting.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, todayWith, waitingPost, waitingTasks } from "./fixtures";

let hear: (change: Changed | null) => void = () => {};
vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/state", () => ({ page: { route: { id: "/posts" } } }));
const place = (name: string) => screen.findByRole("link", { name });

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue({ ...boot, today: todayWith([waitingPost, waitingTasks]) });
  shell.onChanged.mockImplementation(async (heard) => {
    hear = heard;
    return () => {};
  });
  await session.start();
  render(Shell, { children: createRawSnippet(() => ({ render: () => "<p>A page</p>" })) });
});
afterEach(cleanup);

it("counts what waits from the first call on, on every page", async () => {
  expect((await place("Today, 2 reminders")).querySelector(".badge")?.textContent).toBe("2");
  expect(shell.today).not.toHaveBeenCalled();
});

it("counts again after what this window did and after what it only hears of", async () => {
  shell.today.mockResolvedValue(todayWith([waitingTasks]));
  await session.act(async () => changed("Logged", ["posts"]));
  await place("Today, 1 reminder");
  shell.today.mockResolvedValue(todayWith([]));
  hear(changed("Put aside", ["reminders"]));
  expect((await place("Today")).querySelector(".badge")).toBeNull();
});

it("does not count when nothing of it changed", async () => {
  await session.act(async () => changed("Saved", ["worksheets"]));
  expect(shell.today).not.toHaveBeenCalled();
});

it("keeps what it knows when it cannot count", async () => {
  shell.today.mockRejectedValue({ code: "storage", message: "The disk is full." });
  hear(changed("Done", ["tasks"]));
  await waitFor(() => expect(shell.today).toHaveBeenCalledTimes(1));
  await place("Today, 2 reminders");
});

it("asks once for all who read Today in the same moment, and shows the latest answer", async () => {
  let first: (today: typeof boot.today) => void = () => {};
  shell.today.mockImplementationOnce(() => new Promise((done) => (first = done as typeof first)));
  const early = [waiting.today(), waiting.today()];
  await Promise.resolve();
  shell.today.mockResolvedValue(todayWith([waitingPost]));
  await waiting.today();
  first(todayWith([]));
  await Promise.all(early);
  expect(shell.today).toHaveBeenCalledTimes(2);
  expect(waiting.count).toBe(1);
});
