import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import ExportEverything from "$lib/components/settings/ExportEverything.svelte";
import { platform as shell } from "./fake-platform";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("says where everything was exported to, and shows it in its folder", async () => {
  shell.saveEverything.mockResolvedValue("/home/ada/standpoint.json");
  shell.openSavedSummary.mockResolvedValue();
  render(ExportEverything);
  await press("Export JSON…");
  await screen.findByText("/home/ada/standpoint.json");
  await press("Show in folder");
  await waitFor(() => expect(shell.openSavedSummary.mock.calls).toEqual([[true]]));
  await press("Export CSV as ZIP…");
  await waitFor(() =>
    expect(shell.saveEverything.mock.calls).toEqual([
      ["json", false],
      ["csv", false],
    ]),
  );
});

it("says nothing when no file was chosen, and why when it couldn't be written", async () => {
  shell.saveEverything.mockResolvedValueOnce(null);
  render(ExportEverything);
  await press("Export CSV as ZIP…");
  await waitFor(() => expect(shell.saveEverything).toHaveBeenCalled());
  expect(screen.queryByText(/Everything exported/)).toBeNull();
  shell.saveEverything.mockRejectedValueOnce({ code: "storage", message: "The disk is full." });
  await press("Export JSON…");
  expect((await screen.findByRole("alert")).textContent).toBe("The disk is full.");
});

it("encrypts JSON where there’s a passphrase, unless that’s unticked", async () => {
  shell.saveEverything.mockResolvedValue(null);
  render(ExportEverything, { passphrase: true });
  await press("Export JSON…");
  await waitFor(() => expect(shell.saveEverything.mock.calls).toEqual([["json", true]]));
  await fireEvent.click(screen.getByRole("checkbox", { name: "Encrypt JSON with your passphrase" }));
  await press("Export JSON…");
  await waitFor(() => expect(shell.saveEverything.mock.calls[1]).toEqual(["json", false]));
  await press("Export CSV as ZIP…");
  await waitFor(() => expect(shell.saveEverything.mock.calls[2]).toEqual(["csv", false]));
});
