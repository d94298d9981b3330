import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { RemindersPage } from "$lib/generated/RemindersPage";
import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import Reminders from "../src/routes/settings/reminders/+page.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, remindersPage, today } from "./fixtures";
import { readsWords } from "./reads-words";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
const writes = [
  shell.turnReminder,
  shell.removeReminder,
  shell.removePause,
  shell.setQuietHours,
  shell.setReminderSettings,
  shell.snoozeAll,
];

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  readsWords(shell, today.date);
  shell.desktopState.mockResolvedValue({
    tray: true,
    notifications: true,
    keeps_notifications: true,
    starts_at_login: false,
  });
  for (const write of writes) write.mockResolvedValue(changed("Saved", ["reminders"]));
  await session.start();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
});

async function open(page: RemindersPage = remindersPage) {
  shell.remindersPage.mockResolvedValue(page);
  render(Reminders);
  await screen.findByRole("heading", { level: 1, name: "Reminders" });
  await waitFor(() => expect(screen.queryByRole("checkbox", { name: "Start Standpoint at login" })).toBeTruthy());
}

it("says of each reminder when it comes and when next", async () => {
  await open();
  const line = screen.getByRole("heading", { name: "Weekly post" }).closest("li") as HTMLElement;
  expect(line.textContent).toContain("Tuesdays at 09:00");
  expect(line.textContent).toContain("Next: Tuesday 09:00, in 2 days");
});

it("turns a reminder off and removes it without asking", async () => {
  await open();
  await fireEvent.click(screen.getByRole("checkbox", { name: "On: Weekly post" }));
  expect(shell.turnReminder.mock.calls).toEqual([[1, false]]);
  await fireEvent.click(screen.getByRole("button", { name: "Delete Weekly post" }));
  expect(shell.removeReminder.mock.calls).toEqual([[1]]);
  await waitFor(() => expect(notices.current?.undo).toBe(true));
});

it("shows a reminder as it was when turning it was refused", async () => {
  shell.turnReminder.mockRejectedValue({ code: "invalid", message: "Its date has passed. Give it a new one." });
  await open();
  const box = screen.getByRole<HTMLInputElement>("checkbox", { name: "On: Weekly post" });
  await fireEvent.click(box);
  await waitFor(() => expect(notices.current?.text).toBe("Its date has passed. Give it a new one."));
  expect(box.checked).toBe(true);
});

it("teaches when there is none and begins with the weekly post", async () => {
  await open({ ...remindersPage, rules: [] });
  expect(screen.getByText(/No reminders yet/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Snooze all until tomorrow, 07:00" })).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: "Add a reminder" }));
  expect(dialogs.open).toEqual({ kind: "reminder", reminder: null, of: "weekly_post" });
});

it("folds pauses away that are over, and removes one", async () => {
  await open();
  expect(screen.getByText("20 December 2025 to 31 December 2025").closest("details")?.open).toBe(false);
  await fireEvent.click(screen.getByRole("button", { name: "Delete the pause of 1 July 2026 to 20 July 2026" }));
  expect(shell.removePause.mock.calls).toEqual([[5]]);
});

const every = (from: string | null, to: string | null) => remindersPage.quiet.map(({ day }) => ({ day, from, to }));
const change = (name: string) =>
  fireEvent.click(screen.getAllByRole("button", { name: `Edit quiet hours, ${name}` })[0] as HTMLElement);
const setTime = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

it("says quiet hours in one line and changes them for every night at once", async () => {
  await open({ ...remindersPage, quiet: every("22:00", "07:00") });
  expect(screen.getByText("Every night").closest("li")?.textContent).toContain("22:00 to 07:00");
  await change("Every night");
  await setTime("From", "9pm");
  await setTime("Until", "6:30");
  await fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(shell.setQuietHours.mock.calls).toEqual([[every("21:00", "06:30")]]));
});

it("has the nights of the weekend apart once that is asked for", async () => {
  await open({ ...remindersPage, quiet: every("22:00", "07:00") });
  await fireEvent.click(screen.getByRole("button", { name: "Different at weekends" }));
  await change("Friday and Saturday nights");
  await setTime("Until", "10");
  await fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(shell.setQuietHours.mock.calls).toEqual([
      [["friday", "saturday"].map((day) => ({ day, from: "22:00", to: "10:00" }))],
    ]),
  );
});

it("keeps single days behind a fold, and turns one off", async () => {
  await open();
  const fold = screen.getByText("Single days").closest("details") as HTMLDetailsElement;
  expect(fold.open).toBe(false);
  await fireEvent.click(within(fold).getByRole("button", { name: "Edit quiet hours, Saturday" }));
  await fireEvent.click(within(fold).getByRole("button", { name: "No quiet hours" }));
  await waitFor(() => expect(shell.setQuietHours.mock.calls).toEqual([[[{ day: "saturday", from: null, to: null }]]]));
});

it("makes every night the same as the first of them", async () => {
  await open();
  await fireEvent.click(screen.getByRole("button", { name: "The same every night" }));
  await waitFor(() => expect(shell.setQuietHours.mock.calls).toEqual([[every("22:00", "07:00")]]));
});

it("says under the field what is no time, and what was refused", async () => {
  await open({ ...remindersPage, quiet: every("22:00", "07:00") });
  await change("Every night");
  await setTime("From", "late");
  await fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(screen.getByLabelText("From").getAttribute("aria-invalid")).toBe("true"));
  expect(shell.setQuietHours).not.toHaveBeenCalled();
  shell.setQuietHours.mockRejectedValue({ code: "invalid", message: "Those are the same time." });
  await setTime("From", "7");
  await fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Those are the same time.")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("From").value).toBe("7");
});

it("keeps how reminders come and what closing does, each choice over the ones before", async () => {
  await open();
  await fireEvent.click(screen.getByRole("checkbox", { name: /Hide details/ }));
  await fireEvent.click(screen.getByRole("checkbox", { name: "Keep on screen until I answer" }));
  await fireEvent.click(screen.getByRole("radio", { name: /Keep running in the tray/ }));
  expect(shell.setReminderSettings.mock.calls.map(([settings]) => settings)).toEqual([
    { hide_details: true, sound: false, keep_on_screen: false, on_close: "ask" },
    { hide_details: true, sound: false, keep_on_screen: true, on_close: "ask" },
    { hide_details: true, sound: false, keep_on_screen: true, on_close: "stay" },
  ]);
});

it("says what the desktop answered to a test", async () => {
  await open();
  shell.sendTestNotification.mockResolvedValue({ accepted: false, message: "The desktop did not show it." });
  await fireEvent.click(screen.getByRole("button", { name: "Send test notification" }));
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("The desktop did not show it."));
});

it("starts at login when asked, and shows what the desktop says of it", async () => {
  await open();
  const box = screen.getByRole<HTMLInputElement>("checkbox", { name: "Start Standpoint at login" });
  shell.setStartAtLogin.mockResolvedValue(undefined);
  shell.desktopState.mockResolvedValue({
    tray: true,
    notifications: true,
    keeps_notifications: true,
    starts_at_login: true,
  });
  await fireEvent.click(box);
  expect(shell.setStartAtLogin.mock.calls).toEqual([[true]]);
  await waitFor(() => expect(shell.desktopState).toHaveBeenCalledTimes(2));
  expect(box.checked).toBe(true);
});

it("says plainly what this desktop lacks", async () => {
  shell.desktopState.mockResolvedValue({
    tray: false,
    notifications: false,
    keeps_notifications: false,
    starts_at_login: null,
  });
  await open();
  expect(screen.getByText(/This desktop has no tray, so closing the window quits Standpoint/)).toBeTruthy();
  expect(screen.getByText("This desktop doesn’t show notifications. Your reminders are on Today.")).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Start Standpoint at login" }).disabled).toBe(true);
  expect(screen.queryByRole("radio")).toBeNull();
  expect(screen.queryByRole("checkbox", { name: "Keep on screen until I answer" })).toBeNull();
});

it("offers to put all off, or to let them come again", async () => {
  await open();
  await fireEvent.click(screen.getByRole("button", { name: "Snooze all until tomorrow, 07:00" }));
  expect(shell.snoozeAll).toHaveBeenCalledTimes(1);
  cleanup();
  await open({ ...remindersPage, all_put_off_until: "tomorrow, 09:00" });
  expect(screen.queryByRole("button", { name: "Snooze all until tomorrow, 07:00" })).toBeNull();
  expect(
    within(screen.getByText(/Reminders are snoozed until/).parentElement as HTMLElement).getByRole("button", {
      name: "Resume reminders",
    }),
  ).toBeTruthy();
});
