import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { WeekBar } from "$lib/generated/WeekBar";
import ReserveWeeks from "$lib/components/progress/ReserveWeeks.svelte";
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
