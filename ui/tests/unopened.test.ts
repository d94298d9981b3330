import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import Unopened from "$lib/components/shell/Unopened.svelte";
import type { ErrorCode } from "$lib/generated/ErrorCode";
import { platform as shell } from "./fake-platform";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

beforeEach(() => {
  vi.clearAllMocks();
  shell.newestBackup.mockResolvedValue({ said: "yesterday 21:04: 1,204 posts", encrypted: false });
  shell.restoreNewestBackup.mockResolvedValue("1,204 posts");
});
afterEach(cleanup);

function open(code: ErrorCode) {
  const again = vi.fn();
  render(Unopened, { failure: { code, message: "Something is wrong with the file." }, again });
  return again;
}

it("offers the newest backup where the data is damaged, and opens the data afterwards", async () => {
  const again = open("damaged");
  await screen.findByText("Newest backup: yesterday 21:04: 1,204 posts");
  await fireEvent.click(screen.getByRole("button", { name: "Restore newest backup" }));
  await waitFor(() => expect(again).toHaveBeenCalledOnce());
  expect(shell.restoreNewestBackup).toHaveBeenCalledWith(null);
  expect(shell.salvageData).not.toHaveBeenCalled();
});

it("asks for the passphrase or the recovery key of an encrypted backup, and says when it was another", async () => {
  shell.newestBackup.mockResolvedValue({ said: "yesterday 21:04: 1,204 posts", encrypted: true });
  shell.restoreNewestBackup.mockRejectedValueOnce({ code: "invalid", message: "That doesn’t open this file." });
  const again = open("damaged");
  const field = await screen.findByLabelText("Passphrase or recovery key");
  const restore = screen.getByRole<HTMLButtonElement>("button", { name: "Restore newest backup" });
  expect(restore.disabled).toBe(true);
  await fireEvent.input(field, { target: { value: "another" } });
  await fireEvent.click(restore);
  expect((await screen.findByRole("alert")).textContent).toBe("That doesn’t open this file.");
  await fireEvent.input(field, { target: { value: "four words of mine" } });
  await fireEvent.click(restore);
  await waitFor(() => expect(again).toHaveBeenCalledOnce());
  expect(shell.restoreNewestBackup.mock.calls).toEqual([["another"], ["four words of mine"]]);
});

it("says why what can be read couldn’t be saved, and stays", async () => {
  shell.newestBackup.mockResolvedValue(null);
  shell.salvageData.mockRejectedValue({ code: "damaged", message: "Nothing in the file can be read any more." });
  const again = open("damaged");
  await fireEvent.click(screen.getByRole("button", { name: "Save what can be read" }));
  expect((await screen.findByRole("alert")).textContent).toBe("Nothing in the file can be read any more.");
  expect(screen.queryByRole("button", { name: "Restore newest backup" })).toBeNull();
  expect(again).not.toHaveBeenCalled();
});

it("offers nothing that changes data where a newer version wrote it", () => {
  open("newer_version");
  expect(screen.getAllByRole("button").map((button) => button.textContent?.trim())).toEqual([
    "Try again",
    "Open folder",
  ]);
  expect(shell.newestBackup).not.toHaveBeenCalled();
});

it("exports what can be read, says what that was, and stays", async () => {
  shell.exportDamaged.mockResolvedValue("12 posts, 3 people");
  const again = open("damaged");
  await fireEvent.click(await screen.findByRole("button", { name: "Export what can be read" }));
  expect((await screen.findByRole("status")).textContent).toBe(
    "Exported: 12 posts, 3 people. Your data folder wasn’t changed.",
  );
  expect(again).not.toHaveBeenCalled();
});

it("says nothing when no file was chosen", async () => {
  shell.exportDamaged.mockResolvedValue(null);
  open("damaged");
  const button = await screen.findByRole("button", { name: "Export what can be read" });
  await fireEvent.click(button);
  await waitFor(() => expect((button as HTMLButtonElement).disabled).toBe(false));
  expect(screen.queryByRole("status")).toBeNull();
});
