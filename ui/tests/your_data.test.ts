import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import BackupFacts from "$lib/components/settings/BackupFacts.svelte";
import Passphrase from "$lib/components/settings/Passphrase.svelte";
import RestoreBackup from "$lib/components/settings/RestoreBackup.svelte";
import SecondFolder from "$lib/components/settings/SecondFolder.svelte";
import SyncNotice from "$lib/components/settings/SyncNotice.svelte";
import { platform as shell } from "./fake-platform";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => await import("./app.svelte"));

const KEY = "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQ";

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const reload = () => vi.fn(() => Promise.resolve());

it("shows the check’s sentences, what is wrong among them", async () => {
  shell.checkData.mockResolvedValue({
    whole: false,
    verified: ["Read every row: 1 post."],
    repaired: ["2 files are for your eyes only again."],
    wrong: ["No backups yet."],
    contents: { posts: 1, people: 0, conversations: 0, tasks: 0, rows: 1 },
  });
  const done = reload();
  render(BackupFacts, { facts: ["Last backup: today 09:00"], done });
  await press("Check");
  await screen.findByText("Something is wrong.");
  for (const sentence of ["Read every row: 1 post.", "2 files are for your eyes only again.", "No backups yet."])
    screen.getByText(sentence);
  expect(done).toHaveBeenCalledOnce();
});

it("chooses a second folder, says how the last copy went, and stops", async () => {
  shell.chooseSecondFolder.mockResolvedValue(true);
  shell.clearSecondFolder.mockResolvedValue();
  const done = reload();
  const page = render(SecondFolder, { second: null, done });
  await press("Choose second folder…");
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  await page.rerender({
    second: {
      folder: "/media/stick",
      last_copy: "Last good copy: the backup of today 09:00.",
      trouble: "No copy today.",
    },
  });
  screen.getByText("Last good copy: the backup of today 09:00.");
  screen.getByText("No copy today.");
  await press("Stop copying");
  await waitFor(() => expect(shell.clearSecondFolder).toHaveBeenCalledOnce());
});

it("says why a folder can’t serve", async () => {
  shell.chooseSecondFolder.mockRejectedValue({ code: "invalid", message: "That folder is in your data folder." });
  render(SecondFolder, { second: null, done: reload() });
  await press("Choose second folder…");
  expect((await screen.findByRole("alert")).textContent).toBe("That folder is in your data folder.");
});

it("says that forgetting is final, compares both passphrases, and shows the recovery key once", async () => {
  shell.setPassphrase.mockResolvedValue(KEY);
  const done = reload();
  render(Passphrase, { encrypted: false, done });
  await press("Set passphrase…");
  screen.getByText(/no one can open your encrypted files\. That’s final\./);
  await fireEvent.input(screen.getByLabelText(/^Passphrase At least/), { target: { value: "four words of mine" } });
  await fireEvent.input(screen.getByLabelText("Passphrase again"), { target: { value: "four words of min" } });
  await press("Set passphrase");
  await screen.findByText("The two passphrases differ. Type them again.");
  expect(shell.setPassphrase).not.toHaveBeenCalled();
  await fireEvent.input(screen.getByLabelText("Passphrase again"), { target: { value: "four words of mine" } });
  await press("Set passphrase");
  await screen.findByText(KEY);
  // Not before it was kept.
  await press("Done");
  screen.getByText(KEY);
  await fireEvent.click(screen.getByRole("checkbox"));
  await press("Done");
  await waitFor(() => expect(screen.queryByText(KEY)).toBeNull());
  expect(done).toHaveBeenCalledOnce();
  await press("Set passphrase…");
  expect(screen.queryByText(KEY)).toBeNull();
});

it("offers a folder of the service that keeps the data folder in step, and can be dismissed", async () => {
  shell.takeOfferedFolder.mockResolvedValue();
  shell.dismissSyncNotice.mockResolvedValue();
  const done = vi.fn();
  const notice = {
    service: "nextcloud" as const,
    said: "Your data folder is in Nextcloud.",
    offer: "/n/Standpoint backups",
  };
  render(SyncNotice, { notice, done });
  await press("Back up to Nextcloud");
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  await press("Dismiss");
  await waitFor(() => expect(shell.dismissSyncNotice).toHaveBeenCalledOnce());
});

it("lists five backups, the rest on request, and takes the one that’s pressed to the Import page", async () => {
  const backup = (day: number) => ({ name: `b${day}`, made: `${day} March`, holds: `${day} posts`, encrypted: false });
  shell.backups.mockResolvedValue([1, 2, 3, 4, 5, 6].map(backup));
  render(RestoreBackup);
  await press("Show backups");
  await screen.findByText("5 posts");
  expect(screen.queryByText("6 posts")).toBeNull();
  await press("Show all 6");
  screen.getByText("6 posts");
  shell.holdBackup.mockResolvedValue({ name: "b6", kind: "backup", locked: true });
  await press("Restore the backup of 6 March…");
  await waitFor(() => expect(shell.holdBackup).toHaveBeenCalledExactlyOnceWith("b6"));
  expect(shell.lookAtBackup).not.toHaveBeenCalled();
});
