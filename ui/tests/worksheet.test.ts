import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";

import type { WorksheetView } from "$lib/generated/WorksheetView";
import { platform as shell } from "./fake-platform";
import { changed, field, inPlace } from "./fixtures";
import { leaders, roleModels, show, click } from "./step";

vi.mock("$app/state", () => import("./app.svelte"));
vi.mock("$app/navigation", () => import("./app.svelte"));
vi.mock("$lib/platform", async () => await import("./fake-platform"));

it("writes on the row that is chosen where a task wants one of a register", async () => {
  const pilot = {
    ...inPlace,
    step: "role-models",
    form: "register" as const,
    row_name: "leader",
    fields: [{ ...field, slug: "habit", label: "Habit to borrow" }],
    rows: leaders.rows,
    rows_wanted: 1,
  };
  show({ ...roleModels, fillers: [{ task: "find-leaders", fields: [pilot], logs: null, copy: null, smaller: [] }] });
  await fireEvent.change(await screen.findByLabelText("Which leader"), { target: { value: "6" } });
  const habit = screen.getByLabelText("Habit to borrow");
  await fireEvent.input(habit, { target: { value: "Short" } });
  await fireEvent.blur(habit);
  await waitFor(() => expect(shell.setAnswer).toHaveBeenCalledWith("role-models", 6, "habit", "Short"));
});

it("shows a register as a table and adds a row with Enter", async () => {
  shell.addWorksheetRow.mockResolvedValue({ ...changed("Added", ["worksheets"]), created: "9" });
  show(roleModels);
  const table = await screen.findByRole("table");
  expect(
    within(table)
      .getAllByRole("columnheader")
      .map((cell) => cell.textContent),
  ).toEqual(["Leader", "Why", "Where active"]);
  expect(within(table).getByRole("row", { name: /Ines Marsh/ }).textContent).toContain("Writes plainly");
  expect(screen.getByText("1 of 4 filled in")).toBeTruthy();
  const line = screen.getByLabelText<HTMLInputElement>("New leader: Leader");
  await fireEvent.input(line, { target: { value: "Noa Levi" } });
  await fireEvent.submit(line.closest("form") as HTMLFormElement);
  await waitFor(() => expect(shell.addWorksheetRow.mock.calls).toEqual([["role-models", "leader", "Noa Levi"]]));
  await waitFor(() => expect(line.value).toBe(""));
});

it("folds a long register until more is asked for, and shows a row that was just added", async () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({
    id: index + 100,
    answers: { leader: `Leader ${index + 1}` },
    private: [],
    remarks: {},
  }));
  const long = {
    ...roleModels,
    fillers: roleModels.fillers.map((filler) => ({
      ...filler,
      fields: filler.fields.map((group) => ({ ...group, rows })),
    })),
  };
  show(long);
  const table = await screen.findByRole("table");
  const shown = () => within(table).getAllByRole("rowheader").length;
  expect(shown()).toBe(12);
  await fireEvent.click(screen.getByRole("button", { name: "Show more" }));
  expect(shown()).toBe(40);
  cleanup();

  shell.addWorksheetRow.mockResolvedValue({ ...changed("Added", ["worksheets"]), created: "9" });
  show(long);
  const line = await screen.findByLabelText<HTMLInputElement>("New leader: Leader");
  await fireEvent.input(line, { target: { value: "Noa Levi" } });
  await fireEvent.submit(line.closest("form") as HTMLFormElement);
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Show more/ })).toBeNull());
});

it("keeps a line that was refused", async () => {
  shell.addWorksheetRow.mockResolvedValue({ ...changed("Added", ["worksheets"]), created: "9" });
  shell.addWorksheetRow.mockRejectedValueOnce({ code: "invalid", message: "That’s too long." });
  show(roleModels);
  const line = await screen.findByLabelText<HTMLInputElement>("New leader: Leader");
  await fireEvent.input(line, { target: { value: "Noa Levi" } });
  await fireEvent.submit(line.closest("form") as HTMLFormElement);
  expect((await screen.findByRole("alert")).textContent).toBe("That’s too long.");
  expect(line.value).toBe("Noa Levi");
  await fireEvent.submit(line.closest("form") as HTMLFormElement);
  await waitFor(() => expect(line.value).toBe(""));
  expect(shell.setAnswer).not.toHaveBeenCalled();
});

it("opens a row in a drawer with every field, adds the person, and removes it", async () => {
  shell.removeWorksheetRow.mockResolvedValue(changed("Removed", ["worksheets"]));
  shell.personFromWorksheet.mockResolvedValue({ ...changed("Added", ["people"]), created: "3" });
  show(roleModels);
  await click("Edit Ines Marsh");
  const drawer = within(screen.getByRole("dialog", { name: "Ines Marsh" }));
  const habit = drawer.getByLabelText("Habit to borrow");
  await fireEvent.input(habit, { target: { value: "Numbers first" } });
  await fireEvent.click(drawer.getByRole("button", { name: "Add to People: Ines Marsh" }));
  await waitFor(() => expect(shell.personFromWorksheet).toHaveBeenCalledWith(5));
  expect(shell.setAnswer).toHaveBeenCalledWith("role-models", 5, "habit", "Numbers first");
  expect(screen.queryByRole("dialog")).toBeNull();
  await click("Delete Jonas Weber");
  await waitFor(() => expect(shell.removeWorksheetRow).toHaveBeenCalledWith(6));
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("shows the conversation log in step 7, with old rows below", async () => {
  shell.conversationList.mockResolvedValue({
    date: "2026-01-05",
    total: 1,
    conversations: [
      {
        id: 1,
        person: 2,
        name: "Ines Marsh",
        kind: "comment",
        network: null,
        on: "2026-01-05",
        added: "Exit costs",
        link: null,
        replied_on: null,
        answered_on: null,
        waits_days: null,
      },
    ],
  });
  const sheet: WorksheetView = {
    ...leaders,
    step: "conversations",
    row_name: "conversation",
    fields: [{ ...field, slug: "person", label: "Person" }],
    rows: [{ id: 8, answers: { person: "Joris" }, private: [], remarks: {} }],
  };
  show({
    ...roleModels,
    step: { ...roleModels.step, slug: "conversations", number: 7 },
    worksheet: sheet,
    fillers: [],
  });
  await click("Conversations");
  expect(await screen.findByText("Exit costs")).toBeTruthy();
  expect(shell.conversationList).toHaveBeenCalledWith({ limit: 20 });
  expect(screen.getByLabelText("Who did you talk to?")).toBeTruthy();
  expect(screen.getByRole("row", { name: /Joris/ })).toBeTruthy();
  expect(screen.queryByLabelText(/New conversation/)).toBeNull();
});
