import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { ProgrammePage } from "$lib/generated/ProgrammePage";
import type { ProgrammeStep } from "$lib/generated/ProgrammeStep";
import { addDays } from "$lib/civil";
import { session } from "$lib/state/session.svelte";
import Programme from "../src/routes/programme/+page.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, stepPage } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

/** Twelve steps of three weeks each; the second is the current one. */
const steps: ProgrammeStep[] = Array.from({ length: 12 }, (_, index) => ({
  ...stepPage.step,
  slug: `step-${index + 1}`,
  number: index + 1,
  title: `Title ${index + 1}`,
  state: index === 0 ? "done" : "ahead",
  current: index === 1,
  planned_from: addDays("2026-01-05", index * 21),
  target_on: addDays("2026-01-05", index * 21 + 20),
  done_on: index === 0 ? "2026-01-20" : null,
}));

const programme: ProgrammePage = {
  title: "Twelve steps to a public voice",
  origin: "First paragraph.\n\nSecond paragraph.",
  closing: "Done in order.",
  steps,
  behind: false,
  ends_on: "2027-06-10",
  minutes: 75,
  pauses: [["2026-02-20", "2026-02-28"]],
  order: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  studied: [2, 3],
  made: { "step-1": "I help plant managers restart within a shift." },
};

beforeEach(async () => {
  shell.boot.mockResolvedValue(boot);
  shell.programmePage.mockResolvedValue(programme);
  shell.changeProfile.mockResolvedValue(changed("Changed", ["profile"]));
  shell.restartPlan.mockResolvedValue(changed("Restarted", ["steps"]));
  shell.paceCard.mockImplementation(async (minutes) => ({
    minutes,
    sentence: "",
    done_by: minutes < 75 ? "2028-03-01" : "2026-09-01",
  }));
  await session.start();
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

it("has three bands, says where the user is, and leads to the steps", async () => {
  render(Programme);
  const ground = within(await screen.findByRole("region", { name: "Ground" }));
  expect(ground.getAllByRole("link")).toHaveLength(5);
  expect(within(screen.getByRole("region", { name: "Voice" })).getAllByRole("link")).toHaveLength(3);
  expect(within(screen.getByRole("region", { name: "Reach" })).getAllByRole("link")).toHaveLength(4);
  const here = ground.getByRole("link", { name: /You are here/ });
  expect([here.getAttribute("href"), here.closest("li")?.getAttribute("aria-current")]).toEqual([
    "/programme/step-2",
    "step",
  ]);
});

it("names each month once at the margin, and shows a pause as a gap", async () => {
  render(Programme);
  expect(await screen.findAllByText("January 2026")).toHaveLength(1);
  const pause = screen.getByText("A pause, 20–28 Feb");
  expect(pause.closest("li")?.textContent).toContain("Title 3");
});

it("says what a step is taken after where the order is another", async () => {
  shell.programmePage.mockResolvedValue({ ...programme, order: [1, 2, 3, 4, 5, 6, 7, 11, 8, 9, 10, 12] });
  render(Programme);
  const reach = within(await screen.findByRole("region", { name: "Reach" }));
  expect(reach.getAllByRole("link").map((link) => link.textContent?.match(/Title \d+/)?.[0])).toEqual([
    "Title 11",
    "Title 9",
    "Title 10",
    "Title 12",
  ]);
  expect(reach.getByRole("link", { name: /Title 11/ }).textContent).toContain("After step 7");
});

it("shows the end date while the pace is dragged, and keeps it when it is let go", async () => {
  render(Programme);
  expect(await screen.findByText("Done by June 2027")).toBeTruthy();
  const slider = screen.getByRole<HTMLInputElement>("slider", { name: "Minutes a week" });
  await fireEvent.input(slider, { target: { value: "50" } });
  expect(await screen.findByText("Done by March 2028")).toBeTruthy();
  await waitFor(() => expect(slider.getAttribute("aria-valuetext")).toBe("50 minutes a week. Done by March 2028."));
  expect(shell.changeProfile).not.toHaveBeenCalled();
  await fireEvent.change(slider);
  expect(shell.changeProfile).toHaveBeenCalledWith({ minutes: 50 });
});

it("takes the number as it is typed, and says what fits", async () => {
  render(Programme);
  const number = await screen.findByLabelText<HTMLInputElement>("As a number");
  await fireEvent.input(number, { target: { value: "many" } });
  await fireEvent.change(number);
  expect(screen.getByRole("alert").textContent).toBe("Enter a number, like 75.");
  await fireEvent.input(number, { target: { value: "300" } });
  await fireEvent.change(number);
  expect(shell.changeProfile).toHaveBeenCalledWith({ minutes: 300 });
});

it("offers to start again from today only when the plan has slipped", async () => {
  render(Programme);
  await screen.findByText("Done by June 2027");
  expect(screen.queryByRole("button", { name: "Start again from today" })).toBeNull();
  cleanup();
  shell.programmePage.mockResolvedValue({ ...programme, behind: true });
  render(Programme);
  expect(await screen.findByText(/Your dates have slipped/)).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Start again from today" }));
  expect(shell.restartPlan).toHaveBeenCalled();
});

it("folds a finished step to what it made, in the user's own words", async () => {
  render(Programme);
  const finished = await screen.findByRole("link", { name: /Title 1\b/ });
  expect(finished.textContent).toContain("“I help plant managers restart within a shift.”");
  expect(finished.textContent).toContain("Finished 20 January 2026");
  expect(finished.textContent).not.toMatch(/tasks|left/);
  expect(screen.getByRole("link", { name: /Title 2\b/ }).textContent).not.toContain("“");
});

it("opens where the user is, for the keyboard too, and leaves the focus to whoever has it elsewhere", async () => {
  render(Programme);
  const here = await screen.findByRole("link", { name: /You are here/ });
  expect(document.activeElement).toBe(here);
  cleanup();
  const elsewhere = document.body.appendChild(document.createElement("button"));
  elsewhere.focus();
  render(Programme);
  await screen.findByRole("link", { name: /You are here/ });
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
});

it("leads to Study and keeps the origin in its paragraphs", async () => {
  render(Programme);
  const study = await screen.findByRole("link", { name: /Study/ });
  expect([study.getAttribute("href"), study.textContent]).toEqual([
    "/programme/study",
    expect.stringContaining("2 of 3 studied"),
  ]);
  expect(screen.getByText("Second paragraph.")).toBeTruthy();
});
