import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { Today } from "$lib/generated/Today";
import Notice from "$lib/components/shell/Notice.svelte";
import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import TodayPage from "../src/routes/+page.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, todayWith, waitingPost, waitingTasks } from "./fixtures";
import { pageOf } from "./posts-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

async function open(page: Today) {
  shell.boot.mockResolvedValue({ ...boot, today: page });
  shell.today.mockResolvedValue(page);
  await session.start();
  render(TodayPage);
  render(Notice);
}

const inbox = () => screen.getByRole("region", { name: "Reminders" });
const entry = (summary: string) => within(screen.getByText(summary).closest("li") as HTMLElement);

beforeEach(() => void vi.clearAllMocks());
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
});

it("is not there when nothing waits", async () => {
  await open(todayWith([]));
  expect(screen.queryByRole("heading", { name: "Reminders" })).toBeNull();
});

it("shows what waits with its buttons and leaves the page its one primary button", async () => {
  await open(todayWith([waitingPost, waitingTasks]));
  const buttons = within(inbox()).getAllByRole("button");
  expect(buttons.map((button) => button.textContent)).toEqual([
    "I posted",
    "Snooze 1 h",
    "Tomorrow",
    "Put aside",
    "Snooze 1 h",
    "Tomorrow",
    "Put aside",
  ]);
  expect(document.querySelectorAll(".primary")).toHaveLength(1);
  expect(within(inbox()).getByText("To begin with: a decision I would reverse.")).toBeTruthy();
});

it("answers with the entry's key and the button's action, and is read again", async () => {
  await open(todayWith([waitingPost, waitingTasks]));
  shell.answerPopup.mockResolvedValue(changed("Put off until tomorrow at 09:00", ["reminders"]));
  shell.today.mockResolvedValue(
    todayWith([waitingPost], [{ ...waitingTasks, state: "snoozed", when: "tomorrow, 09:00" }]),
  );
  await fireEvent.click(entry("3 tasks are due").getByRole("button", { name: "Tomorrow" }));
  expect(shell.answerPopup.mock.calls).toEqual([[[{ rule: 2, on: "2026-01-05" }], "tomorrow"]]);
  await waitFor(() => expect(inbox().textContent).toContain("3 tasks are due, snoozed until tomorrow, 09:00"));
  expect(shell.today).toHaveBeenCalledTimes(1);
});

it("offers to fill in the post that “I posted” logged", async () => {
  await open(todayWith([waitingPost]));
  const post = pageOf({
    id: 12,
    title: "Post of 6 January 2026",
    stage: "published",
    places: [{ id: 7, network: null, url: null, on: "2026-01-06" }],
  });
  shell.answerPopup.mockResolvedValue({
    ...changed("Logged: Post of 6 January 2026", ["posts", "reminders"]),
    created: "12",
  });
  shell.postPage.mockResolvedValue(post);
  await fireEvent.click(screen.getByRole("button", { name: "I posted" }));
  expect(shell.answerPopup.mock.calls).toEqual([[[{ rule: 1, on: "2026-01-06" }], "done"]]);
  await fireEvent.click(await screen.findByRole("button", { name: "Add title and link" }));
  expect(shell.postPage.mock.lastCall).toEqual([12]);
  await waitFor(() => expect(dialogs.open).toEqual({ kind: "log", post }));
});

it("says why an answer was refused", async () => {
  await open(todayWith([waitingPost]));
  shell.answerPopup.mockRejectedValue({ code: "not_found", message: "There is no such reminder." });
  await fireEvent.click(screen.getByRole("button", { name: "Put aside" }));
  expect((await screen.findByRole("alert")).textContent).toContain("There is no such reminder.");
});

it("says until when everything is put off, and lets it come again", async () => {
  await open(todayWith([], [], "tomorrow, 09:00"));
  expect(inbox().textContent).toContain("Reminders are snoozed until tomorrow, 09:00.");
  shell.resumeAll.mockResolvedValue(changed("Reminders come again", ["reminders"]));
  shell.today.mockResolvedValue(todayWith([]));
  await fireEvent.click(screen.getByRole("button", { name: "Resume reminders" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "Reminders" })).toBeNull());
});
