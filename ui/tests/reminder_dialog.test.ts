import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { RuleKind } from "../src/lib/bindings/RuleKind";
import ReminderDialog from "../src/lib/components/ReminderDialog.svelte";
import { platform } from "../src/lib/platform";
import { session } from "../src/lib/state/session.svelte";
import { boot, changed, remindersPage, weeklyPost } from "./fixtures";

vi.mock("../src/lib/platform", () => ({
  platform: { boot: vi.fn(), today: vi.fn(), remindersPage: vi.fn(), addReminder: vi.fn(), changeReminder: vi.fn(), onChanged: vi.fn(async () => () => {}) },
}));
const shell = vi.mocked(platform);
const close = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(boot.today as never);
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
const choose = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const tick = (name: string) => fireEvent.click(screen.getByRole("checkbox", { name }));

async function added() {
  await fireEvent.click(screen.getByRole("button", { name: "Add the reminder" }));
  await waitFor(() => expect(close).toHaveBeenCalled());
  return shell.addReminder.mock.calls[0]?.[0];
}

it("adds one of your own on several days, in the order of the week", async () => {
  await open();
  await write("Text", "Water the plants");
  await tick("Thursday");
  await tick("Monday");
  await write("Time", "18:30");
  expect(await added()).toEqual({ kind: "custom", title: "Water the plants", repeats: "weekly", weekdays: ["monday", "thursday"], time: "18:30", enabled: true });
});

it("adds one of your own that comes once, in a fixed zone", async () => {
  await open();
  await write("Text", "Call Grace");
  await choose("It comes", "once");
  await write("Date", "2026-03-31");
  await write("Fixed time zone", " Asia/Tokyo ");
  expect(await added()).toEqual({ kind: "custom", title: "Call Grace", repeats: "once", on_date: "2026-03-31", time: "09:00", zone: "Asia/Tokyo", enabled: true });
});

it("adds one of your own for the last day of each month", async () => {
  await open();
  await write("Text", "Close the books");
  await choose("It comes", "monthly");
  expect(screen.getByText("31 is the last day of a shorter month.")).toBeTruthy();
  await choose("Day of the month", "31");
  expect(await added()).toEqual({ kind: "custom", title: "Close the books", repeats: "monthly", month_day: 31, time: "09:00", enabled: true });
});

it("adds one for tasks that are due, days before", async () => {
  await open();
  await choose("What it reminds of", "task_due");
  await write("Days before", "2");
  expect(await added()).toEqual({ kind: "task_due", lead_days: 2, time: "09:00", enabled: true });
});

it("adds one for the programme's recurring tasks, with a time only", async () => {
  await open();
  await choose("What it reminds of", "programme");
  expect(await added()).toEqual({ kind: "programme", time: "09:00", enabled: true });
});

it("adds a weekly review", async () => {
  await open();
  await choose("What it reminds of", "review");
  await choose("Day", "friday");
  expect(await added()).toEqual({ kind: "review", repeats: "weekly", weekdays: ["friday"], time: "09:00", enabled: true });
});

it("adds a backup slot on another day than the first", async () => {
  await open();
  expect(screen.getByRole("option", { name: "Backup slot for the weekly post" })).toBeTruthy();
  await choose("What it reminds of", "weekly_post");
  expect(await added()).toEqual({ kind: "weekly_post", repeats: "weekly", weekdays: ["thursday"], time: "09:00", enabled: true });
});

it("offers no third slot", async () => {
  shell.remindersPage.mockResolvedValue({ ...remindersPage, rules: [weeklyPost, { ...weeklyPost, id: 2 }] });
  await open("weekly_post");
  await waitFor(() => expect(screen.queryByRole("option", { name: /weekly post/i })).toBeNull());
  expect(screen.getByLabelText<HTMLSelectElement>("What it reminds of").value).toBe("custom");
});

it("changes one and keeps whether it is on", async () => {
  render(ReminderDialog, { reminder: { ...weeklyPost, entry: { ...weeklyPost.entry, enabled: false } }, of: "weekly_post", close });
  await write("Time", "10:00");
  await fireEvent.click(screen.getByRole("button", { name: "Save the reminder" }));
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(shell.changeReminder.mock.calls).toEqual([[1, { ...weeklyPost.entry, time: "10:00", enabled: false }]]);
});

it("keeps what was entered when it is refused and says why", async () => {
  shell.addReminder.mockRejectedValue({ code: "invalid", message: "A weekly reminder needs at least one day of the week." });
  await open();
  await write("Text", "Water the plants");
  await fireEvent.click(screen.getByRole("button", { name: "Add the reminder" }));
  expect((await screen.findByRole("alert")).textContent).toBe("A weekly reminder needs at least one day of the week.");
  expect(screen.getByLabelText<HTMLInputElement>("Text").value).toBe("Water the plants");
  expect(close).not.toHaveBeenCalled();
});

it("asks for a whole number of days", async () => {
  await open("task_due");
  await write("Days before", "two");
  await fireEvent.click(screen.getByRole("button", { name: "Add the reminder" }));
  expect((await screen.findByRole("alert")).textContent).toContain("whole number");
  expect(shell.addReminder).not.toHaveBeenCalled();
});
