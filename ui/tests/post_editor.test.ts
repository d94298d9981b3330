import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { DraftCheck } from "$lib/generated/DraftCheck";
import type { PostPage } from "$lib/generated/PostPage";
import PostView from "$lib/components/posts/PostView.svelte";
import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import { at, goto } from "./app.svelte";
import { platform as shell } from "./fake-platform";
import { settled } from "./settled";
import { boot, changed, today } from "./fixtures";
import { checkOf, findingsOf, pageOf } from "./posts-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/state", async () => ({ page: (await import("./app.svelte")).page }));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

beforeEach(async () => {
  vi.clearAllMocks();
  at("/posts/2");
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  shell.checkDraft.mockImplementation(async (title, body) => checkOf(title, body));
  for (const write of [shell.changePost, shell.clearFinding, shell.removePost, shell.archivePost])
    write.mockResolvedValue(changed("Saved", ["posts"]));
  shell.postCritique.mockResolvedValue({ post: 2, assisted_on: null, copied_at: null, names: [], critiques: [] });
  await session.start();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
});

async function open(what: Partial<PostPage> = {}) {
  shell.postPage.mockResolvedValue(pageOf(what));
  const view = render(PostView, { id: 2 });
  await screen.findByLabelText("Text");
  return view;
}

const text = () => screen.getByLabelText<HTMLTextAreaElement>("Text");
const type = (value: string) => fireEvent.input(text(), { target: { value } });
const before = () => screen.getByRole("region", { name: "Before you publish" });
const marks = () => [...document.querySelectorAll("mark")].map((mark) => mark.textContent);
/** What is painted behind the text, unless it is hidden. */
const painted = () => (document.querySelector(".hiding") ? null : marks());

it("puts the sentence that says how one is connected at the end of a post that praises", async () => {
  const praise = checkOf("Roadmaps", "We make the best product.", "best");
  praise.in_body.findings = praise.in_body.findings.map((finding) => ({ ...finding, class: "praise" }));
  shell.checkDraft.mockResolvedValue(praise);
  await open({ body: "We make the best product.", check: praise, disclosure: "I work there." });
  await fireEvent.click(within(before()).getByRole("button", { name: "Add my sentence" }));
  expect(text().value).toBe("We make the best product.\n\nI work there.");
  await waitFor(
    () => expect(shell.changePost.mock.calls).toEqual([[2, { body: "We make the best product.\n\nI work there." }]]),
    { timeout: 1_000 },
  );
});

it("saves the text as it is typed, and what was typed meanwhile after it", async () => {
  await open();
  await type("We rewrote ours without system names.");
  await waitFor(
    () => expect(shell.changePost.mock.calls).toEqual([[2, { body: "We rewrote ours without system names." }]]),
    { timeout: 1_000 },
  );
  expect(text().value).toBe("We rewrote ours without system names.");
});

it("saves at once when the field is left, and when the page is", async () => {
  const view = await open();
  await type("One");
  await fireEvent.blur(text());
  await waitFor(() => expect(shell.changePost).toHaveBeenLastCalledWith(2, { body: "One" }));
  await fireEvent.input(screen.getByLabelText("Title or first line"), { target: { value: "Another title" } });
  view.unmount();
  await waitFor(() => expect(shell.changePost).toHaveBeenLastCalledWith(2, { title: "Another title" }));
});

it("does not take the space away that a title is about to go on after", async () => {
  await open();
  const field = screen.getByLabelText<HTMLTextAreaElement>("Title or first line");
  shell.postPage.mockResolvedValue(pageOf({ title: "Roadmaps without" }));
  await fireEvent.input(field, { target: { value: "Roadmaps without " } });
  await waitFor(() => expect(shell.postPage).toHaveBeenCalledTimes(2), { timeout: 1_000 });
  expect(field.value).toBe("Roadmaps without ");
});

it("keeps a text that is refused, says that it is not saved, and has it again when the post is opened anew", async () => {
  const sentence =
    "The text may have 100,000 characters at the most; this one has 100,001. Shorten it, or put the rest elsewhere.";
  shell.changePost.mockRejectedValue({ code: "invalid", message: sentence });
  const long = "x".repeat(100_001);
  const view = await open();
  await type(long);
  await waitFor(() => expect(screen.getByRole("alert").textContent).toContain(sentence), {
    timeout: 2_000,
  });
  expect([text().value.length, text().getAttribute("aria-invalid")]).toEqual([100_001, "true"]);
  view.unmount();
  await waitFor(() => expect(notices.current?.text).toContain("has unsaved changes"));
  await open();
  expect(text().value.length).toBe(100_001);
  shell.changePost.mockResolvedValue(changed("Saved", ["posts"]));
  await type("Short");
  await fireEvent.blur(text());
  await waitFor(() => expect(shell.changePost).toHaveBeenLastCalledWith(2, { body: "Short" }));
});

it("keeps a title one line, and goes on to the text with Enter", async () => {
  await open();
  const field = screen.getByLabelText<HTMLTextAreaElement>("Title or first line");
  await fireEvent.input(field, { target: { value: "Roadmaps\n without  names" } });
  expect(field.value).toBe("Roadmaps without  names");
  await fireEvent.keyDown(field, { key: "Enter" });
  expect(document.activeElement).toBe(text());
});

it("leads from one thing to check to the next", async () => {
  await open({ body: "Nothing here" });
  expect(screen.getByRole("button", { name: "Nothing to check" }).getAttribute("aria-disabled")).toBe("true");
  cleanup();
  const body = "Write to ada@example.org and bo@example.org";
  const check = checkOf("", body);
  check.in_body.findings.push(...findingsOf(body, "bo@example.org"));
  shell.checkDraft.mockResolvedValue(check);
  await open({ body, check });
  const chosen = () => text().value.slice(text().selectionStart, text().selectionEnd);
  const lead = screen.getByRole("button", { name: "2 things to check" });
  const seen: string[] = [];
  for (let press = 0; press < 3; press += 1) {
    await fireEvent.click(lead);
    seen.push(chosen());
  }
  expect(seen).toEqual(["ada@example.org", "bo@example.org", "ada@example.org"]);
});

it("marks what was found in its place, after emoji and right-to-left words too", async () => {
  await open({ body: "🚀🚀 שלום 👩‍💻 – write to ada@example.org soon" });
  await waitFor(() => expect(painted()).toEqual(["ada@example.org"]));
  expect(document.querySelector(".copy")?.textContent).toBe("🚀🚀 שלום 👩‍💻 – write to ada@example.org soon");
  await fireEvent.click(screen.getByRole("button", { name: "Show ada@example.org" }));
  expect(text().value.slice(text().selectionStart, text().selectionEnd)).toBe("ada@example.org");
});

it("hides a mark as soon as something before it is typed, and keeps it while the text goes on after it", async () => {
  await open({ body: "Write to ada@example.org" });
  await waitFor(() => expect(painted()).toEqual(["ada@example.org"]));
  await type("Write to ada@example.org soon");
  expect(painted()).toEqual(["ada@example.org"]);
  await type("Do write to ada@example.org soon");
  expect(painted()).toBeNull();
  await waitFor(() => expect(painted()).toEqual(["ada@example.org"]), { timeout: 1_000 });
});

it("asks when typing rests and drops an answer that later typing has overtaken", async () => {
  await open();
  const answers: ((check: DraftCheck) => void)[] = [];
  shell.checkDraft.mockImplementation(() => new Promise((done) => answers.push(done)));
  await type("a");
  await type("ada@example.org");
  await waitFor(() => expect(shell.checkDraft.mock.calls).toEqual([["Roadmaps", "ada@example.org", "linkedin"]]));
  await type("Nothing");
  await waitFor(() => expect(shell.checkDraft).toHaveBeenCalledTimes(2));
  answers[1]?.(checkOf("", "Nothing"));
  await settled();
  answers[0]?.(checkOf("", "ada@example.org"));
  await settled();
  expect(before().textContent).toContain("No red lines found.");
  expect(marks()).toEqual([]);
});

it("keeps a decision that a place may stay, shows it as decided, and takes it back", async () => {
  await open({ body: "Write to ada@example.org" });
  expect(before().textContent).toContain("Personal data");
  expect(before().textContent).toContain("This may identify a person.");
  shell.postPage.mockResolvedValue(
    pageOf({
      body: "Write to ada@example.org",
      decisions: [{ class: "personal_data", words: "ada@example.org", at: "2026-03-05T09:00:00Z" }],
    }),
  );
  await fireEvent.click(screen.getByRole("button", { name: "Keep it: ada@example.org" }));
  expect(shell.clearFinding.mock.calls).toEqual([[2, "personal_data", "ada@example.org", true]]);
  await waitFor(() => expect(before().textContent).toContain("You kept this on 5 March 2026."));
  await fireEvent.click(screen.getByRole("button", { name: "Reconsider ada@example.org" }));
  expect(shell.clearFinding.mock.lastCall).toEqual([2, "personal_data", "ada@example.org", false]);
});

it("leads to step 2 when there is no never-post list of the user's own", async () => {
  const check = checkOf("", "");
  await open({ check: { ...check, in_body: { findings: [], has_own_list: false } } });
  expect(screen.getByRole("link", { name: /never-post list in step 2/ }).getAttribute("href")).toBe(
    "/programme/guardrails",
  );
});

it("says how long the text is as the network counts, and marks too much by more than a colour", async () => {
  await open({
    check: {
      ...checkOf("", ""),
      words: 1,
      count: {
        network: "linkedin",
        count: 3010,
        limit: 3000,
        unit: "characters",
        over_by: 10,
        sentence: "3,010 of 3,000 characters, 10 too many",
      },
    },
  });
  const sentence = screen.getByText("3,010 of 3,000 characters, 10 too many");
  expect(sentence.className).toContain("amber");
  expect(sentence.querySelector("svg")).toBeTruthy();
  expect(screen.getByText("1 word")).toBeTruthy();
  expect(screen.getByText("LinkedIn", { selector: ".counts span" })).toBeTruthy();
});

it("copies the text and opens the network's page, with its hint", async () => {
  const writeText = vi.fn(async () => {});
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  shell.openComposer.mockResolvedValue({
    url: "https://www.linkedin.com/feed",
    carries_text: false,
    hint: "Paste the text there.",
  });
  await open();
  await fireEvent.click(screen.getByRole("button", { name: "Copy text" }));
  await screen.findByText("Copied");
  await fireEvent.click(screen.getByRole("button", { name: "Open LinkedIn" }));
  await screen.findByText("Paste the text there.");
  expect(writeText.mock.calls).toEqual([["We rewrote ours."], ["We rewrote ours."]]);
  expect(shell.openComposer.mock.calls).toEqual([[2, "linkedin"]]);
});

it("makes the next thing the primary button, in its place, and has none before there is a text and once the post is out", async () => {
  const buttons = () =>
    [...document.querySelectorAll("[aria-labelledby='stands'] .row button")].map((button) => [
      button.textContent,
      button.className.includes("primary"),
    ]);
  await open({ body: "", next_move: "write" });
  expect(buttons()).toEqual([
    ["Schedule…", false],
    ["Mark as published…", false],
  ]);
  cleanup();
  await open();
  expect(buttons()).toEqual([
    ["Schedule…", true],
    ["Mark as published…", false],
  ]);
  cleanup();
  await open({ stage: "planned", planned_on: "2026-03-10", next_move: "publish" });
  expect(buttons()).toEqual([
    ["Reschedule…", false],
    ["Mark as published…", true],
  ]);
  cleanup();
  await open({
    stage: "published",
    next_move: "nothing",
    published_on: "2026-03-03",
    places: [{ id: 40, network: "linkedin", url: null, on: "2026-03-03" }],
  });
  expect(document.querySelectorAll(".primary")).toHaveLength(0);
  const places = within(screen.getByRole("region", { name: "Published on" }));
  await fireEvent.click(places.getByRole("button", { name: "Add another link" }));
  expect(dialogs.open).toEqual({ kind: "publish", post: 2, place: null });
});

it("goes back to the posts when it is removed, and the removal can be undone", async () => {
  await open();
  await fireEvent.click(screen.getByRole("button", { name: "Delete" }));
  await waitFor(() => expect(shell.removePost.mock.calls).toEqual([[2]]));
  expect(goto).toHaveBeenCalledWith("/posts");
  await waitFor(() => expect(notices.current?.undo).toBe(true));
});

it("asks someone first, waits for them, and goes on once they said yes", async () => {
  shell.askForNod.mockResolvedValue(changed("Asked, waiting for Tomasz: Roadmaps", ["posts"]));
  await open();
  await fireEvent.click(screen.getByRole("button", { name: "Ask someone first…" }));
  await fireEvent.click(screen.getByRole("button", { name: "Wait for them" }));
  expect((await screen.findByRole("alert")).textContent).toBe("Enter a name, like Tomasz.");
  shell.postPage.mockResolvedValue(pageOf({ asked_whom: "Tomasz" }));
  await fireEvent.input(screen.getByLabelText("Who reads it first?"), { target: { value: "Tomasz" } });
  await fireEvent.click(screen.getByRole("button", { name: "Wait for them" }));
  await screen.findByText("Asked, waiting for Tomasz");
  await fireEvent.click(screen.getByRole("button", { name: "They said yes" }));
  await waitFor(() =>
    expect(shell.askForNod.mock.calls).toEqual([
      [2, "Tomasz"],
      [2, ""],
    ]),
  );
});

it("asks for critique below the draft, and shows no trace of it where that is switched off", async () => {
  await open();
  await screen.findByRole("button", { name: "Ask for critique…" });
  cleanup();
  shell.postCritique.mockClear();
  shell.boot.mockResolvedValue({ ...boot, preferences: { ...boot.preferences, show_prompts: false } });
  await session.start();
  await open();
  await settled();
  expect(screen.queryByText(/critique/i)).toBeNull();
  expect(shell.postCritique).not.toHaveBeenCalled();
});
