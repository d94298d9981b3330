import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";

import type { NextAction } from "$lib/generated/NextAction";
import { platform as shell } from "./fake-platform";
import { changed, next, ownTask, stepPage, task, today, waitingTasks, week } from "./fixtures";
import { readsWords } from "./reads-words";
import { conversation, ofADraft, waitingReply } from "./people-fixtures";
import { open, region, press, primaries } from "./today";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

it("says how far the first 30 days are", async () => {
  await open({ next: { ...next, listed: { number: 3, of: 22 } } });
  expect(document.querySelector(".eyebrow")?.textContent).toContain("First 30 days · 3 of 22");
});

it("asks in one line whether to log what came out, as the post it seems to be", async () => {
  await open({
    news: {
      kind: "proposal",
      text: "Your feed has a new post: “Roadmaps”. Log it?",
      proposal: 21,
      task: null,
      step: null,
    },
    proposals: [ofADraft],
  });
  await fireEvent.click(region("News").getByRole("button", { name: "Log it" }));
  expect(shell.acceptProposal.mock.calls).toEqual([[21, 2]]);
  await fireEvent.click(region("News").getByRole("button", { name: "Dismiss" }));
  expect(shell.dismissProposal.mock.calls).toEqual([[21]]);
});

it("says in one line that reminders are due, and leads to them", async () => {
  await open({
    inbox: { ...today.inbox, items: [waitingTasks] },
    news: { kind: "reminders", text: "3 tasks are due", proposal: null, task: null, step: null },
  });
  await fireEvent.click(region("News").getByRole("button", { name: "Show reminders" }));
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Reminders" }));
});

it("says the week once, with its slots and posts on the days they are", async () => {
  await open({
    week: { ...week, minutes_done: 40 },
    slots: ["2026-01-06"],
    posted_on: ["2026-01-07"],
    streak: { kept: 9, of: 12, current: 3, longest: 5, sentence: "9 of 12 weeks" },
  });
  const shown = region("This week");
  expect(shown.getByText("This week: 1 post to go, 7 days.")).toBeTruthy();
  expect(shown.getByText("40 min of 1 h 15 min").closest("p")?.textContent).toBe(
    "40 min of 1 h 15 min · 9 of 12 weeks kept",
  );
  const days = shown.getAllByRole("listitem").map((day) => day.querySelector(".hidden")?.textContent);
  expect(days.slice(0, 3)).toEqual([
    "Monday, 5 January, today",
    "Tuesday, 6 January, your slot",
    "Wednesday, 7 January, posted",
  ]);
  expect(days).toHaveLength(7);
});

it("says that the week is done instead, and folds what can be done any time", async () => {
  await open({
    state: "week_kept",
    week: { ...week, posts: 1, state: "kept", sentence: "That’s the week done" },
    next: {
      ...next,
      kind: "rest",
      subject: "rest",
      title: "You’re done for the week. Go and do something else.",
      task: null,
      step: null,
      minutes: null,
      smaller: [],
    },
  });
  expect(screen.getAllByText("That’s the week done.")).toHaveLength(1);
  expect(primaries()).toEqual([]);
  expect(screen.queryByRole("button", { name: "Something else" })).toBeNull();
  expect(screen.getByText("Any time", { selector: "summary" }).closest("details")?.open).toBe(false);
});

it("begins small on the first day", async () => {
  await open({ state: "first_day", any_time: [] });
  expect(screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent)).toEqual([task.title]);
});

it("welcomes back without a count of anything, and folds the rest", async () => {
  const back: NextAction = {
    ...next,
    kind: "welcome_back",
    subject: "welcome-back",
    title: "Good to have you back. Nothing is lost.",
    smaller: [],
    minutes: 10,
  };
  await open({ state: "back", next: back });
  expect(screen.getByText("Everything else").closest("details")?.open).toBe(false);
  await press("Keep my dates");
  expect(shell.decline.mock.calls).toEqual([["welcome-back"]]);
  await press("Start again from today");
  expect(shell.startAgain).toHaveBeenCalledTimes(1);
});

it("puts the voice on hold until a day in words, and says why the words mean none", async () => {
  await open();
  const trigger = await screen.findByRole("button", { name: "Hold my voice" });
  trigger.focus();
  await fireEvent.keyDown(trigger, { key: "Enter" });
  await fireEvent.click(await screen.findByRole("menuitem", { name: "Until a date…" }));
  readsWords(shell, today.date);
  await fireEvent.input(await screen.findByLabelText("Hold my voice until"), { target: { value: "whenever" } });
  await press("Hold");
  await screen.findByText(/“whenever” isn’t a date/);
  expect(shell.holdVoice).not.toHaveBeenCalled();
  await fireEvent.input(screen.getByLabelText("Hold my voice until"), { target: { value: "12 march" } });
  await press("Hold");
  await waitFor(() => expect(shell.holdVoice).toHaveBeenLastCalledWith("2026-03-12"));
});

it("shows a hold with its end and what helps on a bad day, and no action", async () => {
  await open({
    hold: {
      back_on: "2026-01-12",
      sentence: "Your voice is on hold until Monday. Nudges stop, and the week doesn’t count.",
    },
    next: { ...next, kind: "rest", subject: "rest", title: "Your voice is on hold until Monday.", task: null },
  });
  expect(screen.getAllByText(/on hold until Monday/)).toHaveLength(1);
  shell.stepPage.mockResolvedValue({
    ...stepPage,
    references: [{ title: "A bad day", items: ["Stop. Take a copy of what’s there."] }],
  });
  await press("A bad day");
  const card = within(await screen.findByRole("dialog", { name: "A bad day" }));
  expect(card.getByText("Stop. Take a copy of what’s there.")).toBeTruthy();
  await fireEvent.click(card.getAllByRole("button", { name: "Close" })[0] as HTMLElement);
  await press("End the hold");
  expect(shell.endHold).toHaveBeenCalledTimes(1);
});

it("shows a break apart from a hold, with the day it ends", async () => {
  const rest: NextAction = {
    ...next,
    kind: "rest",
    subject: "rest",
    title: "You’re on a break until Monday.",
    task: null,
  };
  await open({
    paused_until: "2026-01-11",
    next: rest,
    hold: {
      back_on: null,
      sentence: "Your voice is on hold until you say so. Nudges stop, and the week doesn’t count.",
    },
  });
  expect(region("On a break").getByText("You’re on a break. Back on Monday, 12 January.")).toBeTruthy();
  expect(region("On a break").getByRole("link", { name: "Change the break" }).getAttribute("href")).toBe(
    "/settings/reminders#pauses",
  );
  expect(region("On hold").getByText(/on hold until you say so/)).toBeTruthy();
  expect(screen.queryByRole("heading", { name: rest.title })).toBeNull();
});

it("shows what comes up by its day in words, and ticks it there", async () => {
  await open({
    coming_up: [
      {
        kind: "task",
        on: "2025-11-03",
        title: "Call Noor",
        when: "Since 3 November",
        task: { ...ownTask, title: "Call Noor", due_on: "2025-11-03" },
        post: null,
      },
      { kind: "post", on: "2026-01-08", title: "Roadmaps", when: "Thursday", task: null, post: 9 },
    ],
    coming_up_more: 2,
  });
  const list = region("Coming up");
  expect(list.getByText(/^Since 3 November/)).toBeTruthy();
  expect(list.getByRole("link", { name: /Roadmaps/ }).getAttribute("href")).toBe("/posts/9");
  expect(list.getByRole("link", { name: "2 more in all tasks" }).getAttribute("href")).toBe("/tasks");
  await fireEvent.click(list.getByRole("checkbox", { name: "Call Noor" }));
  expect(shell.completeTask.mock.calls).toEqual([["7"]]);
});

it("shows five tasks for any time, all when asked, and where the others are", async () => {
  const tasks = [1, 2, 3, 4, 5, 6, 7].map((id) => ({ ...ownTask, id: `${id}`, title: `Task ${id}` }));
  await open({ any_time: tasks });
  const list = region("Any time");
  expect(list.getAllByRole("checkbox")).toHaveLength(5);
  await press("Show all");
  expect(list.getAllByRole("checkbox")).toHaveLength(7);
  expect(list.getByRole("link", { name: "All tasks" }).getAttribute("href")).toBe("/tasks");
});

it("shows a moment once, and keeps it on the page until it is left", async () => {
  await open({
    moments: [
      {
        kind: "first-comment",
        words: "Your first comment. Someone now knows what you think.",
        own_words: "Who owns the exit costs?",
        opens: null,
        on: "2026-01-05",
      },
    ],
  });
  shell.seeMoments.mockResolvedValue(changed("", ["coaching"]));
  expect(await screen.findByText(/^Your first comment/)).toBeTruthy();
  expect(shell.seeMoments).toHaveBeenCalledTimes(1);
  shell.today.mockResolvedValue(today);
  window.dispatchEvent(new Event("focus"));
  await waitFor(() => expect(shell.today).toHaveBeenCalled());
  expect(screen.getByText(/^Your first comment/)).toBeTruthy();
});

it("asks once what got in the way, and offers one change", async () => {
  const reasons: [string, string][] = [
    ["moment", "The moment"],
    ["time", "Time"],
    ["nothing", "Nothing to say"],
    ["nerves", "Nerves"],
    ["bigger", "Something bigger"],
  ];
  await open({ question: { week_on: "2025-12-29", reasons } });
  shell.answerMissedWeek.mockResolvedValue(changed("Move the slot?", ["coaching"]));
  shell.today.mockResolvedValue(today);
  const card = region("What got in the way?");
  expect(card.getAllByRole("button").map((one) => one.textContent)).toEqual(reasons.map(([, label]) => label));
  await fireEvent.click(card.getByRole("button", { name: "The moment" }));
  expect(shell.answerMissedWeek.mock.calls).toEqual([["2025-12-29", "moment"]]);
  expect((await screen.findByRole("link", { name: "Move the slot" })).getAttribute("href")).toBe("/settings/reminders");
});

it("runs through the plan, or not now", async () => {
  await open({
    rehearsal: { words: "Close your eyes. It’s Tuesday, the coffee is on the kitchen table.", evening: false },
  });
  await fireEvent.click(region("Thirty seconds").getByRole("button", { name: "Not now" }));
  expect(shell.answerRehearsal.mock.calls).toEqual([[false, false]]);
  await fireEvent.click(region("Thirty seconds").getByRole("button", { name: "Done" }));
  expect(shell.answerRehearsal).toHaveBeenLastCalledWith(false, true);
});

it("shows who waits longest for an answer, and where the others are", async () => {
  const others = [1, 2, 3].map((id) => conversation(id + 40, { replied_on: "2026-01-04", waits_days: 1 }));
  await open({ to_answer: [waitingReply, ...others] });
  const waiting = region("Waiting for your reply");
  expect(waiting.getAllByRole("listitem")).toHaveLength(3);
  expect(waiting.getByRole("link", { name: "Show all 4" }).getAttribute("href")).toBe("/people");
});
