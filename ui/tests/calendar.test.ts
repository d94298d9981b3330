import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import CalendarView from "../src/lib/components/CalendarView.svelte";
import DayDialog from "../src/lib/components/DayDialog.svelte";
import { announcer } from "../src/lib/state/announcer.svelte";
import { dialogs } from "../src/lib/state/dialogs.svelte";
import { notices } from "../src/lib/state/notices.svelte";
import { session } from "../src/lib/state/session.svelte";
import { at, goto } from "./app.svelte";
import { platform as shell } from "./fake-platform";
import { settled } from "./settled";
import { boot, changed, today } from "./fixtures";
import { monthOf, planned } from "./posts-fixtures";

vi.mock("../src/lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/state", async () => ({ page: (await import("./app.svelte")).page }));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

beforeEach(async () => {
  vi.clearAllMocks();
  at("/posts?view=calendar");
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  shell.postMonth.mockImplementation(async (date) => monthOf(date));
  shell.postList.mockResolvedValue({ total: 1, posts: [planned] });
  shell.planPost.mockResolvedValue(changed("Planned", ["posts"]));
  await session.start();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
});

async function open() {
  render(CalendarView);
  await screen.findByRole("heading", { name: "March 2026" });
}

const here = () => (document.activeElement as HTMLElement | null)?.dataset["date"];
const day = (name: RegExp) => screen.getByRole("gridcell", { name });
/** Presses keys one after the other, each where the focus is by then. */
async function press(...keys: string[]) {
  for (const key of keys) {
    const before = document.activeElement;
    await fireEvent.keyDown(before ?? document.body, { key });
    await settled();
  }
}

it("begins the week where the data does and marks today, which is the one stop for the Tab key", async () => {
  await open();
  expect(screen.getAllByRole("columnheader").map((header) => header.getAttribute("aria-label")).slice(1, 3)).toEqual(["Monday", "Tuesday"]);
  expect(screen.getAllByRole("rowheader")[0]?.textContent).toBe("Week of 23 February");
  const stops = screen.getAllByRole("gridcell").filter((cell) => cell.tabIndex === 0);
  expect(stops.map((cell) => [cell.dataset["date"], cell.getAttribute("aria-current")])).toEqual([["2026-03-06", "date"]]);
});

it("goes by day, week and month with the keys, and keeps the month in the address", async () => {
  await open();
  day(/^Friday, 6 March/).focus();
  await press("ArrowRight", "ArrowDown");
  expect(here()).toBe("2026-03-14");
  await press("Home");
  expect(here()).toBe("2026-03-09");
  await press("End", "PageDown");
  await waitFor(() => expect(here()).toBe("2026-04-15"));
  expect(screen.getByRole("heading", { name: "April 2026" })).toBeTruthy();
  expect(goto.mock.lastCall?.[0]).toBe("/posts?view=calendar&month=2026-04");
  await press("PageUp");
  await waitFor(() => expect(here()).toBe("2026-03-15"));
});

it("goes on into the next month from its last day", async () => {
  await open();
  day(/^Tuesday, 31 March/).focus();
  await press("ArrowRight");
  await waitFor(() => expect(here()).toBe("2026-04-01"));
});

it("picks a planned post up, carries it over days and drops it", async () => {
  await open();
  await fireEvent.keyDown(screen.getByRole("button", { name: /two directions\s*planned/ }), { key: "Enter" });
  expect(announcer.text).toContain("Picked up: שלום: two directions.");
  await waitFor(() => expect(here()).toBe("2026-03-10"));
  await press("ArrowRight", "ArrowRight", "Enter");
  await waitFor(() => expect(shell.planPost.mock.calls).toEqual([[3, "2026-03-12"]]));
  expect(screen.queryByRole("button", { name: "Put it back" })).toBeNull();
});

it("plans an idea from the list beside it with the keys alone", async () => {
  await open();
  const bar = screen.getByRole("toolbar", { name: "To be planned" });
  const [first] = within(bar).getAllByRole("button");
  first?.focus();
  await press("ArrowRight");
  expect(document.activeElement?.textContent).toContain("Build or buy");
  await fireEvent.click(document.activeElement as HTMLElement);
  await waitFor(() => expect(here()).toBe("2026-03-06"));
  await press("ArrowDown", " ");
  await waitFor(() => expect(shell.planPost.mock.calls).toEqual([[1, "2026-03-13"]]));
});

it("puts back what was picked up on Escape, and gives it the focus", async () => {
  await open();
  await fireEvent.keyDown(screen.getByRole("button", { name: /two directions\s*planned/ }), { key: " " });
  await waitFor(() => expect(here()).toBe("2026-03-10"));
  await press("ArrowDown", "Escape");
  await waitFor(() => expect((document.activeElement as HTMLElement).dataset["post"]).toBe("3"));
  expect(announcer.text).toContain("stays where it was");
  expect(shell.planPost).not.toHaveBeenCalled();
});

it("refuses a day that has passed and goes on carrying", async () => {
  await open();
  await fireEvent.keyDown(screen.getByRole("button", { name: /two directions\s*planned/ }), { key: "Enter" });
  await waitFor(() => expect(here()).toBe("2026-03-10"));
  await press("ArrowUp", "Enter");
  expect(notices.current).toMatchObject({ wrong: true, text: expect.stringContaining("That day has passed") });
  expect(shell.planPost).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: "Put it back" })).toBeTruthy();
});

it("takes a post dragged onto a day, and none onto a day that has passed", async () => {
  await open();
  await fireEvent.dragStart(within(screen.getByRole("toolbar")).getByRole("button", { name: /Roadmaps/ }));
  await fireEvent.drop(day(/^Thursday, 5 March/));
  await waitFor(() => expect(notices.current?.wrong).toBe(true));
  await fireEvent.dragStart(within(screen.getByRole("toolbar")).getByRole("button", { name: /Roadmaps/ }));
  await fireEvent.drop(day(/^Friday, 20 March/));
  await waitFor(() => expect(shell.planPost.mock.calls).toEqual([[2, "2026-03-20"]]));
});

it("opens a day with what is on it, and plans another post there", async () => {
  await open();
  day(/^Tuesday, 10 March, 1 post/).focus();
  await press("Enter");
  expect(dialogs.open).toEqual({ kind: "day", date: "2026-03-10" });
  render(DayDialog, { date: "2026-03-10", close: () => {} });
  expect((await screen.findByRole("link", { name: planned.title })).getAttribute("href")).toBe("/posts/3");
  await fireEvent.change(screen.getByRole("combobox", { name: "Plan on this day" }), { target: { value: "1" } });
  await fireEvent.click(screen.getByRole("button", { name: "Plan it" }));
  await waitFor(() => expect(shell.planPost.mock.calls).toEqual([[1, "2026-03-10"]]));
});

it("shows what is out on its day and does not let it be picked up", async () => {
  await open();
  expect(screen.getByRole("link", { name: /Budget meeting\s*published/ }).getAttribute("href")).toBe("/posts/4");
  expect(screen.queryByRole("button", { name: /Budget meeting/ })).toBeNull();
});
