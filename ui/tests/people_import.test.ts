import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { PeopleFile } from "$lib/generated/PeopleFile";
import type { PeopleImport } from "$lib/generated/PeopleImport";
import PeopleImportDialog from "$lib/components/people/PeopleImportDialog.svelte";
import { notices } from "$lib/state/notices.svelte";
import { platform as shell } from "./fake-platform";
import { changed } from "./fixtures";
import { importRow, later, peopleFile, peopleImport } from "./people-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
const close = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  shell.choosePeopleFile.mockResolvedValue(peopleFile);
  shell.importPeople.mockResolvedValue(changed("2 people imported", ["people"]));
  render(PeopleImportDialog, { close });
});
afterEach(() => {
  cleanup();
  notices.dismiss();
});

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const taking = () => screen.queryByRole("button", { name: /^(Import|Fill in)/ });
const rows = () => within(screen.getByRole("list", { name: "Rows of the file" })).getAllByRole("listitem");
const holding = (what: Partial<PeopleImport>): PeopleFile => ({ ...peopleFile, import: { ...peopleImport, ...what } });

async function choose(read: PeopleFile | null = peopleFile) {
  shell.choosePeopleFile.mockResolvedValueOnce(read);
  await press(screen.queryByRole("button", { name: "Choose a file" }) ? "Choose a file" : "Choose another file");
  // Until it was read there is nothing to press.
  await waitFor(() => expect(screen.getByRole("button", { name: /^Choose/ })).toHaveProperty("disabled", false));
}

it("imports nobody before it was shown who that would be, and confirmed", async () => {
  expect(taking()).toBeNull();
  await choose();
  expect(screen.getByRole("heading", { name: "2 new, 1 here already, 1 without a person’s name" })).toBeTruthy();
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Import 2 people"));
  expect(rows().map((row) => row.querySelector("p")?.textContent)).toEqual([
    "New",
    "New: You know Jonas. The same person?",
    "Here already",
    "Skipped: No person’s name in this line.",
  ]);
  expect(shell.importPeople).not.toHaveBeenCalled();
  expect(document.querySelectorAll(".primary")).toHaveLength(1);

  await press("Import 2 people");
  await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
  expect(shell.importPeople).toHaveBeenCalledExactlyOnceWith({ columns: [], same_name: "fill", rows: [] });
  expect(notices.current).toMatchObject({ text: "2 people imported", undo: true });
});

it("imports only those ticked, as what was chosen", async () => {
  await choose();
  await fireEvent.click(screen.getByRole("checkbox", { name: "Jonas Feld" }));
  expect(taking()?.textContent).toBe("Import 1 person");
  await fireEvent.change(screen.getByRole("combobox", { name: "Kind of those ticked" }), {
    target: { value: "customer" },
  });
  await press("Set kind");
  await press("Import 1 person");
  const left = { line: 3, take: false, anew: false, offers: false };
  const taken = { line: 2, take: true, anew: false, offers: false, kind: "customer" };
  await waitFor(() =>
    expect(shell.importPeople).toHaveBeenCalledWith({ columns: [], same_name: "fill", rows: [left, taken] }),
  );
});

it("lets the user say that somebody is one they know", async () => {
  await choose();
  await fireEvent.click(screen.getByRole("checkbox", { name: "Same as Jonas" }));
  expect(taking()?.textContent).toBe("Import 1 person, fill in 1");
  await press("Import 1 person, fill in 1");
  await waitFor(() =>
    expect(shell.importPeople.mock.calls[0]?.[0].rows).toEqual([
      { line: 3, take: true, anew: false, offers: false, same_as: 7 },
    ]),
  );
});

it("offers what the file says otherwise and takes it only when ticked", async () => {
  const known = importRow(2, "Ines Marsh", {
    fate: "known",
    taken: false,
    person: 1,
    person_name: "Ines Marsh",
    offers: [{ field: "role", value: "CIO", here: "Head" }],
    why: "Another role in the file: CIO.",
  });
  await choose(holding({ new: 0, known: 1, rows: [known] }));
  expect(taking()).toBeNull();
  await fireEvent.click(screen.getByRole("checkbox", { name: "Ines Marsh" }));
  await press("Fill in 1 person");
  await waitFor(() =>
    expect(shell.importPeople.mock.calls[0]?.[0].rows).toEqual([{ line: 2, take: true, anew: false, offers: true }]),
  );
});

it("finds rows in a large file and shows fifty at a time", async () => {
  const many = Array.from({ length: 30_000 }, (_, place) =>
    importRow(place + 2, `Person ${place}`, { role: place % 2 ? "CIO" : "Nurse" }),
  );
  await choose(holding({ new: many.length, rows: many }));
  expect(rows()).toHaveLength(50);
  await press("Later rows");
  expect(rows()[0]?.textContent).toContain("Person 50");
  await fireEvent.input(screen.getByRole("searchbox", { name: "Search the file" }), { target: { value: "29999 cio" } });
  expect(rows()).toHaveLength(1);
  await press("Untick all 1");
  expect(taking()?.textContent).toBe("Import 29999 people");
});

it("asks which names are right when the file does not say its encoding", async () => {
  const readings = [
    { encoding: "windows-1250", names: ["Łucja Żaba"] },
    { encoding: "windows-1252", names: ["£ucja ¯aba"] },
  ];
  await choose({ import: null, readings });
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Which names are right?"));
  expect(taking()).toBeNull();
  shell.previewPeople.mockResolvedValue(peopleFile);
  await press("Łucja Żaba windows-1250");
  expect(await screen.findByRole("button", { name: "Import 2 people" })).toBeTruthy();
  await press("Import 2 people");
  await waitFor(() =>
    expect(shell.importPeople).toHaveBeenCalledWith({
      columns: [],
      same_name: "fill",
      rows: [],
      encoding: "windows-1250",
    }),
  );
});

it("reads a field from another column when the user says so", async () => {
  await choose();
  const role = screen.getByRole("combobox", { name: "Role" });
  expect(role).toHaveProperty("value", "Job Title");
  shell.previewPeople.mockResolvedValue(
    holding({ new: 1, rows: [importRow(2, "Ines Marsh", { role: "I help CIOs" })] }),
  );
  await fireEvent.change(role, { target: { value: "Headline" } });
  await screen.findByText("I help CIOs");
  expect(shell.previewPeople).toHaveBeenCalledWith({
    columns: [{ field: "role", column: "Headline" }],
    same_name: "fill",
    rows: [],
  });
});

it("imports nobody when it is left", async () => {
  await choose();
  await press("Cancel");
  expect(close).toHaveBeenCalledTimes(1);
  expect(shell.importPeople).not.toHaveBeenCalled();
});

it("says how to get the file", () => {
  expect(screen.getByText(/Choose Connections and request the archive/)).toBeTruthy();
});

it("offers another file rather than nobody when the file holds nobody new", async () => {
  await choose(holding({ new: 0, known: 1, rows: [peopleImport.rows[2]!] }));
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
  expect(taking()).toBeTruthy();
  expect(close).not.toHaveBeenCalled();
});

it("stays open with what it shows when importing is refused", async () => {
  shell.importPeople.mockRejectedValue({ code: "invalid", message: "The limit is 50,000 people." });
  await choose();
  await press("Import 2 people");
  expect((await screen.findByRole("alert")).textContent).toBe("The limit is 50,000 people.");
  expect(rows()).toHaveLength(4);
  expect(taking()).toHaveProperty("disabled", false);
  expect(close).not.toHaveBeenCalled();
});

it("keeps what it shows when no file is chosen", async () => {
  await choose(null);
  expect(screen.getByRole("button", { name: "Choose a file" })).toBeTruthy();
  await choose();
  await choose(null);
  expect(shell.choosePeopleFile).toHaveBeenCalledTimes(3);
  expect(taking()).toBeTruthy();
});

it("imports the file that is shown, not one that is still being chosen", async () => {
  await choose();
  const chosen = later<PeopleFile | null>();
  shell.choosePeopleFile.mockReturnValueOnce(chosen.call);
  await press("Choose another file");
  expect(taking()).toHaveProperty("disabled", true);
  await press("Import 2 people");
  expect(shell.importPeople).not.toHaveBeenCalled();
  chosen.answer(holding({ new: 1, rows: [importRow(2, "Ines Marsh")] }));
  expect(await screen.findByRole("button", { name: "Import 1 person" })).toBeTruthy();
});
