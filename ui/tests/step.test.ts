import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import type { StepPage } from "$lib/generated/StepPage";
import StepView from "$lib/components/steps/StepView.svelte";
import { notices } from "$lib/state/notices.svelte";
import { platform as shell } from "./fake-platform";
import { at } from "./app.svelte";
import { changed, evidence, example, inPlace, stepPage, task } from "./fixtures";
import { second, extra, show, path, click } from "./step";

vi.mock("$app/state", () => import("./app.svelte"));
vi.mock("$app/navigation", () => import("./app.svelte"));
vi.mock("$lib/platform", async () => await import("./fake-platform"));

it("keeps what is being typed when the page is read again", async () => {
  let save = () => {};
  shell.setAnswer.mockImplementation(
    () => new Promise((done) => (save = () => done(changed("Saved", ["worksheets"])))),
  );
  render(StepView, { slug: "purpose" });
  const input = await screen.findByLabelText<HTMLInputElement>("Target role");
  await fireEvent.input(input, { target: { value: "CIO of a hospital" } });
  window.dispatchEvent(new Event("focus"));
  await waitFor(() => expect(shell.stepPage).toHaveBeenCalledTimes(2));
  expect(input.value).toBe("CIO of a hospital");
  await fireEvent.blur(input);
  save();
});

it("says why an answer was not saved, keeps it, ticks nothing, and tries again when asked", async () => {
  shell.setAnswer.mockRejectedValue({ code: "storage", message: "The disk is full." });
  render(StepView, { slug: "purpose" });
  const input = await screen.findByLabelText<HTMLInputElement>("Target role");
  await fireEvent.input(input, { target: { value: "CIO" } });
  await fireEvent.blur(input);
  expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
  expect([input.value, input.getAttribute("aria-invalid")]).toEqual(["CIO", "true"]);
  await click("Save and finish");
  await waitFor(() => expect(document.activeElement).toBe(input));
  expect(shell.completeTask).not.toHaveBeenCalled();
  shell.setAnswer.mockResolvedValue(changed("Saved", ["worksheets"]));
  await click("Try again");
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(shell.setAnswer).toHaveBeenLastCalledWith("purpose", null, "target-role", "CIO");
});

it("saves what was typed when the page is left", async () => {
  const page = render(StepView, { slug: "purpose" });
  await fireEvent.input(await screen.findByLabelText("Target role"), { target: { value: "CTO" } });
  page.unmount();
  await waitFor(() => expect(shell.setAnswer).toHaveBeenCalledWith("purpose", null, "target-role", "CTO"));
});

it("saves, finishes the task and goes on at the next one", async () => {
  show({ ...stepPage, tasks: [task, second, extra] });
  await fireEvent.input(await screen.findByLabelText("Target role"), { target: { value: "CTO" } });
  await click("Save and finish");
  expect(await screen.findByRole("heading", { level: 2, name: "Name three audiences" })).toBeTruthy();
  expect(shell.setAnswer).toHaveBeenCalledWith("purpose", null, "target-role", "CTO");
  expect(shell.completeTask).toHaveBeenCalledWith("target-role");
});

it("stays at a task whose tick was refused", async () => {
  shell.completeTask.mockRejectedValue({ code: "not_found", message: "The programme has no such task." });
  show({ ...stepPage, tasks: [task, second] });
  await click("Already done");
  await waitFor(() => expect(notices.current?.text).toContain("no such task"));
  expect(screen.getByRole("heading", { level: 2, name: task.title })).toBeTruthy();
});

it("shows what is known as a first answer and keeps it only once it is saved", async () => {
  show({
    ...stepPage,
    fillers: [
      {
        task: "target-role",
        fields: [{ ...inPlace, prefill: { "target-role": "Head of platform" } }],
        logs: null,
        copy: null,
        smaller: [],
      },
    ],
  });
  expect((await screen.findByLabelText<HTMLInputElement>("Target role")).value).toBe("Head of platform");
  expect(screen.getByText("From what you told me. Change it?")).toBeTruthy();
  expect(shell.setAnswer).not.toHaveBeenCalled();
  await click("Save and finish");
  await waitFor(() => expect(shell.completeTask).toHaveBeenCalled());
  expect(shell.setAnswer).toHaveBeenCalledWith("purpose", null, "target-role", "Head of platform");
});

it("says that a task was ticked by itself, with a way back, and stays at it", async () => {
  shell.setAnswer.mockResolvedValue({
    ...changed("Saved", ["worksheets", "tasks"]),
    ticked: [{ title: task.title, because: "filled" as const }],
  });
  show({ ...stepPage, tasks: [task, second] });
  const input = await screen.findByLabelText("Target role");
  await fireEvent.input(input, { target: { value: "CTO" } });
  shell.stepPage.mockResolvedValue({ ...stepPage, tasks: [{ ...task, state: "done", done_on: "2026-01-05" }, second] });
  await fireEvent.blur(input);
  await waitFor(() => expect(notices.current).toMatchObject({ text: "All filled in, so it’s done.", undo: true }));
  expect(await screen.findByRole("button", { name: "Reopen" })).toBeTruthy();
  expect(screen.getByRole("heading", { level: 2, name: task.title })).toBeTruthy();
});

it("says on the path where each task is", async () => {
  show({
    ...stepPage,
    tasks: [
      { ...task, state: "done", done_on: "2026-01-04" },
      { ...second, part: { number: 2, of: 3 } },
      { ...task, id: "five-comments", title: "Comment", counted: { done: 3, of: 5 } },
      {
        ...task,
        id: "ask",
        title: "Ask Communications",
        waiting: { for_whom: "Tomasz", since_on: "2026-01-02", until_on: null },
      },
      { ...task, id: "ai-rules", title: "Read the AI rules", new_since_finished: true },
      extra,
    ],
  });
  await screen.findByRole("navigation", { name: "This step" });
  const said = (title: string) => path().getByRole("button", { name: new RegExp(title) }).textContent;
  expect(said("Choose your target")).toContain("Done 4 Jan");
  expect(said("Name three")).toContain("20 min · Part 2 of 3");
  expect(said("Comment")).toContain("3 of 5");
  expect(said("Ask Comm")).toContain("Waiting for Tomasz since 2 Jan");
  expect(path().getByText("New since you finished")).toBeTruthy();
  expect(path().getByText("If you want more")).toBeTruthy();
  expect(path().getByRole("button", { current: true }).textContent).toContain("Name three audiences");
});

it("opens at the task that the address names", async () => {
  at("/programme/purpose#task-three-audiences");
  show({ ...stepPage, tasks: [task, second] });
  expect(await screen.findByRole("heading", { level: 2, name: "Name three audiences" })).toBeTruthy();
});

it("opens at the recurring tasks when the address names one of them, in a finished step too", async () => {
  at("/programme/purpose#task-look-back");
  show({
    ...stepPage,
    step: { ...stepPage.step, state: "done", done_on: "2026-01-09" },
    recurring: [{ ...task, id: "look-back", origin: "recurring", title: "Look back at the week", every: "week" }],
  });
  expect(await screen.findByRole("checkbox", { name: "Look back at the week" })).toBeTruthy();
});

it("logs what a counted task counts, in place", async () => {
  shell.addConversation.mockResolvedValue(changed("Logged", ["people", "tasks"]));
  show({
    ...stepPage,
    tasks: [{ ...task, id: "five-comments", title: "Leave five comments", counted: { done: 2, of: 5 } }],
    fillers: [{ task: "five-comments", fields: [], logs: "comment", copy: null, smaller: [] }],
  });
  await fireEvent.input(await screen.findByLabelText("What did you add?"), { target: { value: "Exit costs" } });
  await click("Log it");
  await waitFor(() =>
    expect(shell.addConversation).toHaveBeenCalledWith(
      expect.objectContaining({ kind: "comment", added: "Exit costs" }),
    ),
  );
});

it("finishes a part, and offers the smaller versions", async () => {
  shell.completePart.mockResolvedValue(changed("Part 2 of 3 done", ["tasks"]));
  shell.completeSmaller.mockResolvedValue(changed("That counts.", ["tasks"]));
  show({ ...stepPage, tasks: [{ ...task, part: { number: 2, of: 3 } }] });
  await click("Finish part 2 of 3");
  await waitFor(() => expect(shell.completePart).toHaveBeenCalledWith("target-role"));
  await click("Smaller");
  await click("Done: Write one word for it.");
  expect(shell.completeSmaller).toHaveBeenCalledWith("target-role", 2);
});

it("lets a task wait for someone, reminds them, and lets it go", async () => {
  shell.waitFor.mockResolvedValue(changed("Waiting", ["tasks"]));
  shell.letGo.mockResolvedValue(changed("Let go. It’s in step 1 if you want it back.", ["tasks"]));
  shell.remindWaiting.mockResolvedValue(changed("Reminded", ["tasks"]));
  const writeText = vi.fn(async () => {});
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  show(stepPage);
  await click("Waiting for someone");
  await fireEvent.input(screen.getByLabelText("Who are you waiting for?"), { target: { value: "Tomasz" } });
  shell.stepPage.mockResolvedValue({
    ...stepPage,
    tasks: [{ ...task, waiting: { for_whom: "Tomasz", since_on: "2026-01-05", until_on: null } }],
  });
  await click("Wait");
  expect(shell.waitFor).toHaveBeenCalledWith("target-role", "Tomasz");
  await click("Remind them");
  await waitFor(() => expect(shell.remindWaiting).toHaveBeenCalledWith("target-role"));
  expect(writeText).toHaveBeenCalledWith("No hurry: did you get a chance to look at this?");
  await click("Let it go");
  await waitFor(() => expect(shell.letGo).toHaveBeenCalledWith("target-role"));
});

it("shows one fact with its kind, place, year and caveat, the others behind it, and the source", async () => {
  show({
    ...stepPage,
    evidence: [
      { ...evidence, place: "US", year: 2018 },
      { ...evidence, fact: "Another fact.", kind: "vendor data", url: null },
    ],
    pitfalls: ["One.", "Two."],
  });
  expect(await screen.findByText("Survey, US, 2018")).toBeTruthy();
  expect(screen.getByText("Another fact.").closest("details")?.textContent).toContain("More evidence");
  expect(screen.getByText("Vendor data, 2024")).toBeTruthy();
  expect(screen.getByText("Two.").closest("details")?.open).toBe(false);
  await click("Open the source: A source");
  expect(shell.openLink).toHaveBeenCalledWith("https://example.org/source");
});

it("shows a finished one for the task in hand, and who it is of", async () => {
  show({ ...stepPage, examples_of: "Lena Okafor is invented.", tasks: [task, second], examples: [example] });
  const shown = (await screen.findByText("See a finished one")).closest("details");
  expect(shown?.textContent).toContain("Lena’s target role");
  expect(shown?.textContent).toContain("Lena Okafor is invented.");
  await fireEvent.click(path().getByRole("button", { name: /Name three audiences/ }));
  expect(screen.queryByText("See a finished one")).toBeNull();
});

it("finishes the step after its look back was saved", async () => {
  shell.setReflection.mockResolvedValue(changed("Saved", ["steps"]));
  shell.finishStep.mockResolvedValue(changed("Finished", ["steps"]));
  show(stepPage);
  await click(/^Look back/);
  await fireEvent.input(screen.getByLabelText(/What did you learn/), { target: { value: "Less is more" } });
  await click("Finish step 1");
  await waitFor(() => expect(shell.finishStep).toHaveBeenCalledWith("purpose"));
  expect(shell.setReflection).toHaveBeenCalledWith("purpose", "Less is more");
});

it("folds a finished step to what it made", async () => {
  const done: StepPage = {
    ...stepPage,
    step: { ...stepPage.step, state: "done", done_on: "2026-01-09" },
    worksheet: {
      ...stepPage.worksheet,
      rows: [{ id: 1, answers: { "target-role": "CIO of a hospital" }, private: [], remarks: {} }],
    },
  };
  show(done);
  expect(await screen.findByText("CIO of a hospital")).toBeTruthy();
  expect(screen.queryByRole("navigation", { name: "This step" })).toBeNull();
  await click("Look into the step");
  expect(path().getByRole("button", { name: /Choose your target role/ })).toBeTruthy();
});

it("shows the whole step on one page, and remembers it", async () => {
  show({ ...stepPage, earlier: [["Old question", "An old answer"]] });
  await fireEvent.click(await screen.findByRole("switch", { name: "The whole step on one page" }));
  expect(screen.getByRole("heading", { name: "Worksheet" })).toBeTruthy();
  expect(screen.getByRole("checkbox", { name: task.title })).toBeTruthy();
  expect(screen.getByText("An old answer").closest("details")?.textContent).toContain("Earlier answers");
  cleanup();
  show(stepPage);
  expect((await screen.findByRole<HTMLInputElement>("switch")).checked).toBe(true);
});

it("shows what was let go under the extras, and takes it back", async () => {
  shell.stopWaiting.mockResolvedValue(changed("Open again", ["tasks"]));
  show({
    ...stepPage,
    tasks: [task, { ...task, id: "ask", title: "Ask about grey areas", extra: true, let_go: true }],
  });
  const path = within(await screen.findByRole("navigation", { name: "This step" }));
  expect(path.getByText("If you want more")).toBeTruthy();
  await fireEvent.click(path.getByRole("button", { name: /Ask about grey areas\s*Let go/ }));
  await click("Pick it up again");
  await waitFor(() => expect(shell.stopWaiting.mock.calls).toEqual([["ask"]]));
});

it("puts the whole step on paper", async () => {
  show(stepPage);
  await screen.findByRole("navigation", { name: "This step" });
  window.dispatchEvent(new Event("beforeprint"));
  expect(screen.getByRole("heading", { name: "Worksheet" })).toBeTruthy();
  window.dispatchEvent(new Event("afterprint"));
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Worksheet" })).toBeNull());
});

it("says why a page cannot be read and reads it again when asked", async () => {
  shell.stepPage.mockRejectedValueOnce({ code: "not_found", message: "There is no such step." });
  render(StepView, { slug: "nonsense" });
  expect((await screen.findByRole("alert")).textContent).toContain("There is no such step.");
  await click("Try again");
  expect(await screen.findByRole("heading", { level: 1, name: "Set your purpose and pact" })).toBeTruthy();
});

it("is read again when the window is looked at again, since the day may be another", async () => {
  render(StepView, { slug: "purpose" });
  await screen.findByRole("heading", { level: 1 });
  shell.stepPage.mockResolvedValue({ ...stepPage, step: { ...stepPage.step, title: "Another day" } });
  window.dispatchEvent(new Event("focus"));
  expect(await screen.findByRole("heading", { level: 1, name: "Another day" })).toBeTruthy();
});
