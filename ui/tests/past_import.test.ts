import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { PastPreview } from "$lib/generated/PastPreview";
import type { PastProgress } from "$lib/generated/PastProgress";
import type { PastRow } from "$lib/generated/PastRow";
import { notices } from "$lib/state/notices.svelte";
import { pastImport } from "$lib/state/past-import.svelte";
import ImportPage from "../src/routes/import/+page.svelte";
import { at } from "./app.svelte";
import { platform as shell } from "./fake-platform";
import { changed } from "./fixtures";
import { readsWords } from "./reads-words";
import { settled } from "./settled";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/state", async () => await import("./app.svelte"));
vi.mock("$app/navigation", async () => await import("./app.svelte"));

const preview: PastPreview = {
  source: "linkedin_archive",
  title: "LinkedIn archive of Ada Marsh",
  from: "2019-03-02",
  to: "2026-10-01",
  sha256: "5d41",
  counts: [
    {
      kind: "posts",
      label: "Posts",
      total: 3,
      taken: 2,
      fates: [
        ["new", 2],
        ["ask", 1],
      ],
    },
    { kind: "people", label: "People", total: 30_000, taken: 12, fates: [["new", 30_000]] },
  ],
  years: [
    { year: 2019, posts: 1 },
    { year: 2026, posts: 2 },
  ],
  counted: ["2 reactions"],
  notes: [],
  questions: [],
  asks_day: false,
  unread: ["messages.csv"],
  pillars: [{ name: "Cloud cost", posts: 3 }],
  rows: [],
};

function row(key: string, more: Partial<PastRow> = {}): PastRow {
  return {
    key,
    kind: "posts",
    fate: "new",
    why: "",
    title: key,
    detail: "",
    on: "2026-03-02",
    file: "Shares.csv",
    line: 2,
    taken: true,
    open: true,
    ...more,
  };
}

let heard: (progress: PastProgress) => void = () => {};

beforeEach(() => {
  vi.resetAllMocks();
  at("/import");
  shell.onPastProgress.mockImplementation(async (listener) => {
    heard = listener;
    return () => {};
  });
  shell.heldPastFile.mockResolvedValue(null);
  shell.letGoOfPast.mockResolvedValue(undefined);
  shell.cancelPast.mockResolvedValue(undefined);
  shell.choosePastFile.mockResolvedValue({ name: "archive.zip", kind: "past", locked: false });
  shell.lookAtPast.mockResolvedValue(preview);
  shell.pastRows.mockImplementation(async (query) => {
    if (query.kind === "people") return { total: 30_000, rows: [row(`Ines ${query.from}`, { kind: "people" })] };
    return query.fate === "ask"
      ? { total: 1, rows: [row("Exit costs", { fate: "ask", why: "Is it “Exit costs, again”?", taken: false })] }
      : { total: 1, rows: [row("Budgets")] };
  });
});
afterEach(async () => {
  cleanup();
  notices.dismiss();
  pastImport.phase = "none";
  await pastImport.letGo();
});

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

async function chosen() {
  render(ImportPage);
  await settled();
  await press("Choose a file…");
  await screen.findByRole("heading", { name: "LinkedIn archive of Ada Marsh, March 2019 to October 2026" });
}

it("says how to get the file, and keeps nothing before it was shown", async () => {
  render(ImportPage);
  expect(screen.getByText(/Get a copy of your data/)).toBeTruthy();
  await press("Choose a file…");
  await screen.findByRole("heading", { name: /LinkedIn archive/ });
  expect(screen.getByText("You’ll import 2 posts and 12 people.")).toBeTruthy();
  expect(screen.getByText("Not opened: messages.csv.")).toBeTruthy();
  expect(screen.getByRole("row", { name: "2026 2 posts" })).toBeTruthy();
  expect(shell.importPast).not.toHaveBeenCalled();
  const found = await axe.run(document.body, { rules: { region: { enabled: false } } });
  expect(found.violations.map((violation) => violation.id)).toEqual([]);
});

it("asks first, and takes what is ticked", async () => {
  await chosen();
  const asked = within(screen.getByRole("region", { name: "For you to decide" }));
  await fireEvent.click(await asked.findByRole("checkbox", { name: "Exit costs" }));
  await waitFor(() =>
    expect(shell.lookAtPast).toHaveBeenLastCalledWith(expect.objectContaining({ take: ["Exit costs"], leave: [] })),
  );
  shell.importPast.mockResolvedValue(changed("Imported 3 posts", ["posts"]));
  await press("Import");
  expect(await screen.findByRole("heading", { name: "Imported 3 posts" })).toBeTruthy();
  expect(shell.importPast).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ take: ["Exit costs"] }), "5d41");
  expect(notices.current).toMatchObject({ text: "Imported 3 posts", undo: true });
});

it("takes the day of numbers where the file doesn’t say it, and asks for none where it does", async () => {
  readsWords(shell, "2026-10-05");
  await chosen();
  expect(screen.queryByLabelText("Numbers as of")).toBeNull();
  shell.lookAtPast.mockResolvedValue({ ...preview, asks_day: true });
  void pastImport.look();
  const field = await screen.findByLabelText("Numbers as of");
  await fireEvent.input(field, { target: { value: "30 September" } });
  await fireEvent.blur(field);
  await waitFor(() =>
    expect(shell.lookAtPast).toHaveBeenLastCalledWith(expect.objectContaining({ as_of: "2026-09-30" })),
  );
  await fireEvent.input(field, { target: { value: "" } });
  await fireEvent.blur(field);
  await waitFor(() =>
    expect(shell.lookAtPast).toHaveBeenLastCalledWith(expect.not.objectContaining({ as_of: "2026-09-30" })),
  );
});

it("shows fifty of many rows, and the next fifty when asked", async () => {
  await chosen();
  const people = screen.getByText("People", { selector: "strong" }).closest("details") as HTMLDetailsElement;
  expect(shell.pastRows).not.toHaveBeenCalledWith(expect.objectContaining({ kind: "people" }));
  people.open = true;
  people.dispatchEvent(new Event("toggle"));
  await within(people).findByText("Ines 0");
  await fireEvent.click(within(people).getByRole("button", { name: "Later rows" }));
  await within(people).findByText("Ines 50");
  expect(shell.pastRows).toHaveBeenLastCalledWith({ kind: "people", words: "", from: 50, most: 50 });
  await fireEvent.click(within(people).getByRole("radio", { name: "Everyone" }));
  await waitFor(() => expect(shell.lookAtPast).toHaveBeenLastCalledWith(expect.objectContaining({ people: "all" })));
});

it("leaves a kind out and takes it again", async () => {
  await chosen();
  await fireEvent.click(screen.getByRole("checkbox", { name: "Import people" }));
  await waitFor(() => expect(shell.lookAtPast).toHaveBeenLastCalledWith(expect.objectContaining({ only: ["posts"] })));
  await fireEvent.click(await screen.findByRole("checkbox", { name: /^People/ }));
  await waitFor(() => expect(shell.lookAtPast).toHaveBeenLastCalledWith(expect.objectContaining({ only: [] })));
});

it("says why a damaged file can’t be imported, and takes another", async () => {
  shell.lookAtPast.mockRejectedValueOnce({
    code: "invalid",
    message: "This archive is incomplete. Download it again.",
  });
  render(ImportPage);
  await settled();
  await press("Choose a file…");
  expect((await screen.findByRole("alert")).textContent).toContain("This archive is incomplete. Download it again.");
  await press("Choose a file…");
  await screen.findByRole("heading", { name: /LinkedIn archive/ });
  expect(screen.queryByRole("alert")).toBeNull();
});

it("tells how far it is, and shows the preview again when it’s cancelled", async () => {
  await chosen();
  let stop: (failure: unknown) => void = () => {};
  shell.importPast.mockReturnValue(new Promise((_, reject) => (stop = reject)));
  await press("Import");
  heard({ stage: "saving", done: 50, of: 200 });
  const bar = await screen.findByRole("progressbar", { name: "Saving" });
  expect((bar as HTMLProgressElement).value).toBe(50);
  await press("Cancel");
  expect(shell.cancelPast).toHaveBeenCalledTimes(1);
  stop({ code: "cancelled", message: "Cancelled. Nothing was changed." });
  await screen.findByRole("button", { name: "Import" });
  expect(screen.queryByRole("alert")).toBeNull();
});

it("says that the file has changed, and looks again", async () => {
  await chosen();
  shell.importPast.mockRejectedValue({ code: "invalid", message: "The file has changed since you looked at it." });
  await press("Import");
  expect((await screen.findByRole("alert")).textContent).toBe("The file has changed since you looked at it.");
  const before = shell.lookAtPast.mock.calls.length;
  await press("Look again");
  await waitFor(() => expect(shell.lookAtPast.mock.calls.length).toBe(before + 1));
});

it("offers pillars afterwards with none chosen, and keeps those that are", async () => {
  await chosen();
  shell.importPast.mockResolvedValue(changed("Imported 2 posts", ["posts"]));
  await press("Import");
  const pillar = await screen.findByRole<HTMLInputElement>("checkbox", { name: "Cloud cost 3 posts" });
  expect(pillar.checked).toBe(false);
  expect(screen.getByRole("button", { name: "Keep as pillars" })).toHaveProperty("disabled", true);
  await fireEvent.click(pillar);
  shell.adoptPillars.mockResolvedValue(changed("Pillar kept", ["steps"]));
  await press("Keep as pillars");
  await screen.findByText("Kept as your pillars.", { exact: false });
  expect(shell.adoptPillars).toHaveBeenCalledExactlyOnceWith(["Cloud cost"]);
});

it("takes up a file that was dropped, also while another is shown", async () => {
  await chosen();
  shell.heldPastFile.mockResolvedValue({ name: "outbox.json", kind: "past", locked: false });
  shell.lookAtPast.mockResolvedValue({ ...preview, title: "Mastodon archive of ada" });
  at("/import?file=1");
  expect(await screen.findByRole("heading", { name: /Mastodon archive of ada/ })).toBeTruthy();
});

it("shows what an export of Standpoint’s would replace before anything is", async () => {
  const holds = { name: "Ada", posts: 12, publications: 9, people: 1, conversations: 0, answers: 4 };
  shell.choosePastFile.mockResolvedValue({ name: "standpoint.json", kind: "journal", locked: false });
  shell.lookAtJournal.mockResolvedValue({
    exported: "yesterday 21:04",
    app_version: "0.2.0",
    same_journal: false,
    holds,
    replaces: { ...holds, posts: 3 },
  });
  render(ImportPage);
  await settled();
  await press("Choose a file…");
  await screen.findByRole("heading", { name: "Standpoint export of Ada" });
  expect(screen.getByText(/It holds 12 posts, 9 links, 1 person, 0 conversations, 4 answers/)).toBeTruthy();
  expect(shell.replaceEverything).not.toHaveBeenCalled();
  shell.replaceEverything.mockResolvedValue(undefined);
  await press("Replace everything");
  await waitFor(() => expect(notices.current?.text).toContain("Everything replaced."));
});

it("opens an encrypted backup with its passphrase, and restores it with the same", async () => {
  shell.choosePastFile.mockResolvedValue({ name: "standpoint.sqlite3.age", kind: "backup", locked: true });
  shell.lookAtBackup.mockRejectedValueOnce({ code: "invalid", message: "That doesn’t open this file." });
  render(ImportPage);
  await settled();
  await press("Choose a file…");
  const secret = await screen.findByLabelText("Passphrase or recovery key");
  expect(shell.lookAtBackup).not.toHaveBeenCalled();
  await fireEvent.input(secret, { target: { value: "wrong" } });
  await press("Open");
  await screen.findByText("That doesn’t open this file.");
  shell.lookAtBackup.mockResolvedValue({
    made: "yesterday 21:04",
    older: false,
    holds: "256 posts, 50 people",
    replaces: "3 posts, 1 person",
    same: false,
  });
  await fireEvent.input(screen.getByLabelText("Passphrase or recovery key"), { target: { value: "correct horse" } });
  await press("Open");
  await screen.findByRole("heading", { name: "Backup of yesterday 21:04" });
  expect(screen.getByText(/It replaces everything here: 3 posts, 1 person/)).toBeTruthy();
  expect(shell.restoreBackup).not.toHaveBeenCalled();
  shell.restoreBackup.mockResolvedValue(undefined);
  await press("Restore");
  await waitFor(() => expect(notices.current?.text).toContain("Restored."));
  expect(shell.restoreBackup).toHaveBeenCalledExactlyOnceWith("correct horse");
});
