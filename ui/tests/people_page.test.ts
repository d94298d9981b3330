import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { ConversationList } from "$lib/generated/ConversationList";
import type { PeoplePage } from "$lib/generated/PeoplePage";
import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { peoplePlace } from "$lib/state/people-place.svelte";
import { session } from "$lib/state/session.svelte";
import People from "../src/routes/people/+page.svelte";
import { at, goto } from "./app.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, today } from "./fixtures";
import {
  answered,
  conversation,
  ines,
  inesNext,
  jonas,
  later,
  noa,
  peoplePage,
  unreplied,
  waitingReply,
} from "./people-fixtures";
import { TODAY } from "./posts-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/state", async () => ({ page: (await import("./app.svelte")).page }));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

beforeEach(async () => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  shell.peoplePage.mockResolvedValue(peoplePage);
  shell.conversationList.mockResolvedValue({
    date: TODAY,
    total: 3,
    conversations: [waitingReply, unreplied, answered],
  });
  for (const write of [shell.recordTheirReply, shell.recordMyReply, shell.removePerson, shell.removeConversation])
    write.mockResolvedValue(changed("Noted", ["people"]));
  shell.openLink.mockResolvedValue(undefined);
  await session.start();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
  peoplePlace.reset();
  Object.assign(peoplePlace, { conversationSearch: "", conversationKind: "" });
  vi.useRealTimers();
});

const rest = (time = 0) => vi.advanceTimersByTimeAsync(time);

async function open(path = "/people") {
  at(path);
  render(People);
  await rest();
  screen.getByRole("heading", { level: 1, name: "People" });
}

async function press(name: string, within_ = screen as Pick<typeof screen, "getByRole">) {
  await fireEvent.click(within_.getByRole("button", { name }));
  await rest();
}

const part = (name: string) => within(screen.getByRole("region", { name }));
const names = () =>
  part("Your people")
    .queryAllByRole("rowheader")
    .map((header) => header.querySelector("a")?.textContent);
const row = (name: string) => part("Your people").getByRole("link", { name }).closest("tr") as HTMLElement;
/** The entry of the log that is of this kind. */
const entry = (kind: string) =>
  part("Conversations").getByText(kind, { selector: ".lead" }).closest("li") as HTMLElement;

it("lists people with what they are and how long they were not spoken with", async () => {
  await open();
  expect(shell.peoplePage.mock.calls).toEqual([[{ offset: 0, limit: 20 }]]);
  expect(names()).toEqual(["Ines Marsh", "Jonas Weber", "נועה"]);
  expect(screen.getByRole("link", { name: "Ines Marsh" }).getAttribute("href")).toBe("/people/1");
  for (const said of ["Role model", "CIO, Engines Ltd.", "Close", "2 months ago"])
    expect(row("Ines Marsh").textContent).toContain(said);
  expect(row("Jonas Weber").textContent).toContain("3 days ago");
  expect(within(row("Ines Marsh")).getByText("No contact in 60 days")).toBeTruthy();
  expect(row("נועה").textContent).toContain("Not yet");
  expect(row("נועה").textContent, "nobody else in the list is a reproach").not.toContain("60 days");
  expect(part("Your people").getByRole("status").textContent).toBe("3 people");
  expect(document.querySelectorAll(".primary")).toHaveLength(1);
});

it("opens a person from anywhere in their row, and not from its buttons", async () => {
  await open();
  await fireEvent.click(within(row("Jonas Weber")).getByText("3 days ago"));
  expect(goto.mock.calls).toEqual([["/people/2"]]);
  await press("Edit Jonas Weber");
  expect(goto).toHaveBeenCalledTimes(1);
});

it("sorts by a column, turns it round, and begins the last contact with the latest", async () => {
  await open();
  const header = (name: string) => screen.getByRole("columnheader", { name });
  expect(header("Name").getAttribute("aria-sort")).toBe("ascending");
  await press("Circle");
  expect(shell.peoplePage.mock.lastCall).toEqual([{ offset: 0, limit: 20, order: "circle", descending: false }]);
  expect([header("Name"), header("Circle")].map((known) => known.getAttribute("aria-sort"))).toEqual([
    null,
    "ascending",
  ]);
  await press("Circle");
  expect(shell.peoplePage.mock.lastCall).toEqual([{ offset: 0, limit: 20, order: "circle", descending: true }]);
  await press("Last contact");
  expect(shell.peoplePage.mock.lastCall).toEqual([{ offset: 0, limit: 20, order: "last_contact", descending: true }]);
  expect(header("Last contact").getAttribute("aria-sort")).toBe("descending");
});

it("says who is next, why now, and has an opening to copy", async () => {
  const writeText = vi.fn(async () => {});
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  shell.peoplePage.mockResolvedValue({ ...peoplePage, who_next: [inesNext] });
  await open();
  const next = part("Who next");
  expect(next.getByRole("link", { name: "Ines Marsh" }).getAttribute("href")).toBe("/people/1");
  for (const said of ["You last talked 10 weeks ago.", "Asked about exit costs.", inesNext.opening])
    next.getByText(said);
  await press("Copy the opening for Ines Marsh", next);
  expect(writeText.mock.calls).toEqual([[inesNext.opening]]);
  expect(next.getByText("Copied")).toBeTruthy();
  await press("Open the page of Ines Marsh", next);
  expect(shell.openLink.mock.calls).toEqual([["https://example.org/ines"]]);
  await press("Log that you talked with Ines Marsh", next);
  expect(dialogs.open).toEqual({ kind: "conversation", conversation: null, person: { id: 1, name: "Ines Marsh" } });
});

it("begins a conversation, a change or a new person from the list, and removes without asking", async () => {
  await open();
  await press("Log a conversation with Jonas Weber");
  expect(dialogs.open).toEqual({ kind: "conversation", conversation: null, person: jonas });
  await press("Edit Jonas Weber");
  expect(dialogs.open).toEqual({ kind: "person", person: jonas });
  await press("Add a person");
  expect(dialogs.open).toEqual({ kind: "person", person: null });
  await press("Import from a file");
  expect(dialogs.open).toEqual({ kind: "people-import" });
  await press("Delete Jonas Weber");
  expect(shell.removePerson.mock.calls).toEqual([[2]]);
  expect(notices.current?.undo).toBe(true);
});

it("looks for words once typing rests, for a kind, and for those not spoken with", async () => {
  await open();
  const field = screen.getByRole("searchbox", { name: "Search" });
  for (const value of ["i", "in", "ines"]) {
    await fireEvent.input(field, { target: { value } });
    await rest(149);
  }
  expect(shell.peoplePage).toHaveBeenCalledTimes(1);
  shell.peoplePage.mockResolvedValue({ ...peoplePage, total: 1, people: [ines] });
  await rest(1);
  expect(shell.peoplePage.mock.lastCall).toEqual([{ offset: 0, limit: 20, search: "ines" }]);
  expect(names()).toEqual(["Ines Marsh"]);
  expect(part("Your people").getByRole("status").textContent).toBe("1 person");

  const kinds = screen.getByRole<HTMLSelectElement>("combobox", { name: "Kind" });
  expect([...kinds.options].map((option) => option.text)).toEqual([
    "All kinds (3)",
    "Role model (1)",
    "Peer (1)",
    "Customer (1)",
  ]);
  await fireEvent.change(kinds, { target: { value: "role_model" } });
  await rest();
  expect(shell.peoplePage.mock.lastCall).toEqual([{ offset: 0, limit: 20, search: "ines", kind: "role_model" }]);
  await fireEvent.click(screen.getByRole("checkbox", { name: "No contact in 60 days" }));
  await rest();
  expect(shell.peoplePage.mock.lastCall).toEqual([
    { offset: 0, limit: 20, search: "ines", kind: "role_model", quiet: true },
  ]);

  shell.peoplePage.mockResolvedValue(peoplePage);
  await press("Clear filters");
  expect(shell.peoplePage.mock.lastCall).toEqual([{ offset: 0, limit: 20 }]);
  expect(names()).toHaveLength(3);
  expect(screen.queryByRole("button", { name: "Clear filters" })).toBeNull();
});

it("shows more people after those that are there, as many of them when something changed, and begins anew for another search", async () => {
  shell.peoplePage.mockResolvedValueOnce({ ...peoplePage, people: [ines, jonas] });
  await open();
  expect(part("Your people").getByRole("status").textContent).toBe("3 people, showing 2");
  shell.peoplePage.mockResolvedValueOnce({ ...peoplePage, people: [noa] });
  await press("Show more");
  expect(shell.peoplePage.mock.lastCall).toEqual([{ offset: 2, limit: 20 }]);
  expect(names()).toEqual(["Ines Marsh", "Jonas Weber", "נועה"]);
  expect(screen.queryByRole("button", { name: /^Show more/ })).toBeNull();
  await press("Delete Jonas Weber");
  expect(shell.peoplePage.mock.lastCall).toEqual([{ offset: 0, limit: 3 }]);
  await fireEvent.click(screen.getByRole("checkbox", { name: /^No contact/ }));
  await rest();
  expect(shell.peoplePage.mock.lastCall).toEqual([{ offset: 0, limit: 20, quiet: true }]);
});

it("does not add people to those who were looked for meanwhile", async () => {
  shell.peoplePage.mockResolvedValueOnce({ ...peoplePage, people: [ines, jonas] });
  await open();
  const more = later<PeoplePage>();
  shell.peoplePage.mockReturnValueOnce(more.call);
  await press("Show more");
  shell.peoplePage.mockResolvedValueOnce({ ...peoplePage, total: 1, people: [jonas] });
  await fireEvent.click(screen.getByRole("checkbox", { name: /^No contact/ }));
  await rest();
  more.answer({ ...peoplePage, people: [noa] });
  await rest();
  expect(names()).toEqual(["Jonas Weber"]);
});

it("says why more people cannot be shown, and keeps those that are", async () => {
  shell.peoplePage.mockResolvedValueOnce({ ...peoplePage, people: [ines, jonas] });
  await open();
  shell.peoplePage.mockRejectedValueOnce({ code: "storage", message: "The disk cannot be read." });
  await press("Show more");
  expect(notices.current).toMatchObject({ text: "The disk cannot be read.", wrong: true });
  expect(names()).toEqual(["Ines Marsh", "Jonas Weber"]);
});

it("says what helps when nobody fits", async () => {
  await open();
  shell.peoplePage.mockResolvedValue({ ...peoplePage, total: 0, people: [] });
  await fireEvent.click(screen.getByRole("checkbox", { name: /^No contact/ }));
  await rest();
  expect(screen.getByText("You’ve talked with everyone close to you in the last 60 days.")).toBeTruthy();
  await fireEvent.input(screen.getByRole("searchbox", { name: "Search" }), { target: { value: "zoe" } });
  await rest(150);
  expect(screen.getByText("No matches. Try fewer words.")).toBeTruthy();
});

it("teaches what people are for before there is one, and looks for nobody", async () => {
  shell.peoplePage.mockResolvedValue({
    ...peoplePage,
    everybody: 0,
    kinds: [],
    quiet: 0,
    total: 0,
    people: [],
    conversations: 0,
    giving: null,
  });
  await open();
  expect(screen.getByText(/^You don’t have to fill a list\./)).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Who next" })).toBeNull();
  expect(screen.getByText(/credit you give are counted here\.$/)).toBeTruthy();
  expect(screen.queryByRole("search")).toBeNull();
  expect(screen.queryByRole("heading", { name: "Waiting for your reply" })).toBeNull();
});

it("says what was given this week, against a goal where there is one", async () => {
  shell.peoplePage.mockResolvedValue({
    ...peoplePage,
    week: { ...peoplePage.week, conversations: 4, conversation_goal: 3 },
  });
  await open();
  expect(part("This week").getByText("4", { selector: ".done" })).toBeTruthy();
  expect(
    part("This week").getByRole<HTMLProgressElement>("progressbar", { name: "Conversations this week" }).value,
  ).toBe(3);
  expect(part("This week").queryByRole("progressbar", { name: "Invitations this week" })).toBeNull();
  expect(part("This week").getByText("14 conversations for 9 posts in twelve weeks.")).toBeTruthy();
});

it("takes a reply off the waiting ones when it is answered", async () => {
  shell.peoplePage.mockResolvedValueOnce({ ...peoplePage, to_answer: [waitingReply] });
  await open();
  const waiting = part("Waiting for your reply");
  expect(waiting.getByRole("link", { name: "Jonas Weber" }).getAttribute("href")).toBe("/people/2");
  expect(waiting.getByText("Invitation").closest("p")?.textContent).toBe("Invitation · 4 days ago");
  await press("Open link", waiting);
  expect(shell.openLink.mock.calls).toEqual([["https://example.org/11"]]);
  await press("I replied", waiting);
  expect(shell.recordMyReply.mock.calls).toEqual([[11, true, null]]);
  expect(screen.queryByRole("region", { name: "Waiting for your reply" })).toBeNull();
  expect(notices.current).toMatchObject({ text: "Noted", undo: true });
});

it("says why an answer could not be noted, and lets the reply wait", async () => {
  shell.peoplePage.mockResolvedValue({ ...peoplePage, to_answer: [waitingReply] });
  shell.recordMyReply.mockRejectedValue({ code: "not_found", message: "That conversation is gone." });
  await open();
  await press("I replied", part("Waiting for your reply"));
  expect(notices.current).toMatchObject({ text: "That conversation is gone.", wrong: true });
  expect(part("Waiting for your reply").getAllByRole("listitem")).toHaveLength(1);
});

it("makes an idea of a reply and offers to open it", async () => {
  shell.peoplePage.mockResolvedValue({ ...peoplePage, to_answer: [waitingReply] });
  shell.ideaFromConversation.mockResolvedValue({ ...changed("Noted an idea", ["posts"]), created: "31" });
  await open();
  await press("Save as idea", part("Waiting for your reply"));
  expect(shell.ideaFromConversation.mock.calls).toEqual([[11]]);
  expect(notices.current?.offer?.label).toBe("Show");
  await notices.current?.offer?.act();
  expect(goto.mock.lastCall).toEqual(["/posts/31"]);
});

it("folds many waiting replies away until they are asked for", async () => {
  const many = Array.from({ length: 7 }, (_, index) =>
    conversation(index + 40, { replied_on: "2026-03-05", waits_days: 1 }),
  );
  shell.peoplePage.mockResolvedValue({ ...peoplePage, to_answer: many });
  await open();
  expect(part("Waiting for your reply").getAllByRole("listitem")).toHaveLength(5);
  await press("Show 2 more");
  expect(part("Waiting for your reply").getAllByRole("listitem")).toHaveLength(7);
});

it("says of each conversation whether somebody replied and whether that was answered", async () => {
  await open("/people?view=conversations");
  expect(shell.conversationList.mock.calls).toEqual([[{ offset: 0, limit: 12 }]]);
  expect(screen.getByRole("link", { name: "Conversations" }).getAttribute("aria-current")).toBe("page");
  expect(screen.queryByRole("heading", { name: "Your people" })).toBeNull();
  const moves = (kind: string) =>
    within(entry(kind))
      .getAllByRole("button")
      .map((button) => button.textContent?.trim())
      .filter(Boolean);
  expect(entry("Comment").textContent).toContain("Asked about exit costs.");
  expect(entry("Comment").textContent).not.toMatch(/replied \d|ago/);
  expect(moves("Comment")).toEqual(["They replied", "Save as idea"]);
  expect(within(entry("Invitation")).getByText("They replied 2 Mar").closest("p")?.textContent).toBe(
    "They replied 2 Mar · 4 days ago",
  );
  expect(moves("Invitation")).toEqual(["I replied", "They didn’t reply", "Save as idea"]);
  expect(within(entry("Call")).getByText("They replied 1 Mar, you replied 3 Mar")).toBeTruthy();
  expect(within(entry("Call")).queryByRole("link")).toBeNull();
  expect(moves("Call")).toEqual(["I haven’t replied", "Save as idea"]);
});

it("notes replies and answers, and takes both back", async () => {
  await open("/people?view=conversations");
  await press("They replied", within(entry("Comment")));
  await press("They didn’t reply", within(entry("Invitation")));
  expect(shell.recordTheirReply.mock.calls).toEqual([
    [10, true, null],
    [11, false, null],
  ]);
  await press("I replied", within(entry("Invitation")));
  await press("I haven’t replied", within(entry("Call")));
  expect(shell.recordMyReply.mock.calls).toEqual([
    [11, true, null],
    [12, false, null],
  ]);
  expect(shell.conversationList).toHaveBeenCalledTimes(5);
});

it("tells conversations apart by name where only the name is heard", async () => {
  await open("/people?view=conversations");
  await press("Edit Comment, Ines Marsh, 28 February 2026");
  expect(dialogs.open).toEqual({ kind: "conversation", conversation: unreplied, person: null });
  await press("Delete Call, 28 February 2026");
  expect(shell.removeConversation.mock.calls).toEqual([[12]]);
});

it("looks for conversations by words and kind, and shows more of them", async () => {
  shell.conversationList.mockResolvedValueOnce({ date: TODAY, total: 3, conversations: [waitingReply, unreplied] });
  await open("/people?view=conversations");
  shell.conversationList.mockResolvedValueOnce({ date: TODAY, total: 3, conversations: [answered] });
  await press("Show more");
  expect(shell.conversationList.mock.lastCall).toEqual([{ offset: 2, limit: 12 }]);
  expect([...document.querySelectorAll(".lead")].map((kind) => kind.textContent)).toEqual([
    "Invitation",
    "Comment",
    "Call",
  ]);
  await press("They replied", within(entry("Comment")));
  expect(shell.conversationList.mock.lastCall).toEqual([{ offset: 0, limit: 3 }]);

  shell.conversationList.mockResolvedValue({ date: TODAY, total: 0, conversations: [] });
  await fireEvent.input(screen.getByRole("searchbox", { name: "Search" }), { target: { value: "exit" } });
  await rest(149);
  expect(shell.conversationList).toHaveBeenCalledTimes(3);
  await rest(1);
  expect(shell.conversationList.mock.lastCall).toEqual([{ offset: 0, limit: 12, search: "exit" }]);
  await fireEvent.change(screen.getByRole("combobox", { name: "Kind" }), { target: { value: "call" } });
  await rest();
  expect(shell.conversationList.mock.lastCall).toEqual([{ offset: 0, limit: 12, search: "exit", kind: "call" }]);
  expect(screen.getByText("No matches. Try fewer words.")).toBeTruthy();
  await press("Clear filters");
  expect(shell.conversationList.mock.lastCall).toEqual([{ offset: 0, limit: 12 }]);
});

it("does not add conversations to those that were looked for meanwhile", async () => {
  shell.conversationList.mockResolvedValueOnce({ date: TODAY, total: 3, conversations: [waitingReply, unreplied] });
  await open("/people?view=conversations");
  const more = later<ConversationList>();
  shell.conversationList.mockReturnValueOnce(more.call);
  await press("Show more");
  shell.conversationList.mockResolvedValueOnce({ date: TODAY, total: 1, conversations: [unreplied] });
  await fireEvent.change(screen.getByRole("combobox", { name: "Kind" }), { target: { value: "comment" } });
  await rest();
  more.answer({ date: TODAY, total: 3, conversations: [answered] });
  await rest();
  expect([...document.querySelectorAll(".lead")].map((kind) => kind.textContent)).toEqual(["Comment"]);
});

it("teaches what a conversation is before one is logged", async () => {
  shell.peoplePage.mockResolvedValue({ ...peoplePage, conversations: 0 });
  await open("/people?view=conversations");
  expect(screen.getByText(/all count as conversations\.$/)).toBeTruthy();
  expect(screen.queryByRole("search")).toBeNull();
});
