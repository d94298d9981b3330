/* A step, open, with what its tests look at. Each test mocks the shell itself. */
import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, vi } from "vitest";
import type { StepPage } from "$lib/generated/StepPage";
import type { TaskLine } from "$lib/generated/TaskLine";
import type { WorksheetView } from "$lib/generated/WorksheetView";
import StepView from "$lib/components/steps/StepView.svelte";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import { platform as shell } from "./fake-platform";
import { at } from "./app.svelte";
import { boot, changed, field, inPlace, stepPage, task } from "./fixtures";

export const second: TaskLine = { ...task, id: "three-audiences", title: "Name three audiences", minutes: 20 };
export const extra: TaskLine = { ...task, id: "podcast-guest", title: "Be a guest", extra: true };

export const leaders: WorksheetView = {
  step: "role-models",
  form: "register",
  row_name: "leader",
  intro: "One row for each.",
  answered: 2,
  fields: [
    { ...field, slug: "leader", label: "Leader" },
    { ...field, slug: "why", label: "Why" },
    { ...field, slug: "where-active", label: "Where active" },
    { ...field, slug: "habit", label: "Habit to borrow", kind: "text" },
  ],
  rows: [
    {
      id: 5,
      answers: { leader: "Ines Marsh", why: "Writes plainly", "where-active": "LinkedIn" },
      private: [],
      remarks: {},
    },
    { id: 6, answers: { leader: "Jonas Weber" }, private: [], remarks: {} },
  ],
};

export const roleModels: StepPage = {
  ...stepPage,
  step: { ...stepPage.step, slug: "role-models", number: 6, title: "Listen to leaders" },
  worksheet: leaders,
  tasks: [{ ...task, id: "find-leaders", title: "Find four people" }],
  fillers: [
    {
      task: "find-leaders",
      fields: [
        {
          ...inPlace,
          step: "role-models",
          form: "register",
          row_name: "leader",
          fields: leaders.fields.slice(0, 3),
          rows: leaders.rows,
          rows_wanted: 4,
        },
      ],
      logs: null,
      copy: null,
      smaller: [],
    },
  ],
};

beforeEach(async () => {
  at("/programme/purpose");
  sessionStorage.clear();
  notices.dismiss();
  shell.boot.mockResolvedValue(boot);
  shell.stepPage.mockResolvedValue(stepPage);
  shell.setAnswer.mockResolvedValue(changed("Saved", ["worksheets"]));
  shell.completeTask.mockResolvedValue(changed("Done", ["tasks"]));
  await session.start();
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

export function show(page: StepPage) {
  shell.stepPage.mockResolvedValue(page);
  return render(StepView, { slug: page.step.slug });
}

export const path = () => within(screen.getByRole("navigation", { name: "This step" }));
export const click = async (name: string | RegExp) => fireEvent.click(await screen.findByRole("button", { name }));
