/** Progress as a story, in the first week and later. */
import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { ProgressPage } from "$lib/generated/ProgressPage";
import type { ScoreSentence } from "$lib/generated/ScoreSentence";
import { session } from "$lib/state/session.svelte";
import Progress from "../src/routes/progress/+page.svelte";
import { pillars, weeks } from "./chart-fixtures";
import { platform as shell } from "./fake-platform";
import { boot, today } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/state", async () => ({ page: (await import("./app.svelte")).page }));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

const first: ProgressPage = {
  date: "2026-01-05",
  journey: { steps_done: 0, steps_total: 12, tasks_done: 0, tasks_total: 74, current: null },
  steps: [],
  weeks: [],
  story: "Your story starts here",
  by_week: {
    caption: "Posts a week",
    sentence: "No posts yet. Your weeks appear here once you have a weekly goal",
    columns: [],
    rows: [],
    marks: null,
  },
  heatmap: null,
  by_pillar: null,
  followers: null,
  then_and_now: null,
  week: today.week,
  streak: null,
  reserves: {
    quarter_on: "2026-01-01",
    of: 2,
    spent_on: [],
    left: 2,
    sentence: "2 reserve weeks left this quarter",
    not_needed_on: [],
    not_needed: null,
  },
  posts_total: 0,
  tasks_total: 0,
  minutes_invested: 0,
  halfway_is_open: false,
  graduation_is_open: false,
};

beforeEach(async () => {
  shell.boot.mockResolvedValue(boot);
  shell.scoreSentence.mockResolvedValue({ sentence: "Not enough to score yet." } as ScoreSentence);
  await session.start();
});
afterEach(cleanup);

async function open(data: ProgressPage) {
  shell.progressPage.mockResolvedValue(data);
  render(Progress);
  await screen.findByText(`${data.story}.`);
}

const href = (name: string) => screen.getByRole("link", { name }).getAttribute("href");

it("is sentences in the first week: no chart, no figure that is nothing yet", async () => {
  await open(first);
  expect(screen.getByText(`${first.by_week.sentence}.`)).toBeTruthy();
  expect([screen.queryByRole("img"), document.querySelector("dl")]).toEqual([null, null]);
  expect(href("Bring your archive")).toBe("/import");
  expect(href("Share")).toBe("/progress/share");
  await screen.findByText("Not enough to score yet.");
  expect([href("Open your scorecard"), href("Numbers")]).toEqual(["/progress/score", "/progress/numbers"]);
});

it("leads to each look back, and to halfway and graduation once they are open", async () => {
  await open(first);
  expect(href("Look back at a week")).toBe("/progress/look-back");
  expect(href("Look back at a month")).toBe("/progress/look-back?month");
  expect(href("Look back at a quarter")).toBe("/progress/look-back?quarter");
  expect([screen.queryByRole("link", { name: "Halfway" }), screen.queryByRole("link", { name: "Graduation" })]).toEqual(
    [null, null],
  );
  cleanup();
  await open({ ...first, halfway_is_open: true, graduation_is_open: true });
  expect([href("Halfway"), href("Graduation")]).toEqual(["/progress/halfway", "/progress/graduation"]);
});

it("tells then and now, the weeks and the pillars once they are there", async () => {
  const wanted = "You set out for this: Bring IT in early";
  await open({
    ...first,
    story: "9 posts and 14 conversations in the last 12 weeks",
    by_week: weeks,
    by_pillar: pillars,
    then_and_now: {
      caption: "Then and now",
      sentence: wanted,
      columns: ["", "Then", "Now"].map((name) => ({ name, figures: false })),
      rows: [["Search results of mine, of 10", "4", "7"]],
      marks: null,
    },
    posts_total: 1_204,
    tasks_total: 30,
    minutes_invested: 90,
  });
  expect(screen.getAllByRole("img").map((image) => image.getAttribute("aria-label"))).toEqual([
    weeks.sentence,
    pillars.sentence,
  ]);
  expect(screen.getByText(`${wanted}.`)).toBeTruthy();
  expect(screen.getByRole("rowheader", { name: "Search results of mine, of 10" })).toBeTruthy();
  expect(screen.getByText("1,204")).toBeTruthy();
  expect(screen.queryByText("Bring your archive")).toBeNull();
});
