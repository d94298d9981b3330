import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { GraduationPage } from "$lib/generated/GraduationPage";
import type { HalfwayPage } from "$lib/generated/HalfwayPage";
import type { ReviewPage } from "$lib/generated/ReviewPage";
import ReviewView from "$lib/components/look-back/ReviewView.svelte";
import Graduation from "../src/routes/progress/graduation/+page.svelte";
import Halfway from "../src/routes/progress/halfway/+page.svelte";
import { platform as shell } from "./fake-platform";
import { changed } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

const month: ReviewPage = {
  kind: "month",
  starts_on: "2026-01-01",
  ends_on: "2026-01-31",
  title: "January 2026",
  before: null,
  after: "2026-02-01",
  answers: { keep: "Tuesdays" },
  taken_on: "2026-02-05",
  finished_on: null,
  sitting: null,
  weeks: "2 of 4 weeks kept",
  posts: [{ id: 3, title: "What we stopped", url: null, on: "2026-01-13" }],
  pillars: [{ pillar: "Roadmaps", posts: 1, percent: 100 }],
  conversations: 4,
  giving: "1 post and 4 conversations",
  decisions: [{ week: "2026-01-12", decision: "Ask Ines for a call", outcome: null }],
  stuck: [],
  earlier: null,
  purpose: null,
  quarter: null,
};

const both = {
  sentence: "I help plant managers",
  promise: null,
  results_then: "4",
  results_now: null,
  words_then: ["calm"],
  words_now: [],
};

const halfway: HalfwayPage = {
  is_open: true,
  opens_on: "2026-04-05",
  finished_on: null,
  answers: {},
  then_and_now: both,
  best_conversation: null,
  best_conversation_in_words: null,
  direction: null,
};

const end: GraduationPage = {
  is_open: true,
  finished_on: null,
  answers: {},
  sum: "12 steps, 31 weeks, 24 posts, 96 conversations",
  said: [],
  can_say: "I help plant managers",
  then_and_now: both,
  change: null,
  starter: "Read the policy first.",
  letter: null,
  keeping: [
    { task: "look-back", title: "Look back", every: "Weekly", minutes: 10, kept: true },
    { task: "monthly-review", title: "Month in 30", every: "Monthly", minutes: 30, kept: false },
  ],
  keeps: false,
};

beforeEach(() => {
  for (const act of [
    "writeReview",
    "finishReview",
    "finishReviewSitting",
    "answerDecision",
    "chooseDirection",
  ] as const)
    shell[act].mockReset().mockResolvedValue(changed("Saved", ["coaching"]));
  shell.reviewPage.mockReset().mockResolvedValue(month);
  shell.halfwayPage.mockReset().mockResolvedValue(halfway);
  shell.graduationPage.mockReset().mockResolvedValue(end);
});
afterEach(cleanup);

it("shows a month from the log, saves an answer as it is typed, and finishes on its own button", async () => {
  render(ReviewView, { kind: "month", asked: null });
  await screen.findByText("1 post and 4 conversations. 2 of 4 weeks kept.");
  expect(screen.getByRole("link", { name: "Month after" }).getAttribute("href")).toContain("month=2026-02-01");
  expect(screen.getByRole("link", { name: "Month" }).getAttribute("aria-current")).toBe("page");
  expect(screen.getByLabelText<HTMLTextAreaElement>("Keep").value).toBe("Tuesdays");
  const stop = screen.getByLabelText("Stop");
  await fireEvent.input(stop, { target: { value: "The second network" } });
  await fireEvent.click(screen.getByRole("button", { name: "Finish the look back" }));
  await waitFor(() => expect(shell.finishReview).toHaveBeenCalledWith("month", "2026-01-01"));
  expect(shell.writeReview).toHaveBeenCalledWith("month", "2026-01-01", "stop", "The second network");
  expect(shell.writeReview.mock.invocationCallOrder[0]).toBeLessThan(shell.finishReview.mock.invocationCallOrder[0]!);
});

it("answers a decision of the month's weeks", async () => {
  render(ReviewView, { kind: "month", asked: "2026-01-20" });
  const decided = await screen.findByRole("listitem", { name: "Ask Ines for a call" }).catch(() => null);
  const group = decided ?? (await screen.findByRole("group", { name: "Ask Ines for a call" }));
  await fireEvent.click(within(group).getByRole("button", { name: "Done" }));
  expect(shell.answerDecision).toHaveBeenCalledWith("2026-01-12", "done");
  expect(shell.reviewPage).toHaveBeenCalledWith("month", "2026-01-20");
});

it("has where each initiative of a quarter is now as a field of its own", async () => {
  shell.setAnswer.mockReset().mockResolvedValue(changed("Saved", ["worksheets"]));
  const initiative = { row: 7, name: "Support", baseline: "38 a week", now: "", target: "25 a week" };
  shell.reviewPage.mockResolvedValue({
    ...month,
    kind: "quarter",
    quarter: {
      results_then: null,
      results_before: null,
      policy_date: null,
      never_posted: 0,
      promise: null,
      pillars: [],
      initiatives: [initiative],
      leaders: [],
      months: [],
    },
  });
  render(ReviewView, { kind: "quarter", asked: null });
  const field = await screen.findByLabelText("Where Support is now");
  await fireEvent.input(field, { target: { value: "24 a week" } });
  await fireEvent.blur(field);
  await waitFor(() => expect(shell.setAnswer).toHaveBeenCalledWith("leverage", 7, "metric-result", "24 a week"));
});

it("asks until when before a quiet season begins", async () => {
  render(Halfway);
  await fireEvent.click(await screen.findByRole("button", { name: "Further inside" }));
  expect(shell.chooseDirection).toHaveBeenCalledWith("inside", null);
  shell.chooseDirection.mockClear();
  await fireEvent.click(screen.getByRole("button", { name: "A quiet season" }));
  await screen.findByLabelText("The day you’re back");
  expect(shell.chooseDirection).not.toHaveBeenCalled();
});

it("shows halfway as a page, saves it as PDF and prints nothing but that page", async () => {
  shell.previewMilestone.mockResolvedValue("<h1>Halfway</h1>");
  shell.saveMilestone.mockResolvedValue("/home/ada/standpoint-halfway.pdf");
  render(Halfway);
  const shown = await screen.findByTitle<HTMLIFrameElement>("Your page");
  await waitFor(() => expect(shown.contentDocument?.querySelector("main h1")?.textContent).toBe("Halfway"));
  await fireEvent.click(screen.getByRole("button", { name: "Save page…" }));
  await screen.findByText("Page saved");
  expect(shell.saveMilestone).toHaveBeenCalledWith("halfway", "pdf");
  const print = vi.spyOn(shown.contentWindow as Window, "print").mockImplementation(() => undefined);
  await fireEvent.click(screen.getByRole("button", { name: "Print…" }));
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
});

it("tells the best conversation as the core words it", async () => {
  shell.halfwayPage.mockResolvedValue({
    ...halfway,
    best_conversation_in_words: "“Ours took a year”, with Ines Marsh",
  });
  render(Halfway);
  const told = await screen.findByText(/^Best conversation:/);
  expect(told.textContent.trim()).toBe("Best conversation: “Ours took a year”, with Ines Marsh");
});

it("says when halfway opens", async () => {
  shell.halfwayPage.mockResolvedValue({ ...halfway, is_open: false });
  render(Halfway);
  await screen.findByText(/or on 5 April/);
  expect(screen.queryByRole("button", { name: "Finish the look back" })).toBeNull();
});

it("prefills what can be said, keeps what is ticked, and has the letter until it is closed", async () => {
  render(Graduation);
  const say = await screen.findByLabelText<HTMLTextAreaElement>("What I can say now");
  expect(say.value).toBe("I help plant managers");
  expect(screen.getByLabelText("Letter to myself")).toBeTruthy();
  await fireEvent.click(screen.getByLabelText(/Month in 30/));
  await waitFor(() =>
    expect(shell.writeReview).toHaveBeenCalledWith("graduation", null, "keeping", "look-back\nmonthly-review"),
  );
});

it("opens a letter that is back and shows one that was opened", async () => {
  const letter = { id: 1, written_on: "2026-08-31", opens_on: "2027-02-28", opened_on: null, waits: true, text: null };
  shell.graduationPage.mockResolvedValue({ ...end, finished_on: "2026-08-31", letter });
  shell.openLetter.mockReset().mockResolvedValue(changed("Saved", ["coaching"]));
  render(Graduation);
  await fireEvent.click(await screen.findByRole("button", { name: "Open it" }));
  expect(shell.openLetter).toHaveBeenCalledWith(1);
  expect(screen.queryByLabelText("Letter to myself")).toBeNull();
});
