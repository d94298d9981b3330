import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import CopiedOut from "$lib/components/settings/CopiedOut.svelte";
import CritiqueDialog from "$lib/components/critique/CritiqueDialog.svelte";
import PostCritique from "$lib/components/critique/PostCritique.svelte";
import type { PromptPreview } from "$lib/generated/PromptPreview";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, today } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

const TEXT = "Where?\n\nDraft:\nPerson A’s plan.\n\nEnd  twice.";
const writeText = vi.fn<(text: string) => Promise<void>>();
const [close, copied] = [vi.fn(), vi.fn()];

function previewOf(what: Partial<PromptPreview> = {}): PromptPreview {
  return {
    post: 2,
    question: "Where?",
    text: TEXT,
    sha256: "ab".repeat(32),
    pieces: [
      { text: "Where?\n\nDraft:\n", place: null },
      { text: "Person A", place: { written: { words: "Ines Marsh", nth: 1 }, replaced: true } },
      { text: "’s plan.\n\nEnd  twice.", place: null },
    ],
    names: [{ placeholder: "Person A", name: "Ines Marsh", kind: "person" }],
    parts: [
      { part: "draft", filled: true, taken: true },
      { part: "claim", filled: true, taken: true },
      { part: "evidence", filled: false, taken: true },
    ],
    findings: [],
    not_found: [],
    can_copy: true,
    ...what,
  };
}

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  shell.promptPreview.mockResolvedValue(previewOf());
  shell.copyPrompt.mockResolvedValue({ ...changed("", []), created: "7" });
  shell.markPromptNotCopied.mockResolvedValue(changed("", []));
  writeText.mockResolvedValue();
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  await session.start();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
});

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const request = () => shell.promptPreview.mock.lastCall?.[1];

async function open() {
  render(CritiqueDialog, { post: 2, close, copied });
  await screen.findByRole("group", { name: "What’s copied" });
}

it("shows the exact text with its placeholders marked, and copies just that once it’s listed", async () => {
  await open();
  expect(screen.getByRole("group", { name: "What’s copied" }).textContent).toBe(TEXT);
  expect(document.querySelector("mark")?.textContent).toBe("Person A");
  screen.getByRole("row", { name: /Person A Ines Marsh/ });
  writeText.mockImplementation(async () => {
    expect(shell.copyPrompt).toHaveBeenCalledOnce();
  });
  await press("Copy");
  await waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(shell.copyPrompt.mock.calls).toEqual([[2, request(), "ab".repeat(32)]]);
  expect(writeText.mock.calls).toEqual([[TEXT]]);
  expect(shell.markPromptNotCopied).not.toHaveBeenCalled();
  expect(copied).toHaveBeenCalledOnce();
});

it("asks for the clipboard while the button counts, and fills it once the prompt is listed", async () => {
  class Item {
    constructor(readonly parts: Record<string, Promise<Blob>>) {}
  }
  vi.stubGlobal("ClipboardItem", Item);
  let filled = 0;
  const write = vi.fn(async (items: Item[]) => {
    filled = (await items[0]?.parts["text/plain"])?.size ?? 0;
  });
  Object.defineProperty(navigator, "clipboard", { value: { write }, configurable: true });
  let list: (made: Awaited<ReturnType<typeof shell.copyPrompt>>) => void = () => {};
  shell.copyPrompt.mockReturnValue(new Promise((resolve) => (list = resolve)));
  await open();
  await press("Copy");
  expect(write).toHaveBeenCalledOnce();
  expect([filled, close.mock.calls.length]).toEqual([0, 0]);
  list({ ...changed("", []), created: "7" });
  await waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(filled).toBe(new TextEncoder().encode(TEXT).length);
  vi.unstubAllGlobals();
});

it("says that the clipboard didn’t take it, and notes that with the copy", async () => {
  writeText.mockRejectedValue(new Error("no"));
  document.execCommand = () => false;
  await open();
  await press("Copy");
  expect((await screen.findByRole("alert")).textContent).toContain("Couldn’t copy the text");
  expect(shell.markPromptNotCopied.mock.calls).toEqual([[7]]);
  expect(close).not.toHaveBeenCalled();
});

it("copies nothing while something has to leave the draft or waits for a decision", async () => {
  const secret = { class: "secret", words: "AKIA", why: "A key.", state: "must_leave" } as const;
  const customer = { class: "customer", words: "our customer Contoso", why: "Ask.", state: "waits" } as const;
  shell.promptPreview.mockResolvedValue(previewOf({ findings: [secret, customer], can_copy: false }));
  await open();
  await press("Copy");
  expect(shell.copyPrompt).not.toHaveBeenCalled();
  expect((await screen.findByRole("alert")).textContent).toContain("To check");
  const boxes = screen.getAllByRole("checkbox", { name: "I’ve checked this and it can be copied" });
  expect(boxes).toHaveLength(1);
  await fireEvent.click(boxes[0] as HTMLElement);
  expect(request()).toMatchObject({ decided: [{ class: "customer", words: "our customer Contoso" }] });
});

it("asks another question, leaves parts out, and asks nothing before one’s own question is written", async () => {
  await open();
  await fireEvent.click(screen.getByRole("radio", { name: "Which claim has no evidence?" }));
  expect(request()).toMatchObject({ question: "evidence" });
  expect(screen.queryByRole("checkbox", { name: "Evidence" })).toBeNull();
  await fireEvent.click(screen.getByRole("checkbox", { name: "Claim" }));
  expect(request()).toMatchObject({ parts: ["draft", "evidence"] });
  const before = shell.promptPreview.mock.calls.length;
  await fireEvent.click(screen.getByRole("radio", { name: "Your own question" }));
  expect(shell.promptPreview.mock.calls).toHaveLength(before);
  await press("Copy");
  expect(shell.copyPrompt).not.toHaveBeenCalled();
  await fireEvent.input(screen.getByRole("textbox", { name: "Your question" }), { target: { value: "Is it dull?" } });
  await waitFor(() => expect(request()).toMatchObject({ question: "own", own: "Is it dull?" }));
});

it("puts a place back, replaces it again, and replaces more words", async () => {
  await open();
  const place = { words: "Ines Marsh", nth: 1 };
  shell.promptPreview.mockResolvedValue(
    previewOf({
      names: [],
      pieces: [{ text: "Ines Marsh", place: { written: place, replaced: false } }],
    }),
  );
  await press("Put back Ines Marsh, place 1");
  expect(request()).toMatchObject({ kept: [place] });
  await screen.findByRole("button", { name: "Replace Ines Marsh, place 1" });
  await press("Replace Ines Marsh, place 1");
  expect(request()).toMatchObject({ kept: [] });
  const words = screen.getByRole("textbox", { name: "Replace more words" });
  await fireEvent.input(words, { target: { value: "Redwood" } });
  await fireEvent.change(screen.getByRole("combobox", { name: "What they name" }), { target: { value: "company" } });
  await press("Replace");
  expect(request()).toMatchObject({ marked: [{ kind: "company", words: "Redwood" }] });
  shell.promptPreview.mockResolvedValue(previewOf({ not_found: ["Redwo"] }));
  await fireEvent.input(words, { target: { value: "Redwo" } });
  await fireEvent.keyDown(words, { key: "Enter" });
  await screen.findByText("“Redwo” isn’t in the text as whole words.");
  await fireEvent.click(screen.getByRole("radio", { name: "Which claim has no evidence?" }));
  expect(request()).toMatchObject({ marked: [{ kind: "company", words: "Redwood" }] });
});

it("saves an answer as critique and lists what it doesn’t mention", async () => {
  shell.postCritique.mockResolvedValue({
    post: 2,
    assisted_on: "2026-03-03",
    copied_at: "2026-03-03T08:00:00Z",
    names: [],
    critiques: [{ id: 4, answered_on: "2026-03-03", text: "Ines Marsh,\nwhy?" }],
  });
  shell.readAnswer.mockResolvedValue({
    text: "Why?",
    not_found: [{ placeholder: "Person A", name: "Ines Marsh", kind: "person" }],
    unknown: ["Person Z"],
  });
  shell.keepCritique.mockResolvedValue(changed("Critique saved", ["posts"]));
  shell.removeCritique.mockResolvedValue(changed("Critique deleted", ["posts"]));
  render(PostCritique, { post: 2 });
  const item = await screen.findByRole("listitem");
  expect(within(item).getByText(/^Assistant/).textContent).toContain("3 Mar");
  expect(item.querySelector("p")?.textContent).toBe("Ines Marsh,\nwhy?");
  const field = screen.getByRole("textbox", { name: "Assistant’s answer" });
  await fireEvent.input(field, { target: { value: "Person Z, why?" } });
  await screen.findByText("Not in the answer: Person A (Ines Marsh)");
  screen.getByText("No name known for Person Z");
  await press("Save critique");
  expect(shell.keepCritique.mock.calls).toEqual([[2, "Person Z, why?"]]);
  await waitFor(() => expect((field as HTMLTextAreaElement).value).toBe(""));
  await fireEvent.click(within(item).getByRole("button", { name: /Delete/ }));
  expect(shell.removeCritique.mock.calls).toEqual([[4]]);
});

it("asks for no answer before anything was copied", async () => {
  shell.postCritique.mockResolvedValue({ post: 2, assisted_on: null, copied_at: null, names: [], critiques: [] });
  render(PostCritique, { post: 2 });
  await waitFor(() => expect(shell.postCritique).toHaveBeenCalled());
  expect(screen.queryByRole("textbox")).toBeNull();
  await press("Ask for critique…");
  await screen.findByRole("group", { name: "What’s copied" });
});

it("lists what was copied, searches it, and forgets texts only when asked twice", async () => {
  const line = {
    id: 7,
    post: 2,
    title: "Roadmaps",
    copied_at: "2026-03-03T08:00:00Z",
    question: "Where?",
    text: TEXT,
    sha256: "ab".repeat(32),
    names: [{ placeholder: "Person A", name: "Ines Marsh", kind: "person" }],
    failed: true,
  } as const;
  shell.promptCopies.mockResolvedValue([{ ...line, names: [...line.names] }]);
  shell.forgetPrompts.mockResolvedValue(changed("1 text forgotten", []));
  render(CopiedOut);
  await screen.findByText("Roadmaps");
  screen.getByText(/Not copied: the clipboard didn’t take it/);
  expect(document.querySelector(".text")?.textContent).toBe(TEXT);
  await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "ines" } });
  await waitFor(() => expect(shell.promptCopies).toHaveBeenLastCalledWith("ines"));
  await press("Forget texts…");
  expect(shell.forgetPrompts).not.toHaveBeenCalled();
  shell.promptCopies.mockResolvedValue([{ ...line, text: null, names: [], question: "" }]);
  await press("Forget all texts for good");
  await screen.findByText(/Text forgotten/);
  expect(shell.forgetPrompts.mock.calls).toEqual([[null]]);
});
