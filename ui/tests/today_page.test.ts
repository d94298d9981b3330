import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { NextAction } from "$lib/generated/NextAction";
import type { Today } from "$lib/generated/Today";
// It comes after the page, in a file of its own: read here, no test waits for it.
import "$lib/components/today/HoldMenu.svelte";
import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import TodayPage from "../src/routes/+page.svelte";
import { goto } from "./app.svelte";
import { platform as shell } from "./fake-platform";
import {
  boot,
  changed,
  example,
  field,
  inPlace,
  next,
  ownTask,
  stepPage,
  task,
  today,
  waitingTasks,
  week,
} from "./fixtures";
import { readsWords } from "./reads-words";
import { LOADED } from "./loaded";
import { conversation, ines, ofADraft, peoplePage, waitingReply } from "./people-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));
const writeText = vi.fn(async () => {});

beforeEach(() => {
  vi.clearAllMocks();
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
  const writes = [
    shell.doNext,
    shell.decline,
    shell.startTask,
    shell.completeTask,
    shell.completePart,
    shell.completeSmaller,
    shell.waitFor,
    shell.letGo,
    shell.askForNod,
    shell.remindWaiting,
    shell.recordMyReply,
    shell.acceptProposal,
    shell.dismissProposal,
    shell.answerOffer,
    shell.startAgain,
    shell.finishStep,
    shell.setReflection,
    shell.setAnswer,
    shell.addWorksheetRow,
    shell.addConversation,
    shell.addPerson,
    shell.addBackupSlot,
    shell.holdVoice,
    shell.endHold,
    shell.seeMoments,
    shell.answerMissedWeek,
    shell.answerRehearsal,
  ];
  for (const write of writes) write.mockReset().mockResolvedValue(changed("Done", ["tasks"]));
  shell.peoplePage.mockResolvedValue(peoplePage);
  shell.stepPage.mockResolvedValue(stepPage);
  shell.openLink.mockResolvedValue();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
});

async function open(what: Partial<Today> = {}) {
  const page = { ...today, ...what };
  shell.boot.mockResolvedValue({ ...boot, today: page });
  shell.today.mockResolvedValue(page);
  await session.start();
  render(TodayPage);
}

const later: NextAction = {
  ...next,
  subject: "task read-policy",
  title: "Read your employer’s policy",
  minutes: 30,
  task: { ...task, id: "read-policy", title: "Read your employer’s policy" },
};
const post: NextAction = {
  ...next,
  kind: "post",
  subject: "post 9",
  title: "Publish “Roadmaps”",
  how: "",
  done_when: "",
  reason: "“Roadmaps” is ready. Fifteen minutes, and it’s out.",
  minutes: 20,
  task: null,
  step: null,
  post: 9,
};
const region = (name: string) => within(screen.getByRole("region", { name }));
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const press = (name: string | RegExp) => fireEvent.click(button(name));
const primaries = () => [...document.querySelectorAll(".primary")].map((one) => one.textContent?.trim());

it("greets, says what to do with its step and minutes, and why when asked", async () => {
  await open({ next: { ...next, part: { number: 1, of: 2 } } });
  expect(screen.getByText("Good to see you, Ada.")).toBeTruthy();
  expect(
    document
      .querySelector(".eyebrow")
      ?.textContent?.replace(/[\s,]+/g, " ")
      .trim(),
  ).toBe("Step 1 · 15 min · Part 1 of 2");
  expect(screen.getByRole("link", { name: "Step 1" }).getAttribute("href")).toBe("/programme/purpose");
  expect(primaries()).toEqual(["Start · 15 min"]);
  expect(button("Why this?").getAttribute("aria-expanded")).toBe("false");
  await press("Why this?");
  expect(screen.getByText("First 30 days, 1 of 22.").closest("[hidden]")).toBeNull();
  expect(screen.getByText(next.reason).closest("[hidden]")).toBeNull();
});

it("says how far the first 30 days are", async () => {
  await open({ next: { ...next, listed: { number: 3, of: 22 } } });
  expect(document.querySelector(".eyebrow")?.textContent).toContain("First 30 days · 3 of 22");
});

it("turns Start into Save and finish, which saves what was typed and does the part", async () => {
  await open({ next: { ...next, fields: [inPlace] } });
  await press("Start · 15 min");
  expect(shell.startTask.mock.calls).toEqual([["target-role"]]);
  await waitFor(() => expect(primaries()).toEqual(["Save and finish"]));
  const input = screen.getByLabelText("Target role");
  expect(document.activeElement).toBe(input);
  await fireEvent.input(input, { target: { value: "CIO" } });
  shell.today.mockResolvedValue({ ...today, next: later });
  await press("Save and finish");
  await waitFor(() => expect(shell.completePart.mock.calls).toEqual([["target-role"]]));
  expect(shell.setAnswer.mock.calls).toEqual([["purpose", null, "target-role", "CIO"]]);
  const heading = await screen.findByRole("heading", { name: later.title });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(primaries()).toEqual(["Start · 30 min"]);
});

it("lets a task that takes days wait once it is begun, and says so", async () => {
  await open();
  shell.today.mockResolvedValue({ ...today, next: later });
  await press("Start · 15 min");
  await screen.findByRole("heading", { name: later.title });
  expect(shell.completePart).not.toHaveBeenCalled();
  expect(notices.current?.text).toBe(`Started: ${task.title}`);
});

it("shows what the profile knows, and keeps it only when it is finished", async () => {
  await open({ next: { ...next, fields: [{ ...inPlace, prefill: { "target-role": "Head of IT" } }] } });
  const input = screen.getByLabelText<HTMLInputElement>("Target role");
  expect(input.value).toBe("Head of IT");
  expect(screen.getByText("From what you told me.")).toBeTruthy();
  await fireEvent.blur(input);
  expect(shell.setAnswer).not.toHaveBeenCalled();
  await press("Change it?");
  expect(document.activeElement).toBe(input);
  await press("Start · 15 min");
  await waitFor(() => expect(primaries()).toEqual(["Save and finish"]));
  await press("Save and finish");
  await waitFor(() => expect(shell.setAnswer.mock.calls).toEqual([["purpose", null, "target-role", "Head of IT"]]));
  await waitFor(() => expect(shell.completePart).toHaveBeenCalledTimes(1));
});

it("keeps a task on show that was ticked while it was being written, and does not do it twice", async () => {
  await open({ next: { ...next, fields: [inPlace] } });
  shell.setAnswer.mockResolvedValue({
    ...changed("Saved", ["worksheets", "tasks"]),
    ticked: [{ title: task.title, because: "filled" as const }],
  });
  shell.today.mockResolvedValue({
    ...today,
    next: later,
    done_today: [{ ...task, state: "done", done_on: "2026-01-05" }],
  });
  const input = screen.getByLabelText<HTMLInputElement>("Target role");
  await fireEvent.input(input, { target: { value: "CIO" } });
  await fireEvent.blur(input);
  await waitFor(() => expect(shell.today).toHaveBeenCalled());
  expect(notices.current?.text).toBe("All filled in, so it’s done.");
  expect(screen.getByRole("heading", { name: task.title })).toBeTruthy();
  expect(input.isConnected).toBe(true);
  await waitFor(() => expect(primaries()).toEqual(["Save and finish"]));
  await press("Save and finish");
  await screen.findByRole("heading", { name: later.title });
  expect(shell.completePart).not.toHaveBeenCalled();
});

it("keeps a task open whose answer could not be saved, and says why under the field", async () => {
  await open({ next: { ...next, fields: [inPlace] } });
  await press("Start · 15 min");
  await waitFor(() => expect(primaries()).toEqual(["Save and finish"]));
  shell.setAnswer.mockRejectedValue({ code: "storage", message: "The disk is full." });
  const input = screen.getByLabelText<HTMLInputElement>("Target role");
  await fireEvent.input(input, { target: { value: "CIO" } });
  await press("Save and finish");
  expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
  expect([input.value, input.getAttribute("aria-invalid")]).toEqual(["CIO", "true"]);
  expect(shell.completePart).not.toHaveBeenCalled();
});

it("shows as many rows of a register as are wanted, and makes one with its first answer", async () => {
  const leader = { ...field, slug: "leader", label: "Leader" };
  const why = { ...field, slug: "why", label: "Why" };
  const rows = [{ id: 4, answers: { leader: "Ines Marsh", why: "Clear" }, private: [], remarks: {} }];
  await open({
    next: {
      ...next,
      fields: [
        {
          ...inPlace,
          step: "role-models",
          form: "register",
          row_name: "leader",
          fields: [leader, why],
          rows,
          rows_wanted: 3,
        },
      ],
    },
  });
  expect(screen.getAllByRole("group").map((row) => row.querySelector(".name")?.textContent)).toEqual([
    "Ines Marsh",
    "Leader 2",
    "Leader 3",
  ]);
  shell.addWorksheetRow.mockResolvedValue({ ...changed("Added", ["worksheets"]), created: "9" });
  const second = within(screen.getByRole("group", { name: "Leader 2" }));
  await fireEvent.input(second.getByLabelText(/^Leader/), { target: { value: "Jonas" } });
  await fireEvent.input(second.getByLabelText(/^Why/), { target: { value: "Plain" } });
  await waitFor(() => expect(shell.setAnswer.mock.calls).toEqual([["role-models", 9, "why", "Plain"]]));
  expect(shell.addWorksheetRow.mock.calls).toEqual([["role-models", "leader", "Jonas"]]);
});

it("asks which row of a register it is, where one is wanted of several", async () => {
  const friction = { ...field, slug: "friction", label: "Friction" };
  const rows = [
    { id: 4, answers: { process: "Offers", friction: "Slow" }, private: [], remarks: {} },
    { id: 5, answers: { process: "Support" }, private: [], remarks: {} },
  ];
  await open({
    next: {
      ...next,
      fields: [{ ...inPlace, step: "leverage", form: "register", row_name: "initiative", fields: [friction], rows }],
    },
  });
  const which = screen.getByLabelText<HTMLSelectElement>("Which initiative");
  expect([...which.options].map((option) => option.textContent)).toEqual(["Offers", "Support", "A new initiative"]);
  expect(which.selectedOptions[0]?.textContent).toBe("Support");
  await fireEvent.input(screen.getByLabelText(/^Friction/), { target: { value: "Asked twice" } });
  await waitFor(() => expect(shell.setAnswer.mock.calls).toEqual([["leverage", 5, "friction", "Asked twice"]]));
});

it("counts the lines that are wanted of a text", async () => {
  await open({ next: { ...next, fields: [{ ...inPlace, fields: [{ ...field, kind: "text" }], lines_wanted: 6 }] } });
  await fireEvent.input(screen.getByLabelText("Target role"), { target: { value: "One\n\nTwo" } });
  expect(screen.getByText(/2 of 6 lines/)).toBeTruthy();
});

it("logs a conversation for a task that counts them, with someone new added to the people", LOADED, async () => {
  const counted = {
    ...next,
    subject: "task five-comments",
    logs: "comment" as const,
    count: 1,
    task: { ...task, id: "five-comments", counted: { done: 3, of: 5 } },
  };
  await open({ next: counted });
  expect(screen.getByText(/^3 of 5 are in the log/)).toBeTruthy();
  shell.addPerson.mockResolvedValue({ ...changed("Added", ["people"]), created: "7" });
  await press("Start · 15 min");
  await waitFor(() => expect(primaries()).toEqual(["Save and finish"]));
  await fireEvent.input(await screen.findByLabelText("Person", {}, LOADED), { target: { value: "Noor" } });
  await fireEvent.input(screen.getByLabelText("What did you add?"), { target: { value: "Exit costs" } });
  await press("Save and finish");
  await waitFor(() =>
    expect(shell.addConversation.mock.calls).toEqual([[{ kind: "comment", added: "Exit costs", link: "", person: 7 }]]),
  );
  expect(shell.doNext).not.toHaveBeenCalled();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: task.title })));
  // Without words it is counted all the same.
  await press(/Save and finish|Start/);
  await waitFor(() => expect(shell.doNext).toHaveBeenCalledTimes(1));
});

it("takes a name that was typed without choosing for the one person of that name", LOADED, async () => {
  shell.peoplePage.mockResolvedValue(peoplePage);
  const counted = {
    ...next,
    subject: "task five-comments",
    logs: "comment" as const,
    task: { ...task, id: "five-comments", counted: { done: 3, of: 5 } },
  };
  await open({ next: counted });
  await press("Start · 15 min");
  await fireEvent.input(await screen.findByLabelText("Person", {}, LOADED), { target: { value: ines.name } });
  await press("Save and finish");
  await waitFor(() => expect(shell.addConversation.mock.calls[0]?.[0]).toMatchObject({ person: ines.id }));
  expect(shell.addPerson).not.toHaveBeenCalled();
});

it("shows a finished one, and gives a text to copy", async () => {
  await open({ next: { ...next, example, copy: "Play the reader." } });
  await fireEvent.click(screen.getByText("See a finished one"));
  expect(screen.getByRole("heading", { name: example.title })).toBeTruthy();
  expect(document.querySelector("blockquote")?.textContent).toBe("Head of platform by March 2028.");
  await press("Copy");
  expect(writeText).toHaveBeenCalledWith("Play the reader.");
});

it("opens the post that is next, the first post’s own page, or begins with an idea", async () => {
  await open({ next: post });
  expect(screen.getAllByText(post.reason)[0]?.closest("[hidden]")).toBeNull();
  await press("Start · 20 min");
  expect(goto).toHaveBeenLastCalledWith("/posts/9");
  await press("Already done");
  expect(dialogs.open).toEqual({ kind: "log", post: null });
  cleanup();
  await open({ next: { ...post, subject: "task first-post", post: null, task: { ...task, id: "first-post" } } });
  await press("Start · 20 min");
  expect(goto).toHaveBeenLastCalledWith("/first-post");
  cleanup();
  await open({ next: { ...post, subject: "post", post: null } });
  await press("Start · 20 min");
  expect(dialogs.open).toEqual({ kind: "idea" });
});

it("notes that a reply is answered, with the words it answers", async () => {
  await open({
    next: {
      ...next,
      kind: "reply",
      lane: "people",
      subject: "reply 11",
      title: "Reply to Jonas",
      task: null,
      step: null,
      conversation: 11,
      minutes: 2,
      smaller: [],
    },
    to_answer: [waitingReply],
  });
  expect(screen.queryByRole("region", { name: "Waiting for your reply" })).toBeNull();
  await press("Open link");
  expect(shell.openLink).toHaveBeenCalledWith("https://example.org/11");
  await press("Start · 2 min");
  await press("Save and finish");
  await waitFor(() => expect(shell.recordMyReply.mock.calls).toEqual([[11, true, null]]));
});

it("takes an offer or not", async () => {
  const offer: NextAction = {
    ...next,
    kind: "offer",
    subject: "offer weekly",
    title: "Make it weekly?",
    task: null,
    step: null,
    offer: "weekly",
    minutes: 1,
    smaller: [],
  };
  await open({ next: offer });
  await press("Not yet");
  expect(shell.answerOffer.mock.calls).toEqual([["weekly", false]]);
  await press("Yes");
  expect(shell.answerOffer).toHaveBeenLastCalledWith("weekly", true);
});

it("finishes a step with two lines, which keep what was written before", async () => {
  shell.stepPage.mockResolvedValue({ ...stepPage, reflection: "A role is a choice." });
  await open({
    next: {
      ...next,
      kind: "finish_step",
      subject: "finish purpose",
      title: "Look back on step 1 and finish it",
      task: null,
      minutes: 2,
      smaller: [],
    },
  });
  const lines = screen.getByLabelText<HTMLTextAreaElement>("What did you learn, and what will you keep?");
  await waitFor(() => expect(lines.value).toBe("A role is a choice."));
  await fireEvent.input(lines, { target: { value: "A role is a choice. I’ll keep the date." } });
  await press("Save and finish");
  await waitFor(() => expect(shell.finishStep.mock.calls).toEqual([["purpose"]]));
  expect(shell.setReflection.mock.calls).toEqual([["purpose", "A role is a choice. I’ll keep the date."]]);
});

it("does what is suggested as a whole when it is done already", async () => {
  await open();
  await press("Already done");
  expect(shell.doNext).toHaveBeenCalledTimes(1);
});

it("offers the two that come after it, and does the one that is chosen", async () => {
  const third: NextAction = {
    ...later,
    subject: "task 7",
    title: "Write to Grace",
    minutes: null,
    task: ownTask,
    step: null,
  };
  await open({ others: [later, third] });
  shell.today.mockResolvedValue({ ...today, next: later, others: [third] });
  await press("Something else");
  expect(shell.decline.mock.calls).toEqual([["task target-role"]]);
  const choices = within(await screen.findByRole("group", { name: "Fine. One of these?" }));
  await waitFor(() =>
    expect(choices.getAllByRole("button").map((one) => one.textContent?.trim())).toEqual([
      "Read your employer’s policy 30 min",
      "Write to Grace",
    ]),
  );
  await fireEvent.click(choices.getByRole("button", { name: "Write to Grace" }));
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Write to Grace" }));
  // An own task has no Start, and it does not come first.
  await press("Start");
  expect(shell.startTask).not.toHaveBeenCalled();
  await press("Already done");
  expect(shell.completePart.mock.calls).toEqual([["7"]]);
  expect(shell.doNext).not.toHaveBeenCalled();
});

it("offers the smaller versions, and keeps that one was done", async () => {
  await open();
  await press("Smaller");
  await fireEvent.click(screen.getByRole("button", { name: /^Write one word for it/ }));
  expect(screen.getByText("Write one word for it.")).toBeTruthy();
  expect(document.querySelector(".eyebrow")?.textContent).toContain("2 min");
  await press("Save and finish");
  await waitFor(() => expect(shell.completeSmaller.mock.calls).toEqual([["target-role", 2]]));
});

it("offers the smaller version by itself when the task was too big", async () => {
  await open({ next: { ...next, too_big: true } });
  expect(screen.getByText("Too big this week? There’s a ten-minute version.")).toBeTruthy();
});

it("lets a task wait for someone", async () => {
  await open();
  await press("Waiting for someone");
  await fireEvent.input(screen.getByLabelText("Who are you waiting for?"), { target: { value: "Tomasz" } });
  await press("Wait");
  expect(shell.waitFor.mock.calls).toEqual([["target-role", "Tomasz"]]);
});

const waited: NextAction = {
  ...next,
  kind: "waiting",
  lane: "people",
  subject: "waiting ask-grey-area",
  title: "Heard back from Tomasz?",
  task: { ...task, id: "ask-grey-area" },
  smaller: [],
};

it("asks whether someone was heard back from, copies a reminder, and lets go", async () => {
  await open({
    next: waited,
    news: { kind: "waiting", text: "Heard back from Tomasz?", proposal: null, task: "ask-grey-area", step: 1 },
  });
  // The action asks it; the news does not ask it again.
  expect(screen.getAllByText("Heard back from Tomasz?")).toHaveLength(1);
  await press("Remind them");
  await waitFor(() => expect(shell.remindWaiting.mock.calls).toEqual([["ask-grey-area"]]));
  expect(writeText).toHaveBeenCalledWith("No hurry: did you get a chance to look at this?");
  await press("Let it go");
  await waitFor(() => expect(shell.letGo.mock.calls).toEqual([["ask-grey-area"]]));
  await waitFor(() => expect(notices.current?.undo).toBe(true));
  await press("Yes, done");
  expect(shell.completeTask.mock.calls).toEqual([["ask-grey-area"]]);
});

it("asks about a post that someone is to read first, and shows the evidence that comes with a task", async () => {
  await open({ next: { ...waited, subject: "waiting post-9", task: null, post: 9 } });
  expect(screen.getByRole("link", { name: "Open post" }).getAttribute("href")).toBe("/posts/9");
  await press("Remind them");
  await waitFor(() => expect(shell.decline.mock.calls).toEqual([["waiting post-9"]]));
  await press("Yes, done");
  await waitFor(() => expect(shell.askForNod.mock.calls).toEqual([[9, ""]]));
  cleanup();
  await open({ next: { ...next, evidence: stepPage.evidence[0] ?? null } });
  expect(region("Evidence").getByText("A fact.")).toBeTruthy();
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
