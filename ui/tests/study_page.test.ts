import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { CaseLine } from "$lib/generated/CaseLine";
import type { StudyPage } from "$lib/generated/StudyPage";
import { session } from "$lib/state/session.svelte";
import Study from "../src/routes/programme/study/+page.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

const giffgaff: CaseLine = {
  key: "giffgaff",
  id: null,
  mine: false,
  process: "support",
  organisation: "giffgaff",
  years: "2012",
  history: true,
  problem: "No call centre.",
  mechanism: "Members answer.",
  number: "90 seconds",
  who_says: "Company",
  caveat: "Paid in credit.",
  source: "Lithys 2012",
  urls: ["https://example.org/giffgaff"],
  studied_on: null,
};
const mine: CaseLine = {
  ...giffgaff,
  key: "4",
  id: 4,
  mine: true,
  organisation: "Our plant",
  years: "2025",
  history: false,
  urls: [],
  studied_on: "2026-01-03",
};

const study: StudyPage = {
  processes: [
    { slug: "support", title: "Customer support", cases: [mine, giffgaff], none_yet: null },
    { slug: "marketing", title: "Marketing", cases: [], none_yet: "We found none good enough. Yours?" },
  ],
  studied: 2,
  wanted: 3,
  places: [
    { slug: "cionet", name: "CIONET", note: "Europe", checked_on: null },
    { slug: "cxotalk", name: "CxOTalk", note: "", checked_on: "2025-12-01" },
  ],
  unchecked: ["cionet"],
  exercise: {
    slug: "what-became-of-them",
    title: "What became of them?",
    minutes: 30,
    text: "Old lists.",
    questions: ["Where are they now?", "What did they write?", "What did it do?", "What would you not copy?"],
  },
  notes: [{ id: 7, name: "Grace", answers: ["At a bank", "", "", ""] }],
};

beforeEach(async () => {
  shell.boot.mockResolvedValue(boot);
  shell.studyPage.mockResolvedValue(study);
  for (const write of [shell.markCase, shell.saveCase, shell.removeCase, shell.saveStudyNote, shell.removeStudyNote])
    write.mockResolvedValue(changed("Done", ["study"]));
  await session.start();
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const click = async (name: string | RegExp) => fireEvent.click(await screen.findByRole("button", { name }));
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

it("says how many are studied, and puts old cases under History", async () => {
  render(Study);
  expect((await screen.findByText(/2 of 3 studied/)).textContent).toContain("step 9");
  const headings = within(screen.getByRole("region", { name: "Customer support" })).getAllByRole("heading");
  expect(headings.map((heading) => heading.textContent)).toEqual([
    "Customer support",
    "Our plant, 2025",
    "History",
    "giffgaff, 2012",
  ]);
});

it("marks a case as studied, and takes the mark back", async () => {
  render(Study);
  await click("Mark as studied: giffgaff");
  expect(shell.markCase).toHaveBeenCalledWith("giffgaff", true);
  await click("Not studied yet: Our plant");
  expect(shell.markCase).toHaveBeenCalledWith("4", false);
});

it("adds a case of one’s own, never without a caveat", async () => {
  render(Study);
  expect(await screen.findByText("We found none good enough. Yours?")).toBeTruthy();
  await click("Add yours: Marketing");
  expect(screen.getByLabelText<HTMLSelectElement>("Process").value).toBe("marketing");
  await type("Organisation", "Ours");
  await click("Save case");
  expect(screen.getByRole("alert").textContent).toContain("Add the caveat");
  expect(shell.saveCase).not.toHaveBeenCalled();
  await type("Caveat", "One team only.");
  await type("Year", "2024");
  await click("Save case");
  expect(shell.saveCase).toHaveBeenCalledWith(
    null,
    expect.objectContaining({ process: "marketing", organisation: "Ours", caveat: "One team only.", year: 2024 }),
  );
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("keeps what was written when a case is refused", async () => {
  shell.saveCase.mockRejectedValue({ code: "invalid", message: "That isn’t a web address." });
  render(Study);
  await click("Copy as yours: giffgaff");
  await type("Link", "nowhere");
  await click("Save case");
  expect((await screen.findByRole("alert")).textContent).toBe("That isn’t a web address.");
  expect(screen.getByLabelText<HTMLInputElement>("Link").value).toBe("nowhere");
});

it("copies a case as the user’s own, and edits and removes such a one", async () => {
  render(Study);
  await click("Copy as yours: giffgaff");
  await click("Save case");
  expect(shell.saveCase).toHaveBeenCalledWith(
    null,
    expect.objectContaining({
      organisation: "giffgaff",
      problem: "No call centre.",
      caveat: "Paid in credit.",
      year: 2012,
    }),
  );
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await click("Edit Our plant");
  await click("Save case");
  expect(shell.saveCase).toHaveBeenLastCalledWith(
    4,
    expect.objectContaining({ organisation: "Our plant", year: 2025 }),
  );
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await click("Edit Our plant");
  await type("Year", "");
  await click("Save case");
  expect(shell.saveCase).toHaveBeenLastCalledWith(4, expect.objectContaining({ organisation: "Our plant", year: 0 }));
  await click("Delete Our plant");
  expect(shell.removeCase).toHaveBeenCalledWith(4);
});

it("asks to check the places that nobody looked at", async () => {
  render(Study);
  const places = within(await screen.findByRole("region", { name: "Places to look" }));
  expect(places.getAllByText("Check that it’s still active")).toHaveLength(1);
  expect(places.getByText("Check that it’s still active").closest("li")?.textContent).toContain("CIONET");
});

it("keeps four answers to each name, together", async () => {
  render(Study);
  const note = within(await screen.findByRole("group", { name: "Grace" }));
  expect(note.getAllByRole("textbox")).toHaveLength(4);
  await fireEvent.input(note.getByLabelText("What did they write?"), { target: { value: "A blog" } });
  await fireEvent.blur(note.getByLabelText("What did they write?"));
  await waitFor(() =>
    expect(shell.saveStudyNote).toHaveBeenCalledWith({
      id: 7,
      name: "Grace",
      answers: ["At a bank", "A blog", "", ""],
    }),
  );
  await type("A name from an old list", "Ada");
  await click("Add name");
  expect(shell.saveStudyNote).toHaveBeenLastCalledWith({ id: 0, name: "Ada", answers: ["", "", "", ""] });
  await click("Delete Grace");
  await waitFor(() => expect(shell.removeStudyNote).toHaveBeenCalledWith(7));
});
