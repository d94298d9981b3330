import { beforeEach, expect, it, vi } from "vitest";

import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, today } from "./fixtures";

let hear: (change: ReturnType<typeof changed> | null) => void = () => {};
vi.mock("$lib/platform", async () => await import("./fake-platform"));

beforeEach(async () => {
  vi.clearAllMocks();
  notices.dismiss();
  shell.boot.mockResolvedValue(boot);
  shell.onChanged.mockImplementation(async (heard) => {
    hear = heard as typeof hear;
    return () => {};
  });
  await session.start();
});

it("gives the first page with the first call, once", () => {
  expect(shell.boot).toHaveBeenCalledTimes(1);
  expect([session.takeFirst(), session.takeFirst()]).toEqual([today, null]);
});

it("takes an answer that the shell asked for, and asks itself the next time", async () => {
  shell.boot.mockClear();
  window.firstAnswer = Promise.resolve({ ...boot, today: null });
  await session.start();
  expect(shell.boot).not.toHaveBeenCalled();
  expect(session.onboarded).toBe(false);
  await session.start();
  expect(shell.boot).toHaveBeenCalledTimes(1);
  expect(session.onboarded).toBe(true);
});

it("tells pages what changed, here and elsewhere", async () => {
  const heard: unknown[] = [];
  const stop = session.listen((topics) => heard.push(topics));
  await session.act(async () => changed("Logged", ["posts"]));
  hear(changed("From a notification", ["posts", "reminders"]));
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  hear(null);
  await vi.waitFor(() => expect(heard).toHaveLength(3));
  expect(heard).toEqual([["posts"], ["posts", "reminders"], null]);
  stop();
});

it("says what happened and offers to take it back", async () => {
  await session.act(async () => changed("Done: Write to Grace", ["tasks"]));
  expect(notices.current).toMatchObject({ text: "Done: Write to Grace", undo: true, wrong: false });
  shell.undo.mockRejectedValue({ code: "cannot_undo", message: "There is nothing to undo." });
  await session.undo();
  expect(notices.current).toMatchObject({ text: "There is nothing to undo.", wrong: true });
});

it("says of a task that was ticked by itself why it is done, also after a save that says nothing, and offers to take it back", async () => {
  await session.act(
    async () => ({
      ...changed("Saved", ["worksheets", "tasks"]),
      ticked: [{ title: "Choose your target role and a date", because: "filled" as const }],
    }),
    true,
  );
  expect(notices.current).toMatchObject({ text: "All filled in, so it’s done.", undo: true, wrong: false });
});

it("says of what the log ticked which task it was", async () => {
  await session.act(
    async () => ({
      ...changed("Logged a comment", ["people", "tasks"]),
      ticked: [{ title: "Leave five useful comments", because: "logged" as const }],
    }),
    true,
  );
  expect(notices.current).toMatchObject({ text: "Leave five useful comments: done, from your log.", undo: true });
  await session.act(
    async () => ({
      ...changed("Added", ["reminders", "tasks"]),
      ticked: [{ title: "Choose a backup slot", because: "settled" as const }],
    }),
    true,
  );
  expect(notices.current?.text).toBe("Choose a backup slot: done.");
});

it("is silent when nothing changed", async () => {
  await session.act(async () => changed("Done: already", []));
  expect(notices.current).toBeNull();
});

it("paints the theme the user chose", async () => {
  shell.boot.mockResolvedValue({
    ...boot,
    preferences: { theme: "dark", show_streak: true, show_moments: true, show_prompts: true, charts_as_tables: false },
  });
  await session.act(async () => changed("Saved", ["preferences"]), true);
  expect(document.documentElement.dataset["theme"]).toBe("dark");
});
