import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import CalendarView from "$lib/components/calendar/CalendarView.svelte";
import DayDialog from "$lib/components/calendar/DayDialog.svelte";
import { EdgeScroll } from "$lib/dom/edge-scroll";
import { announcer } from "$lib/state/announcer.svelte";
import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { postsPlace } from "$lib/state/posts-place.svelte";
import { MOST, RollingWeeks } from "$lib/state/rolling-weeks.svelte";
import { session } from "$lib/state/session.svelte";
import { at, goto } from "./app.svelte";
import { platform as shell } from "./fake-platform";
import { settled } from "./settled";
import { boot, changed, today } from "./fixtures";
import { calendarOf, draft, idea, planned, TODAY } from "./posts-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/state", async () => ({ page: (await import("./app.svelte")).page }));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

beforeEach(async () => {
  vi.clearAllMocks();
  at("/posts?view=calendar");
  shell.boot.mockResolvedValue({ ...boot, today: { ...today, date: TODAY } });
  shell.today.mockResolvedValue(today);
  postsPlace.calendar = null;
  shell.postCalendar.mockImplementation(async (from, weeks) => calendarOf(from, weeks));
  shell.unplannedPosts.mockImplementation(async ({ search = "" }) => {
    const posts = [draft, idea].filter((post) => post.title.toLowerCase().includes(search.trim().toLowerCase()));
    return { total: posts.length, posts };
  });
  shell.postList.mockResolvedValue({ total: 1, posts: [planned] });
  shell.addPost.mockResolvedValue({ ...changed("Added", ["posts"]), created: "7" });
  shell.planPost.mockResolvedValue(changed("Planned", ["posts"]));
  await session.start();
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  notices.dismiss();
  dialogs.close();
});

async function open() {
  render(CalendarView);
  await screen.findByRole("grid", { name: "Posts by week" });
  await screen.findByRole("toolbar", { name: "Unscheduled" });
}

const here = () => (document.activeElement as HTMLElement | null)?.dataset["date"];
const day = (date: string) => document.querySelector<HTMLElement>(`[data-date="${date}"]`) as HTMLElement;
const weeks = () => [...document.querySelectorAll<HTMLElement>("[data-week]")].map((row) => row.dataset["week"]);
const tray = () => within(screen.getByRole("toolbar", { name: "Unscheduled" }));
/** Presses keys one after the other, each where the focus is by then. */
async function press(...keys: string[]) {
  for (const key of keys) {
    const before = document.activeElement;
    await fireEvent.keyDown(before ?? document.body, { key });
    await settled();
  }
}

it("has a row for each week from before today on, and marks today, which is the one stop for the Tab key", async () => {
  await open();
  expect(
    screen
      .getAllByRole("columnheader")
      .map((header) => header.getAttribute("aria-label"))
      .slice(1, 3),
  ).toEqual(["Monday", "Tuesday"]);
  expect(weeks().slice(0, 2)).toEqual(["2026-01-19", "2026-01-26"]);
  expect(weeks()).toContain("2026-03-02");
  const stops = [...document.querySelectorAll<HTMLElement>("[role=gridcell]")].filter((cell) => cell.tabIndex === 0);
  expect(stops.map((cell) => [cell.dataset["date"], cell.getAttribute("aria-current")])).toEqual([
    ["2026-03-06", "date"],
  ]);
});

it("says in the margin how each week stands, and nothing of an ordinary week ahead", async () => {
  await open();
  const margin = (name: RegExp) => screen.getByRole("rowheader", { name }).textContent?.replace(/\s+/g, " ").trim();
  expect(margin(/^16–22\sFeb/)).toBe("16–22 Feb Not kept");
  expect(margin(/^23\sFeb – 1\sMar/)).toBe("23 Feb – 1 Mar Kept");
  expect(margin(/^2–8\sMar/)).toBe("2–8 Mar 1 post to go");
  expect(margin(/^9–15\sMar/)).toBe("9–15 Mar");
  expect(screen.getByRole("gridcell", { name: /^Friday, 6 March, today, slot at 09:00/ })).toBe(day("2026-03-06"));
  expect(screen.getByRole("gridcell", { name: /^Tuesday, 10 March, 1 post/ })).toBe(day("2026-03-10"));
});

it("goes by day, week and four weeks with the keys", async () => {
  await open();
  day("2026-03-06").focus();
  await press("ArrowRight", "ArrowDown");
  expect(here()).toBe("2026-03-14");
  await press("Home");
  expect(here()).toBe("2026-03-09");
  await press("End", "PageDown");
  expect(here()).toBe("2026-04-12");
  await press("PageUp", "PageUp");
  expect(here()).toBe("2026-02-15");
});

it("reads more weeks when a key leads beyond those that are there, and only those", async () => {
  await open();
  expect(shell.postCalendar.mock.calls).toEqual([["2026-01-23", 16]]);
  day("2026-03-06").focus();
  await press("PageUp", "PageUp", "PageUp");
  await waitFor(() => expect(here()).toBe("2025-12-12"));
  expect(shell.postCalendar.mock.lastCall).toEqual(["2025-11-24", 8]);
  expect(weeks()[0]).toBe("2025-11-24");
  expect(weeks()).toContain("2026-05-04");
  expect(document.activeElement?.textContent).toContain("Friday, 12 December 2025");
});

it("lets weeks far away go, so that any number of years can be gone through", async () => {
  const rolling = new RollingWeeks(TODAY);
  await rolling.page.load();
  const [first, last] = [
    () => rolling.page.data?.weeks[0]?.starts_on,
    () => rolling.page.data?.weeks.at(-1)?.starts_on,
  ];
  for (let times = 0; times < 12; times += 1) await rolling.extend("later");
  expect(rolling.page.data?.weeks).toHaveLength(MOST);
  expect([first(), last()]).toEqual(["2026-10-26", "2028-03-06"]);
  // What changes is read again of the weeks that are there, and of no others.
  await rolling.page.load();
  expect(shell.postCalendar.mock.lastCall).toEqual(["2026-10-26", MOST]);
  await rolling.extend("earlier");
  expect([first(), last()]).toEqual(["2026-08-31", "2028-01-10"]);
  expect(await rolling.reach("2030-01-01")).toBe(true);
  expect(rolling.page.data?.weeks).toHaveLength(16);
  expect(await rolling.reach("2100-02-01")).toBe(false);
});

it("comes back to today from far away", async () => {
  await open();
  day("2026-03-06").focus();
  await press("PageDown", "PageDown");
  await fireEvent.click(screen.getByRole("button", { name: "Today" }));
  await waitFor(() => expect(day("2026-03-06").tabIndex).toBe(0));
});

it("is where it was left when one comes back on the same day", async () => {
  await open();
  day("2026-03-06").focus();
  await press("PageDown");
  cleanup();
  await open();
  expect(document.querySelector<HTMLElement>("[role=gridcell][tabindex='0']")?.dataset["date"]).toBe("2026-04-03");
});

it("picks a planned post up, carries it over days and drops it", async () => {
  await open();
  await fireEvent.keyDown(screen.getByRole("button", { name: /two directions\s*scheduled/ }), { key: "Enter" });
  expect(announcer.text).toContain("Moving שלום: two directions.");
  await waitFor(() => expect(here()).toBe("2026-03-10"));
  await press("ArrowRight", "ArrowRight", "Enter");
  await waitFor(() => expect(shell.planPost.mock.calls).toEqual([[3, "2026-03-12"]]));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Cancel" })).toBeNull());
});

it("plans an idea from the tray with the keys alone, found by a few letters", async () => {
  await open();
  vi.useFakeTimers();
  const search = screen.getByRole("searchbox", { name: "Search ideas and drafts" });
  search.focus();
  await fireEvent.input(search, { target: { value: "build" } });
  await vi.advanceTimersByTimeAsync(150);
  vi.useRealTimers();
  await waitFor(() =>
    expect(
      tray()
        .getAllByRole("button")
        .map((button) => button.textContent),
    ).toEqual(["Build or buyIdea"]),
  );
  await press("ArrowDown");
  expect(document.activeElement?.textContent).toContain("Build or buy");
  await fireEvent.click(document.activeElement as HTMLElement);
  await waitFor(() => expect(here()).toBe("2026-03-06"));
  await press("ArrowDown", " ");
  await waitFor(() => expect(shell.planPost.mock.calls).toEqual([[1, "2026-03-13"]]));
});

it("goes through the tray with the arrow keys, and back to its search", async () => {
  await open();
  tray().getAllByRole("button")[0]?.focus();
  await press("ArrowDown");
  expect(document.activeElement?.textContent).toContain("Build or buy");
  await press("Home", "ArrowUp");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
});

it("puts back what was picked up on Escape, and gives it the focus", async () => {
  await open();
  await fireEvent.keyDown(screen.getByRole("button", { name: /two directions\s*scheduled/ }), { key: " " });
  await waitFor(() => expect(here()).toBe("2026-03-10"));
  await press("ArrowDown", "Escape");
  await waitFor(() => expect((document.activeElement as HTMLElement).dataset["post"]).toBe("3"));
  expect(announcer.text).toContain("Move cancelled");
  expect(shell.planPost).not.toHaveBeenCalled();
});

it("refuses a day that has passed and goes on carrying", async () => {
  await open();
  await fireEvent.keyDown(screen.getByRole("button", { name: /two directions\s*scheduled/ }), { key: "Enter" });
  await waitFor(() => expect(here()).toBe("2026-03-10"));
  await press("ArrowUp", "Enter");
  expect(notices.current).toMatchObject({ wrong: true, text: expect.stringContaining("That date has passed") });
  expect(shell.planPost).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: "Cancel" })).toBeTruthy();
});

it("takes a post dragged onto a day, and none onto a day that has passed", async () => {
  await open();
  await fireEvent.dragStart(tray().getByRole("button", { name: /Roadmaps/ }));
  await fireEvent.drop(day("2026-03-05"));
  await waitFor(() => expect(notices.current?.wrong).toBe(true));
  await fireEvent.dragStart(tray().getByRole("button", { name: /Roadmaps/ }));
  await fireEvent.drop(day("2026-03-20"));
  await waitFor(() => expect(shell.planPost.mock.calls).toEqual([[2, "2026-03-20"]]));
});

it("scrolls at its edges while something is dragged, once the pointer rests there", () => {
  vi.useFakeTimers({ toFake: ["requestAnimationFrame", "cancelAnimationFrame", "performance"] });
  const room = document.createElement("div");
  room.getBoundingClientRect = () => ({ left: 0, right: 500, top: 100, bottom: 600 }) as DOMRect;
  const edge = new EdgeScroll(room, () => 30);
  const rest = (x: number, y: number) => {
    edge.over(x, y);
    vi.advanceTimersByTime(1000);
    edge.stop();
    return room.scrollTop;
  };
  expect(rest(250, 350)).toBe(0);
  const down = rest(250, 590);
  expect(down).toBeGreaterThan(200);
  expect(rest(900, 590)).toBe(down);
  edge.over(250, 590);
  vi.advanceTimersByTime(100);
  edge.stop();
  expect(room.scrollTop).toBe(down);
  expect(rest(250, 140)).toBeLessThan(down);
});

it("opens a day to write on a double-click, Enter or N, and on one click for what has no mouse", async () => {
  await open();
  const friday = day("2026-03-20");
  await fireEvent.click(friday, { detail: 1 });
  expect(dialogs.open).toBeNull();
  await fireEvent.dblClick(friday);
  expect(dialogs.open).toEqual({ kind: "day", date: "2026-03-20" });
  dialogs.close();
  await fireEvent.dblClick(screen.getByRole("button", { name: /two directions\s*scheduled/ }));
  expect(dialogs.open).toBeNull();
  for (const open of [
    () => fireEvent.keyDown(friday, { key: "n" }),
    () => fireEvent.keyDown(friday, { key: "Enter" }),
    () => fireEvent.click(friday, { detail: 0 }),
  ]) {
    await open();
    expect(dialogs.open).toEqual({ kind: "day", date: "2026-03-20" });
    dialogs.close();
  }
});

it("writes a new post for a day from one line", async () => {
  const close = vi.fn();
  render(DayDialog, { date: "2026-03-20", close });
  const field = await screen.findByRole("combobox", { name: "New post in one line, or words of one you have" });
  await fireEvent.click(screen.getByRole("button", { name: "Write it" }));
  expect(screen.getByRole("alert").textContent).toBe("Enter a line, or choose a post below.");
  await fireEvent.input(field, { target: { value: " Exit costs " } });
  await fireEvent.submit(field.closest("form") as HTMLElement);
  await waitFor(() => expect(goto.mock.lastCall?.[0]).toBe("/posts/7#write"));
  expect(shell.addPost.mock.calls).toEqual([[{ title: "Exit costs", planned_on: "2026-03-20" }]]);
  expect(close).toHaveBeenCalledOnce();
});

it("shows what is on a day, and plans a post found by its words there", async () => {
  render(DayDialog, { date: "2026-03-10", close: () => {} });
  expect((await screen.findByRole("link", { name: planned.title })).getAttribute("href")).toBe("/posts/3");
  const field = await screen.findByRole("combobox");
  const options = () => screen.queryAllByRole("option").map((option) => option.textContent);
  await waitFor(() => expect(options()).toEqual(["Roadmaps Draft", "Build or buy Idea"]));
  vi.useFakeTimers();
  await fireEvent.input(field, { target: { value: "buy" } });
  await vi.advanceTimersByTimeAsync(150);
  vi.useRealTimers();
  await waitFor(() => expect(options()).toEqual(["Build or buy Idea"]));
  await fireEvent.keyDown(field, { key: "ArrowDown" });
  expect(field.getAttribute("aria-activedescendant")).toBe("day-post-0");
  await fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(shell.planPost.mock.calls).toEqual([[1, "2026-03-10"]]));
});

it("leads from a day that has passed to what was published on it", async () => {
  render(DayDialog, { date: "2026-03-05", close: () => {} });
  expect(await screen.findByText("Nothing published on this day.")).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Log a post" }));
  expect(dialogs.open?.kind).toBe("log");
});

it("shows what is out on its day and does not let it be picked up", async () => {
  await open();
  expect(screen.getByRole("link", { name: /Budget meeting\s*published/ }).getAttribute("href")).toBe("/posts/4");
  expect(screen.queryByRole("button", { name: /Budget meeting/ })).toBeNull();
});
