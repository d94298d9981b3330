import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { RuleKind } from "$lib/generated/RuleKind";
import ReminderDialog from "$lib/components/reminders/ReminderDialog.svelte";
import { session } from "$lib/state/session.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, remindersPage, today, weeklyPost } from "./fixtures";
import { readsWords } from "./reads-words";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
const close = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  readsWords(shell, today.date);
  shell.remindersPage.mockResolvedValue(remindersPage);
  shell.addReminder.mockResolvedValue(changed("Added", ["reminders"]));
  shell.changeReminder.mockResolvedValue(changed("Changed", ["reminders"]));
  await session.start();
});
afterEach(cleanup);

async function open(of: RuleKind = "custom") {
  render(ReminderDialog, { reminder: null, of, close });
  await screen.findByText(/now Europe\/Berlin/);
}

const write = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const pick = (name: string) => fireEvent.click(screen.getByRole("radio", { name }));
const tick = (name: string) => fireEvent.click(screen.getByRole("checkbox", { name }));
const add = () => fireEvent.click(screen.getByRole("button", { name: "Add reminder" }));

async function added() {
  await add();
  await waitFor(() => expect(close).toHaveBeenCalled());
  return shell.addReminder.mock.calls[0]?.[0];
}

it("adds one of your own from one line", async () => {
  await open();
  await write("Remind me to", "Call Grace, tomorrow 15:00");
  expect(await added()).toEqual({
    kind: "custom",
    title: "Call Grace",
    repeats: "once",
    on_date: "2026-01-06",
    time: "15:00",
    enabled: true,
  });
});

it("shows what it understood of the line where it can be changed", async () => {
  await open();
  await write("Remind me to", "Water the plants, every mon and thu at 18:30");
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Thursday" }).checked).toBe(true));
  expect(screen.getByLabelText<HTMLInputElement>("Time").value).toBe("18:30");
  expect(screen.getByText("“Water the plants”, and the time below.")).toBeTruthy();
  await tick("Monday");
  expect(await added()).toMatchObject({ title: "Water the plants", weekdays: ["thursday"], time: "18:30" });
});

it("adds one of your own on several days, in the order of the week", async () => {
  await open();
  await write("Remind me to", "Water the plants");
  await tick("Thursday");
  await tick("Monday");
  await write("Time", "18:30");
  expect(await added()).toEqual({
    kind: "custom",
    title: "Water the plants",
    repeats: "weekly",
    weekdays: ["monday", "thursday"],
    time: "18:30",
    enabled: true,
  });
});

it("adds one of your own that comes once, in a fixed zone", async () => {
  await open();
  await write("Remind me to", "Call Grace");
  await pick("Once");
  await write("Date", "31 march");
  await write("Time zone", " Asia/Tokyo ");
  expect(await added()).toEqual({
    kind: "custom",
    title: "Call Grace",
    repeats: "once",
    on_date: "2026-03-31",
    time: "09:00",
    zone: "Asia/Tokyo",
    enabled: true,
  });
});

it("adds one of your own for the last day of each month", async () => {
  await open();
  await write("Remind me to", "Close the books");
  await pick("Every month");
  expect(screen.getByText("In shorter months, 31 means the last day.")).toBeTruthy();
  await fireEvent.change(screen.getByLabelText("Day of the month"), { target: { value: "31" } });
  expect(await added()).toEqual({
    kind: "custom",
    title: "Close the books",
    repeats: "monthly",
    month_day: 31,
    time: "09:00",
    enabled: true,
  });
});

it("adds one for tasks that are due, days before", async () => {
  await open();
  await pick("Tasks");
  await write("Days before", "2");
  expect(await added()).toEqual({ kind: "task_due", lead_days: 2, time: "09:00", enabled: true });
});

it("adds one for the programme's recurring tasks, with a time only", async () => {
  await open();
  await pick("Recurring tasks");
  expect(await added()).toEqual({ kind: "programme", time: "09:00", enabled: true });
});

it("adds a weekly review", async () => {
  await open();
  await pick("Weekly look back");
  await fireEvent.change(screen.getByLabelText("Day"), { target: { value: "friday" } });
  expect(await added()).toEqual({
    kind: "review",
    repeats: "weekly",
    weekdays: ["friday"],
    time: "09:00",
    enabled: true,
  });
});

it("adds a backup slot on another day than the first", async () => {
  await open();
  await pick("Weekly post, backup slot");
  expect(await added()).toEqual({
    kind: "weekly_post",
    repeats: "weekly",
    weekdays: ["thursday"],
    time: "09:00",
    enabled: true,
  });
});

it("offers no third slot", async () => {
  shell.remindersPage.mockResolvedValue({ ...remindersPage, rules: [weeklyPost, { ...weeklyPost, id: 2 }] });
  await open("weekly_post");
  await waitFor(() => expect(screen.queryByRole("radio", { name: /weekly post/i })).toBeNull());
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Custom" }).checked).toBe(true);
});

it("changes one and keeps whether it is on", async () => {
  render(ReminderDialog, {
    reminder: { ...weeklyPost, entry: { ...weeklyPost.entry, enabled: false } },
    of: "weekly_post",
    close,
  });
  await write("Time", "10");
  await fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(shell.changeReminder.mock.calls).toEqual([
    [1, { ...weeklyPost.entry, enabled: false }, { ...weeklyPost.entry, time: "10:00", enabled: false }],
  ]);
});

it("keeps what was entered when it is refused and says why", async () => {
  shell.addReminder.mockRejectedValue({ code: "invalid", message: "That’s before now. Choose a later time." });
  await open();
  await write("Remind me to", "Water the plants");
  await tick("Monday");
  await add();
  expect((await screen.findByRole("alert")).textContent).toBe("That’s before now. Choose a later time.");
  expect(screen.getByLabelText<HTMLInputElement>("Remind me to").value).toBe("Water the plants");
  expect(close).not.toHaveBeenCalled();
});

it.each([
  ["custom", async () => {}, "Write what it reminds you of."],
  ["custom", () => write("Remind me to", "Water the plants"), "Choose at least one day."],
  ["task_due", () => write("Days before", "two"), "Enter a whole number, like 2."],
] as const)("says under its field what is missing of a “%s”", async (of, fill, wrong) => {
  await open(of);
  await fill();
  await add();
  expect((await screen.findByRole("alert")).textContent?.trim()).toBe(wrong);
  expect(document.querySelector("footer [role='alert']")).toBeNull();
  expect(shell.addReminder).not.toHaveBeenCalled();
});

it("says of a date and of a time that they mean nothing, and goes to the first of them", async () => {
  await open();
  await write("Remind me to", "Water the plants");
  await pick("Once");
  await write("Date", "whenever");
  await write("Time", "late");
  await add();
  await waitFor(() => expect(screen.getByLabelText("Time").getAttribute("aria-invalid")).toBe("true"));
  expect(screen.getByLabelText("Date").getAttribute("aria-invalid")).toBe("true");
  expect(shell.addReminder).not.toHaveBeenCalled();
});
