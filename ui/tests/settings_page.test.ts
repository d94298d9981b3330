import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { SettingsPage } from "$lib/generated/SettingsPage";
import { session } from "$lib/state/session.svelte";
import Settings from "../src/routes/settings/+page.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, today } from "./fixtures";
import { settingsPage } from "./people-fixtures";
import { readsWords } from "./reads-words";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  readsWords(shell, today.date);
  for (const write of [shell.changeProfile, shell.setQuietPeriods, shell.holdVoice, shell.endHold])
    write.mockResolvedValue(changed("Saved", ["profile"]));
  shell.setPreferences.mockResolvedValue(changed("Saved", ["preferences"]));
  shell.paceCard.mockImplementation(async (minutes) => ({
    minutes,
    sentence: `${minutes} minutes a week. Done by June 2027.`,
    done_by: "2027-06-01",
  }));
  shell.windowSettings.mockResolvedValue({ text_size: 100, plain_renderer: false, spelling: [] });
  await session.start();
});
afterEach(cleanup);

/** The page with these situations true. */
async function open(what: Partial<SettingsPage> = {}, ...holds: string[]) {
  const situations = settingsPage.situations.map((known) => ({ ...known, holds: holds.includes(known.slug) }));
  shell.settingsPage.mockResolvedValue({ ...settingsPage, situations, ...what });
  render(Settings);
  await screen.findByRole("heading", { name: "Settings" });
}

const choose = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

it("sets the minutes with a card and its end date, or with a number of one’s own", async () => {
  await open();
  const cards = screen.getAllByRole("radio", { name: /Done by/ });
  expect(cards.map((card) => [(card as HTMLInputElement).checked, card.closest("label")?.textContent?.trim()])).toEqual(
    [
      [false, expect.stringContaining("35 minutes a week. Done by March 2028.")],
      [true, expect.stringContaining("75 minutes a week. Done by February 2027.")],
      [false, expect.stringContaining("120 minutes a week. Done by August 2026.")],
    ],
  );
  await fireEvent.click(cards[0]!);
  expect(shell.changeProfile).toHaveBeenLastCalledWith({ minutes: 35 });
  const own = screen.getByLabelText("Another number of minutes a week");
  await fireEvent.input(own, { target: { value: "700" } });
  await fireEvent.change(own);
  expect(screen.getByRole("alert").textContent).toBe("Enter a number from 15 to 600, like 75.");
  await fireEvent.input(own, { target: { value: "50" } });
  await screen.findByText("50 minutes a week. Done by June 2027.");
  await fireEvent.change(own);
  expect(shell.changeProfile.mock.calls).toEqual([[{ minutes: 35 }], [{ minutes: 50 }]]);
});

it("keeps the weekly goal: not yet, one every second week, or so many a week", async () => {
  await open({ weekly_posts: 1, every_weeks: 2 });
  expect(screen.getByLabelText<HTMLSelectElement>("Posts a week").selectedOptions[0]?.textContent).toBe(
    "1 every second week",
  );
  await choose("Posts a week", "none");
  await choose("Posts a week", "3");
  await choose("Posts a week", "second");
  await choose("Conversations a week", "5");
  await choose("Invitations a week", "0");
  expect(shell.changeProfile.mock.calls.map(([answers]) => answers)).toEqual([
    { weekly_posts: 0, every_weeks: 1 },
    { weekly_posts: 3, every_weeks: 1 },
    { weekly_posts: 1, every_weeks: 2 },
    { weekly_conversations: 5 },
    { weekly_invitations: 0 },
  ]);
});

it("keeps work days in the order of the week, and always one of them", async () => {
  await open({ work_days: ["tuesday"] });
  await fireEvent.click(screen.getByLabelText("Tuesday"));
  expect(screen.getByLabelText<HTMLInputElement>("Tuesday").checked).toBe(true);
  expect(shell.changeProfile).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByLabelText("Monday"));
  expect(shell.changeProfile).toHaveBeenLastCalledWith({ work_days: ["monday", "tuesday"] });
});

it("tells what each situation changes, and asks for quiet periods where they are wanted", async () => {
  await open();
  expect(screen.getByLabelText("A listed or regulated company").getAttribute("aria-describedby")).toBeTruthy();
  screen.getByText("The check looks harder at results.");
  expect(screen.queryByRole("heading", { name: "Quiet periods" })).toBeNull();
  await fireEvent.click(screen.getByLabelText("A listed or regulated company"));
  expect(shell.changeProfile).toHaveBeenLastCalledWith({ situations: ["listed"] });
});

it("adds and removes quiet periods, with their dates in words", async () => {
  const known = { from_on: "2026-04-01", to_on: "2026-04-14", every: "quarter" as const };
  await open({ quiet_periods: [known] }, "listed");
  const part = within(screen.getByRole("group", { name: "Quiet periods" }));
  part.getByText("1–14 Apr");
  await fireEvent.click(part.getByRole("button", { name: "Add a quiet period" }));
  await part.findByText("Enter the first day.");
  part.getByText("Enter the last day.");
  await fireEvent.input(part.getByLabelText("First day"), { target: { value: "2026-10-01" } });
  await fireEvent.input(part.getByLabelText("Last day"), { target: { value: "2026-10-20" } });
  await fireEvent.change(part.getByLabelText("How often"), { target: { value: "year" } });
  await fireEvent.click(part.getByRole("button", { name: "Add a quiet period" }));
  await waitFor(() =>
    expect(shell.setQuietPeriods).toHaveBeenLastCalledWith([
      known,
      { from_on: "2026-10-01", to_on: "2026-10-20", every: "year" },
    ]),
  );
  await fireEvent.click(part.getByRole("button", { name: "Delete the quiet period of 1–14 Apr" }));
  expect(shell.setQuietPeriods).toHaveBeenLastCalledWith([]);
});

it("shows the target role only while nobody looks quietly, and says why it is gone", async () => {
  await open({ role_wanted: "Chief architect" });
  expect(screen.getByLabelText<HTMLInputElement>("Target role").value).toBe("Chief architect");
  cleanup();
  await open({ role_wanted: "Chief architect" }, "quiet-search");
  expect(screen.queryByLabelText("Target role")).toBeNull();
  screen.getByText("Your target role stays in step 1.");
  expect(document.body.innerHTML).not.toContain("Chief architect");
});

it("holds the voice until a day or until it is said, and ends the hold", async () => {
  await open();
  const part = within(screen.getByRole("region", { name: "Hold my voice" }));
  await fireEvent.click(part.getByRole("button", { name: "Until Monday" }));
  await waitFor(() => expect(shell.settingsPage).toHaveBeenCalledTimes(2));
  await fireEvent.click(part.getByRole("button", { name: "Until I say so" }));
  await waitFor(() => expect(shell.settingsPage).toHaveBeenCalledTimes(3));
  await fireEvent.input(part.getByLabelText("Hold until"), { target: { value: "12 March" } });
  await fireEvent.click(part.getByRole("button", { name: "Hold until then" }));
  await waitFor(() => expect(shell.holdVoice.mock.calls).toEqual([["Monday"], [null], ["2026-03-12"]]));
  cleanup();
  await open({
    hold: {
      back_on: "2026-01-12",
      sentence: "Your voice is on hold until Monday. Nudges stop, and the week doesn’t count.",
    },
  });
  screen.getByText("Your voice is on hold until Monday. Nudges stop, and the week doesn’t count.");
  await fireEvent.click(screen.getByRole("button", { name: "End the hold" }));
  expect(shell.endHold).toHaveBeenCalledTimes(1);
});

it("keeps the sentence, and turns moments off", async () => {
  await open({ sentence: "I help plant managers do planning they can trust." });
  const sentence = screen.getByLabelText<HTMLInputElement>("Your sentence");
  await fireEvent.input(sentence, { target: { value: "I help plant managers." } });
  await fireEvent.blur(sentence);
  await waitFor(() => expect(shell.changeProfile).toHaveBeenLastCalledWith({ sentence: "I help plant managers." }));
  await fireEvent.click(screen.getByLabelText(/Show moments/));
  await waitFor(() =>
    expect(shell.setPreferences).toHaveBeenLastCalledWith({
      theme: "light",
      show_streak: true,
      show_moments: false,
      show_prompts: true,
      charts_as_tables: false,
    }),
  );
});

it("sets the size of the text, the languages of spelling and how the window is drawn, for this computer", async () => {
  shell.windowSettings.mockResolvedValue({
    text_size: 125,
    plain_renderer: false,
    spelling: [
      { name: "de_DE", chosen: false },
      { name: "en_GB", chosen: true },
    ],
  });
  shell.changeTextSize.mockResolvedValue(150);
  await open();
  const part = within(await screen.findByRole("region", { name: "This computer" }));
  await part.findByText("125%");
  await fireEvent.click(part.getByRole("button", { name: "Larger" }));
  await fireEvent.click(part.getByRole("button", { name: "Usual size" }));
  expect(shell.changeTextSize.mock.calls).toEqual([["larger"], ["usual"]]);
  await fireEvent.click(part.getByRole("checkbox", { name: "German (Germany)" }));
  expect(shell.setSpelling).toHaveBeenLastCalledWith(["en_GB", "de_DE"]);
  await fireEvent.click(part.getByRole("checkbox", { name: "English (United Kingdom)" }));
  expect(shell.setSpelling).toHaveBeenLastCalledWith([]);
  await fireEvent.click(part.getByRole("checkbox", { name: "Draw the window plainly, from the next start on" }));
  expect(shell.setPlainRenderer).toHaveBeenLastCalledWith(true);
});
