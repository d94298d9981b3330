import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { HeatmapYear } from "$lib/generated/HeatmapYear";
import type { WeekBar } from "$lib/generated/WeekBar";
import type { WeekHeatmap } from "$lib/generated/WeekHeatmap";
import { addDays } from "$lib/civil";
import WeekHeatmapTable from "$lib/components/progress/WeekHeatmap.svelte";
import ReserveWeeks from "$lib/components/progress/ReserveWeeks.svelte";
import WeekBars from "$lib/components/progress/WeekBars.svelte";
import WeekPanel from "$lib/components/progress/WeekPanel.svelte";
import { platform as shell } from "./fake-platform";
import { changed, today } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", () => ({ goto: vi.fn() }));

beforeEach(() => {
  shell.useReserveWeek.mockResolvedValue(changed("Taken off", ["posts"]));
  shell.returnReserveWeek.mockResolvedValue(changed("Taken back", ["posts"]));
});
afterEach(cleanup);

const week = (starts_on: string, what: Partial<WeekBar>): WeekBar => ({
  starts_on,
  posts: 0,
  goal: 1,
  tasks: 0,
  conversations: 0,
  verdict: "missed",
  running: false,
  reserve: "none",
  ...what,
});

it("leaves paused and reserve weeks out instead of calling them missed, and says what was made up for", () => {
  const weeks = [
    week("2025-12-01", { posts: 1, verdict: "made_up" }),
    week("2025-12-08", { verdict: "reserve" }),
    week("2025-12-15", { posts: 1, verdict: "kept" }),
    week("2025-12-22", { verdict: "paused" }),
    week("2025-12-29", {}),
    week("2026-01-05", { verdict: "running", running: true }),
  ];
  render(WeekBars, { weeks, today: "2026-01-05", sentence: "" });
  expect(
    screen.getByRole("img", { name: "Posts a week: 2 of the last 3 weeks kept, 1 made up, 1 paused, 1 reserve week" }),
  ).toBeTruthy();
  const states = within(screen.getByRole("table", { hidden: true }))
    .getAllByRole("row", { hidden: true })
    .slice(1)
    .map((row) => row.lastElementChild?.textContent);
  expect(states).toEqual(["This week", "Not kept", "Paused", "Kept", "Reserve week", "Made up"]);
});

it("leaves out weeks on hold, weeks between and those before the voice starts, each by its own name", () => {
  const weeks = [
    week("2025-12-08", { verdict: "not_yet", goal: 0 }),
    week("2025-12-15", { verdict: "held" }),
    week("2025-12-22", { verdict: "off", goal: 0 }),
    week("2025-12-29", { posts: 1, verdict: "kept" }),
  ];
  const { unmount } = render(WeekBars, { weeks, today: "2026-01-05", sentence: "" });
  expect(screen.getByRole("img", { name: "Posts a week: 1 of the last week kept, 1 on hold" })).toBeTruthy();
  const states = within(screen.getByRole("table", { hidden: true }))
    .getAllByRole("row", { hidden: true })
    .slice(1)
    .map((row) => row.lastElementChild?.textContent);
  expect(states).toEqual(["Kept", "Week off", "On hold", "Not counted yet"]);
  unmount();
  render(WeekBars, {
    weeks: weeks.map((each) => ({ ...each, verdict: "not_yet" as const })),
    today: "2026-01-05",
    sentence: "",
  });
  expect(screen.getByRole("img", { name: "Posts a week: no week counts yet" })).toBeTruthy();
});

it("says the week once, in its sentence: the ring beside it says nothing", () => {
  const sentence = "This week: 35 minutes, 2 conversations";
  render(WeekPanel, {
    week: { ...today.week, goal: 0, minutes_done: 35, conversations: 2, state: "not_yet", sentence },
    streak: null,
  });
  expect(screen.getAllByText(/35 minutes|conversations/)).toHaveLength(1);
  expect(screen.queryByRole("img")).toBeNull();
});

it("takes a week off and back again from where its standing is", async () => {
  const weeks = [
    week("2025-12-22", { reserve: "take_back", verdict: "reserve" }),
    week("2025-12-29", { reserve: "spend" }),
    week("2026-01-05", { running: true, verdict: "running" }),
  ];
  const reserves = {
    quarter_on: "2025-10-01",
    of: 2,
    spent_on: ["2025-12-22"],
    left: 1,
    sentence: "1 reserve week left this quarter",
    not_needed_on: [],
    not_needed: null,
  };
  render(ReserveWeeks, { weeks, reserves });
  await fireEvent.click(screen.getByRole("button", { name: "Use a reserve week" }));
  expect(shell.useReserveWeek).toHaveBeenCalledWith("2025-12-29");
  await fireEvent.click(screen.getByRole("button", { name: "Give it back" }));
  expect(shell.returnReserveWeek).toHaveBeenCalledWith("2025-12-22");
});

it("says what was given of the goals, how a missed week is made up for, and nothing of goals there are not", () => {
  const repair = {
    week_on: "2025-12-29",
    posts: 1,
    until: "2026-01-11",
    sentence: "One more post by Sunday makes up for last week",
  };
  const { unmount } = render(WeekPanel, {
    week: { ...today.week, conversations: 2, conversation_goal: 3, invitation_goal: 1, repair },
    streak: null,
  });
  expect(screen.getByText("2 of 3 conversations").closest("p")?.textContent).toBe(
    "2 of 3 conversations · 0 of 1 invitation",
  );
  expect(screen.getByText(`${repair.sentence}.`)).toBeTruthy();
  unmount();
  render(WeekPanel, { week: today.week, streak: null });
  expect(screen.queryByText(/conversation|invitation/)).toBeNull();
});

it("never counts more of something than was wanted", () => {
  render(WeekPanel, {
    week: {
      ...today.week,
      posts: 2,
      conversations: 5,
      conversation_goal: 3,
      invitations: 1,
      invitation_goal: 1,
      state: "kept",
      days_left: 1,
    },
    streak: null,
  });
  expect(screen.getByText("5 conversations").closest("p")?.textContent).toBe(
    "5 conversations · 1 of 1 invitation · 1 day left",
  );
  expect(document.body.textContent).not.toMatch(/5 of 3|2 of 1/);
});

it.each(["paused", "held"] as const)("says calmly that the running week is %s", (state) => {
  const sentence = "You’re on a break this week; it doesn’t count";
  render(WeekPanel, { week: { ...today.week, state, sentence }, streak: null });
  expect(screen.getByText(`${sentence}.`).className).toContain("muted");
  expect(screen.getByText(`${sentence}.`).className).not.toContain("amber");
});

it("is a sentence before the fourth week, and twelve places from then on, those to come outlined", () => {
  const some = (many: number) =>
    Array.from({ length: many }, (_, index) => week(addDays("2026-01-05", index * 7), { verdict: "kept", posts: 1 }));
  render(WeekBars, { weeks: [], today: "2026-01-05", sentence: "No posts yet" });
  expect(screen.getByText("No posts yet. Your weeks appear here once you have a weekly goal.")).toBeTruthy();
  expect([screen.queryByRole("img"), screen.queryByText("Show as table")]).toEqual([null, null]);
  cleanup();
  render(WeekBars, { weeks: some(3), today: "2026-01-19", sentence: "3 posts in January" });
  expect(screen.getByText("3 posts in January. After four weeks you’ll see your rhythm here.")).toBeTruthy();
  expect(screen.queryByRole("img")).toBeNull();
  expect(screen.getByText("Show as table")).toBeTruthy();
  cleanup();
  render(WeekBars, { weeks: some(4), today: "2026-01-26", sentence: "4 posts in January" });
  expect(screen.getByText("4 posts in January.")).toBeTruthy();
  expect([document.querySelectorAll(".bar").length, document.querySelectorAll(".coming").length]).toEqual([4, 8]);
  cleanup();
  render(WeekBars, { weeks: some(26), today: "2026-07-01", sentence: "2 posts in June" });
  expect([document.querySelectorAll(".bar").length, document.querySelectorAll(".coming").length]).toEqual([12, 0]);
});

describe("weeks by year", () => {
  const year = (number: number, from: string, columns: number[]): HeatmapYear => ({
    year: number,
    posts: columns.length,
    weeks: columns.map((column, index) => ({
      starts_on: addDays(from, index * 7),
      column,
      posts: index % 2,
      verdict: index % 2 === 1 ? "kept" : "missed",
    })),
  });
  const heatmap: WeekHeatmap = {
    sentence: "3 posts since December 2025, in 3 of 5 weeks",
    years: [year(2026, "2025-12-29", [0, 1, 2]), year(2025, "2025-12-15", [50, 51])],
  };

  it("are a sentence and a real table, with the years as rows", () => {
    render(WeekHeatmapTable, { heatmap });
    expect(screen.getByText("3 posts since December 2025, in 3 of 5 weeks.")).toBeTruthy();
    const table = screen.getByRole("grid", { name: "Weeks by year" });
    expect(
      within(table)
        .getAllByRole("rowheader")
        .map((row) => row.textContent),
    ).toEqual(["2026", "2025"]);
    expect(within(table).getByText("5–11 Jan 2026: 1 post, kept")).toBeTruthy();
    expect(within(table).getByText("29 Dec 2025 – 4 Jan 2026: no posts")).toBeTruthy();
  });

  it("have one tab stop, from which the arrow keys walk past places without a week", async () => {
    render(WeekHeatmapTable, { heatmap });
    const stops = () => [...document.querySelectorAll<HTMLElement>("td[tabindex='0']")];
    expect(stops().map((cell) => cell.textContent)).toEqual(["12–18 Jan 2026: no posts"]);
    stops()[0]?.focus();
    const press = async (key: string) => {
      await fireEvent.keyDown(document.activeElement as HTMLElement, { key });
      return document.activeElement?.textContent;
    };
    expect(await press("ArrowLeft")).toBe("5–11 Jan 2026: 1 post, kept");
    expect(await press("Home")).toBe("29 Dec 2025 – 4 Jan 2026: no posts");
    expect(await press("ArrowLeft")).toBe("29 Dec 2025 – 4 Jan 2026: no posts");
    expect(await press("End")).toBe("12–18 Jan 2026: no posts");
    expect(await press("ArrowDown")).toBe("12–18 Jan 2026: no posts");
    expect(stops()).toHaveLength(1);
  });
});
