/* The scorecard: silent below 60, and each part opens what its points are made of. */
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { ScorePage } from "$lib/generated/ScorePage";
import type { ScoreRowLine } from "$lib/generated/ScoreRowLine";
import { session } from "$lib/state/session.svelte";
import ScoreLine from "$lib/components/score/ScoreLine.svelte";
import Score from "../src/routes/progress/score/+page.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

const row = (n: number): ScoreRowLine => ({
  title: `Comment ${n}`,
  on: "2026-03-10",
  points: 0.5,
  place: { kind: "person", id: n },
});
const card: ScorePage = {
  on: "2026-03-30",
  is_today: true,
  score: 58,
  points: 41.8,
  measured: 72,
  enough: 60,
  effort: 61,
  results: 49,
  sentence: "58 of 100, up from 41 in January.",
  parts: [
    {
      part: "conversation",
      name: "Conversation",
      effort: true,
      weight: 20,
      measured: 12,
      points: 8,
      signals: [
        {
          signal: "talks",
          name: "Conversations",
          weight: 12,
          measured: true,
          points: 8,
          sentence: "16 conversations in 8 weeks; 24 make it full",
          since: "2026-02-02",
          change: "Comments in the log.",
          place: { kind: "conversations" },
          rows: Array.from({ length: 16 }, (_, n) => row(n)),
        },
        {
          signal: "replies",
          name: "Replies answered",
          weight: 8,
          measured: false,
          points: null,
          sentence: "No reply in the last 12 weeks",
          since: null,
          change: "Answer those who replied.",
          place: { kind: "conversations" },
          rows: [],
        },
      ],
    },
  ],
  next: {
    what: "Leave one comment",
    signal: "talks",
    minutes: 8,
    points: 0.7,
    sentence: "8 minutes for about 0.7 points",
    place: { kind: "conversations" },
  },
  months: [
    { ends_on: "2026-01-31", score: null, effort: null, results: null, measured: 40 },
    { ends_on: "2026-02-28", score: 41, effort: 40, results: 43, measured: 72 },
    { ends_on: "2026-03-30", score: 58, effort: 61, results: 49, measured: 72 },
  ],
  then: { ends_on: "2026-02-28", score: 41, effort: 40, results: 43, measured: 72 },
  targets: { conversations: 3, own_conversations: false, ties: 8, own_ties: false },
  beside: [{ name: "LinkedIn followers", value: 1204, on: "2026-03-28" }],
};

beforeEach(async () => {
  shell.boot.mockResolvedValue(boot);
  await session.start();
  shell.scorePage.mockResolvedValue(card);
});
afterEach(cleanup);

it("opens the rows a signal's points are made of, the latest first and the others on demand", async () => {
  render(Score);
  await screen.findByText("58 of 100, up from 41 in January.");
  const part = screen.getByRole("region", { name: "Conversation" });
  expect(within(part).getByText("8.0 of 12", { selector: ".figure" })).toBeTruthy();
  expect(within(part).getAllByRole("link", { name: /^Comment /, hidden: true })).toHaveLength(12);
  await fireEvent.click(within(part).getByRole("button", { name: "Show all 16", hidden: true }));
  const rows = within(part).getAllByRole("link", { name: /^Comment /, hidden: true });
  expect(rows).toHaveLength(16);
  expect(rows[3]?.getAttribute("href")).toBe("/people/3");
  expect(screen.getByRole("link", { name: "Go and do it" }).getAttribute("href")).toBe("/people?view=conversations");
});

it("says below sixty what is missing, and no number", async () => {
  const silent = card.parts.map((part) => ({
    ...part,
    points: null,
    signals: part.signals.map((line) => ({
      ...line,
      points: null,
      rows: line.rows.map((one) => ({ ...one, points: null })),
    })),
  }));
  shell.scorePage.mockResolvedValue({
    ...card,
    score: null,
    points: null,
    effort: null,
    results: null,
    next: null,
    measured: 40,
    sentence: "Not enough data for a score yet: 40 of the 60 points it needs can be measured.",
    parts: silent,
  });
  render(Score);
  const missing = await screen.findByRole("region", { name: "Still missing" });
  expect(within(missing).getByRole("link").textContent).toBe("Replies answered");
  expect(screen.queryByRole("meter")).toBeNull();
  expect(screen.queryByText(/points$|\d of 12$/)).toBeNull();
});

it("keeps both scores in step 12 and changes a target", async () => {
  shell.setAnswer.mockResolvedValue(changed("Saved", []));
  shell.changeProfile.mockResolvedValue(changed("Saved", []));
  render(Score);
  await fireEvent.click(await screen.findByRole("button", { name: "Note both in step 12" }));
  await waitFor(() => expect(shell.setAnswer).toHaveBeenCalledTimes(2));
  expect(shell.setAnswer.mock.calls.map((call) => call.slice(2))).toEqual([
    ["score-now", "58"],
    ["score-then", "41"],
  ]);
  await fireEvent.change(screen.getByLabelText("New ties a month"), { target: { value: "4" } });
  await waitFor(() => expect(shell.changeProfile).toHaveBeenCalledWith({ ties_a_month: 4 }));
});

it("says the score in one line with the way to it", async () => {
  shell.scoreSentence.mockResolvedValue({ score: 58, sentence: "58 of 100. This is your start." });
  render(ScoreLine);
  const link = await screen.findByRole("link", { name: "Open your scorecard" });
  expect(link.getAttribute("href")).toBe("/progress/score");
});
