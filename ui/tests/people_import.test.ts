import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { PeopleImport } from "../src/lib/bindings/PeopleImport";
import PeopleImportDialog from "../src/lib/components/PeopleImportDialog.svelte";
import { platform } from "../src/lib/platform";
import { notices } from "../src/lib/state/notices.svelte";
import { changed } from "./fixtures";
import { later, peopleImport } from "./people-fixtures";

vi.mock("../src/lib/platform", () => ({ platform: { choosePeopleFile: vi.fn(), importPeople: vi.fn() } }));
const shell = vi.mocked(platform);
const close = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  shell.choosePeopleFile.mockResolvedValue(peopleImport);
  shell.importPeople.mockResolvedValue(changed("Took over 2 people", ["people"]));
  render(PeopleImportDialog, { close });
});
afterEach(() => {
  cleanup();
  notices.dismiss();
});

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const taking = () => screen.queryByRole("button", { name: /^Take over/ });

async function choose(read: PeopleImport | null = peopleImport) {
  shell.choosePeopleFile.mockResolvedValueOnce(read);
  await press(screen.queryByRole("button", { name: "Choose a file" }) ? "Choose a file" : "Choose another file");
  // Until it was read there is nothing to press.
  await waitFor(() => expect(screen.getByRole("button", { name: /^Choose/ })).toHaveProperty("disabled", false));
}

it("takes nobody over before it was shown who that would be, and confirmed", async () => {
  expect(taking()).toBeNull();
  await choose();
  const heading = screen.getByRole("heading", { name: "2 people to take over" });
  expect(document.activeElement).toBe(heading);
  const rows = within(screen.getByRole("table", { name: "The first people of the file" })).getAllByRole("row").slice(1);
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([["Ines Marsh", "Role model", "CIO", "LinkedIn"], ["Jonas Weber", "Peer", "", ""]]);
  expect(screen.getByText("1 is here already and is left out.")).toBeTruthy();
  expect(screen.getByText(/^Columns, separated by semicolon/).textContent).toContain("Name → name; Email Address → not used.");
  expect(shell.importPeople).not.toHaveBeenCalled();
  expect(document.querySelectorAll(".primary")).toHaveLength(1);

  await press("Take over 2 people");
  await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
  expect(shell.importPeople).toHaveBeenCalledTimes(1);
  expect(notices.current).toMatchObject({ text: "Took over 2 people", undo: true });
});

it("takes nobody over when it is left", async () => {
  await choose();
  await press("Cancel");
  expect(close).toHaveBeenCalledTimes(1);
  expect(shell.importPeople).not.toHaveBeenCalled();
});

it("shows the lines that cannot be taken over with their numbers and reasons", async () => {
  await choose();
  const lines = within(screen.getByText("Lines that cannot be taken over").closest("details") as HTMLElement);
  expect(lines.getAllByRole("listitem").map((line) => line.textContent)).toEqual(["Line 4: No name stands in it.", "Line 9: Its kind is not one of the six."]);
  expect(lines.queryByText(/more\.$/)).toBeNull();
});

it("folds many refused lines away and says how many there are besides those it names", async () => {
  const refused = Array.from({ length: 6 }, (_, index) => ({ line: index + 2, why: "No name stands in it." }));
  await choose({ ...peopleImport, refused, refused_total: 140 });
  expect(screen.getByText("140 lines cannot be taken over.")).toBeTruthy();
  const details = screen.getByText("Lines that cannot be taken over").closest("details") as HTMLDetailsElement;
  expect(details.open).toBe(false);
  expect(details.textContent).toContain("And 134 more.");
});

it("offers another file rather than nobody when the file holds nobody new", async () => {
  await choose({ ...peopleImport, new: 0, known: 3, refused: [], refused_total: 0 });
  expect(screen.getByRole("heading", { name: "Nobody new" })).toBeTruthy();
  expect(taking()).toBeNull();
  expect(screen.getByRole("button", { name: "Choose another file" }).className).toBe("primary");
});

it("says why a file cannot be read and stays open, with what was shown before", async () => {
  const refused = { code: "invalid", message: "The file has no column for a name." };
  shell.choosePeopleFile.mockRejectedValueOnce(refused);
  await press("Choose a file");
  expect((await screen.findByRole("alert")).textContent).toBe("The file has no column for a name.");
  expect(taking()).toBeNull();

  await choose();
  expect(screen.queryByRole("alert")).toBeNull();
  shell.choosePeopleFile.mockRejectedValueOnce(refused);
  await press("Choose another file");
  await screen.findByRole("alert");
  expect(screen.getByRole("heading", { name: "2 people to take over" })).toBeTruthy();
  expect(close).not.toHaveBeenCalled();
});

it("stays open with what it shows when taking over is refused", async () => {
  shell.importPeople.mockRejectedValue({ code: "invalid", message: "There can be 5,000 people at the most." });
  await choose();
  await press("Take over 2 people");
  expect((await screen.findByRole("alert")).textContent).toBe("There can be 5,000 people at the most.");
  expect(screen.getByRole("table")).toBeTruthy();
  expect(taking()).toHaveProperty("disabled", false);
  expect(close).not.toHaveBeenCalled();
});

it("keeps what it shows when no file is chosen", async () => {
  await choose(null);
  expect(screen.getByRole("button", { name: "Choose a file" })).toBeTruthy();
  await choose();
  await choose(null);
  expect(shell.choosePeopleFile).toHaveBeenCalledTimes(3);
  expect(screen.getByRole("heading", { name: "2 people to take over" })).toBeTruthy();
  expect(taking()).toBeTruthy();
});

it("takes the file over that is shown, not one that is still being chosen", async () => {
  await choose();
  const chosen = later<PeopleImport | null>();
  shell.choosePeopleFile.mockReturnValueOnce(chosen.call);
  await press("Choose another file");
  expect(taking()).toHaveProperty("disabled", true);
  await press("Take over 2 people");
  expect(shell.importPeople).not.toHaveBeenCalled();
  chosen.answer({ ...peopleImport, new: 1 });
  expect(await screen.findByRole("button", { name: "Take over 1 person" })).toBeTruthy();
});
