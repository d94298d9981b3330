import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";

import type { NextAction } from "$lib/generated/NextAction";
import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { goto } from "./app.svelte";
import { platform as shell } from "./fake-platform";
import { changed, example, field, inPlace, next, ownTask, stepPage, task, today } from "./fixtures";
import { LOADED } from "./loaded";
import { ines, peoplePage, waitingReply } from "./people-fixtures";
import { writeText, open, later, post, region, button, press, primaries } from "./today";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

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
