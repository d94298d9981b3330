import { cleanup, render, screen, within } from "@testing-library/svelte";
import { afterEach, expect, it } from "vitest";

import type { WeekBar } from "../src/lib/bindings/WeekBar";
import WeekBars from "../src/lib/components/WeekBars.svelte";
import WeekPanel from "../src/lib/components/WeekPanel.svelte";
import { today } from "./fixtures";

afterEach(cleanup);

const week = (starts_on: string, what: Partial<WeekBar>): WeekBar => ({ starts_on, posts: 0, goal: 1, tasks: 0, kept: false, paused: false, running: false, ...what });

it("leaves a paused week out instead of calling it missed", () => {
  const weeks = [week("2025-12-15", { posts: 1, kept: true }), week("2025-12-22", { paused: true }), week("2025-12-29", {}), week("2026-01-05", { running: true })];
  render(WeekBars, { weeks, today: "2026-01-05" });
  expect(screen.getByRole("img", { name: "Posts a week: 1 of the last 3 weeks kept, 1 paused" })).toBeTruthy();
  const states = within(screen.getByRole("table", { hidden: true })).getAllByRole("row", { hidden: true }).slice(1).map((row) => row.lastElementChild?.textContent);
  expect(states).toEqual(["running", "not kept", "paused", "kept"]);
});

it("says calmly that the running week is paused", () => {
  const sentence = "0 of 1 this week, which is paused and does not count";
  render(WeekPanel, { week: { ...today.week, state: "paused", sentence }, streak: null });
  expect(screen.getByText(`${sentence}.`).className).toContain("muted");
  expect(screen.getByText(`${sentence}.`).className).not.toContain("amber");
});
