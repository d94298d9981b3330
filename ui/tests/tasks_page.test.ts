import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { TaskLine } from "$lib/generated/TaskLine";
import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import Tasks from "../src/routes/tasks/+page.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, ownTask, task, today } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

const dated: TaskLine = { ...ownTask, id: "8", title: "Send the talk", due_on: "2026-01-09", lateness: "soon" };
const policy: TaskLine = {
  ...task,
  id: "read-policy",
  title: "Read your employer’s policy",
  step: { slug: "guardrails", number: 2, title: "Guardrails" },
  minutes: 30,
  listed: { number: 2, of: 22 },
};
const lookBack: TaskLine = {
  ...task,
  id: "look-back",
  title: "Look back",
  origin: "recurring",
  every: "week",
  due_on: "2026-01-09",
};

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  shell.taskList.mockImplementation(async (all) =>
    all
      ? [ownTask, task, { ...policy, state: "done", done_on: "2026-01-04" }, lookBack]
      : [ownTask, dated, task, policy, lookBack],
  );
  for (const write of [shell.completeTask, shell.reopenTask, shell.removeTask, shell.waitFor])
    write.mockResolvedValue(changed("Done", ["tasks"]));
  await session.start();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
});

async function open() {
  render(Tasks);
  await screen.findByRole("heading", { name: "All tasks" });
}

/** The titles under each heading. */
const groups = () =>
  screen
    .getAllByRole("region")
    .map((region) => [
      within(region).getByRole("heading").textContent,
      ...[...region.querySelectorAll(".title")].map((title) => title.textContent),
    ]);

it("groups what is open, the user’s own by date and then any time", async () => {
  await open();
  expect(groups()).toEqual([
    ["Your own", dated.title, ownTask.title],
    ["First 30 days", policy.title],
    [`This step: ${today.journey.current?.title}`, task.title],
    ["Recurring", lookBack.title],
  ]);
});

it("shows everything in the programme, done tasks too, and opens one again", async () => {
  await open();
  await fireEvent.click(screen.getByLabelText("Everything in the programme"));
  await waitFor(() =>
    expect(groups().map(([heading]) => heading)).toEqual([
      "Your own",
      "Step 1: Set your purpose and pact",
      "Step 2: Guardrails",
    ]),
  );
  const box = screen.getByRole<HTMLInputElement>("checkbox", { name: policy.title });
  expect(box.checked).toBe(true);
  await fireEvent.click(box);
  await waitFor(() => expect(shell.reopenTask.mock.calls).toEqual([["read-policy"]]));
});

it("ticks, and opens a task where its fields are", async () => {
  await open();
  expect(screen.getByRole("link", { name: task.title }).getAttribute("href")).toBe(
    "/programme/purpose#task-target-role",
  );
  await fireEvent.click(screen.getByRole("checkbox", { name: task.title }));
  await waitFor(() => expect(shell.completeTask.mock.calls).toEqual([["target-role"]]));
  await waitFor(() => expect(notices.current?.undo).toBe(true));
});

it("adds, changes and removes the user’s own", async () => {
  await open();
  await fireEvent.click(screen.getByRole("button", { name: "Add a task" }));
  expect(dialogs.open).toEqual({ kind: "task", task: null, step: null });
  await fireEvent.click(screen.getByRole("button", { name: `Edit ${ownTask.title}` }));
  expect(dialogs.open).toMatchObject({ kind: "task", task: { id: "7" } });
  await fireEvent.click(screen.getByRole("button", { name: `Delete ${ownTask.title}` }));
  await waitFor(() => expect(shell.removeTask.mock.calls).toEqual([["7"]]));
  expect(screen.queryByRole("button", { name: `Edit ${task.title}` })).toBeNull();
});

it("lets a task wait for someone, and says so", async () => {
  await open();
  await fireEvent.click(screen.getByRole("button", { name: `Waiting for someone: ${policy.title}` }));
  await fireEvent.input(screen.getByRole("textbox"), { target: { value: "Tomasz" } });
  shell.taskList.mockResolvedValue([
    { ...policy, waiting: { for_whom: "Tomasz", since_on: "2026-01-05", until_on: null } },
  ]);
  await fireEvent.click(screen.getByRole("button", { name: "Wait" }));
  await waitFor(() => expect(shell.waitFor.mock.calls).toEqual([["read-policy", "Tomasz"]]));
  await screen.findByText(/Waiting for Tomasz since 5 Jan/);
});

it("teaches where there is none of the user’s own", async () => {
  shell.taskList.mockResolvedValue([task]);
  await open();
  screen.getByText("You haven’t added a task yet. Give it a date, or leave it for any time.");
});
