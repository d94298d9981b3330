import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import CalendarFile from "$lib/components/settings/CalendarFile.svelte";
import type { CalendarSettings } from "$lib/generated/CalendarSettings";
import { platform as shell } from "./fake-platform";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

const off: CalendarSettings = { path: null, choices: { kinds: ["posts", "slots"], hide_titles: false }, failed: null };
const on: CalendarSettings = { ...off, path: "/home/ada/standpoint.ics" };

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

it("is off until a file is chosen, and then says which and what goes in", async () => {
  shell.calendarFile.mockResolvedValue(off);
  shell.chooseCalendarFile.mockResolvedValue(on);
  render(CalendarFile);
  const choose = await screen.findByRole("button", { name: "Choose calendar file…" });
  expect(screen.queryByRole("checkbox")).toBeNull();
  await fireEvent.click(choose);
  await screen.findByText("/home/ada/standpoint.ics");
  const ticked = screen.getAllByRole<HTMLInputElement>("checkbox").map((box) => box.checked);
  expect(ticked).toEqual([true, true, false, false, false, false]);
});

it("writes again with what is ticked, in the order in which it is offered", async () => {
  shell.calendarFile.mockResolvedValue(on);
  shell.setCalendarChoices.mockImplementation(async (choices) => ({ ...on, choices }));
  render(CalendarFile);
  await fireEvent.click(await screen.findByRole("checkbox", { name: "Your own tasks" }));
  await waitFor(() => expect(shell.setCalendarChoices).toHaveBeenCalledTimes(1));
  await fireEvent.click(await screen.findByRole("checkbox", { name: /Hide titles/ }));
  await waitFor(() =>
    expect(shell.setCalendarChoices.mock.calls).toEqual([
      [{ kinds: ["posts", "slots", "tasks"], hide_titles: false }],
      [{ kinds: ["posts", "slots", "tasks"], hide_titles: true }],
    ]),
  );
});

it("says why the file couldn't be written, and stops when asked to", async () => {
  shell.calendarFile.mockResolvedValue({ ...on, failed: "The disk is full. Free some space, then try again." });
  shell.stopCalendarFile.mockResolvedValue(off);
  render(CalendarFile);
  expect((await screen.findByRole("alert")).textContent).toContain("The disk is full");
  await fireEvent.click(screen.getByRole("button", { name: "Stop updating" }));
  await screen.findByRole("button", { name: "Choose calendar file…" });
  expect(screen.queryByRole("alert")).toBeNull();
});
