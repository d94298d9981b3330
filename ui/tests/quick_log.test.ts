import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { Changed } from "$lib/generated/Changed";
import type { ConversationLine } from "$lib/generated/ConversationLine";
import QuickLog from "$lib/components/people/QuickLog.svelte";
import { notices } from "$lib/state/notices.svelte";
import { platform as shell } from "./fake-platform";
import { changed } from "./fixtures";
import { later, understood } from "./people-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

const LINE = "comment Ines Marsh: asked about exit costs yesterday";
const READ = understood(["Comment", "Ines Marsh (new)", "Yesterday"], "asked about exit costs");

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetAllMocks();
  shell.readConversation.mockResolvedValue(READ);
  shell.logConversation.mockResolvedValue(changed("Logged: a comment to Ines Marsh", ["people"]));
  render(QuickLog);
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  vi.useRealTimers();
});

const field = () => screen.getByLabelText<HTMLInputElement>("Who did you talk to?");
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const log = () => fireEvent.submit(field().form as HTMLFormElement);
const rest = (time = 150) => vi.advanceTimersByTimeAsync(time);
/** What is said back of the line, each sentence for itself. */
const said = () => [...screen.getByRole("status").querySelectorAll("li, p")].map((part) => part.textContent);

it("says back what is understood before anything is logged, once typing rests", async () => {
  for (const value of ["comment", "comment Ines", LINE]) {
    await type(value);
    await rest(149);
  }
  expect(shell.readConversation).not.toHaveBeenCalled();
  await rest(1);
  expect(shell.readConversation.mock.calls).toEqual([[LINE]]);
  expect(said()).toEqual([...READ.understood, READ.added]);
  expect(shell.logConversation).not.toHaveBeenCalled();
});

it("logs the line as it was typed and is empty for the next one", async () => {
  await type(LINE);
  await rest();
  await log();
  await rest(0);
  expect(shell.logConversation.mock.calls).toEqual([[LINE, null]]);
  expect([field().value, said()]).toEqual(["", []]);
  expect(notices.current).toMatchObject({ text: "Logged: a comment to Ines Marsh", undo: true });
});

it("keeps a refused line, says why, and stops saying so when it is mended", async () => {
  shell.logConversation.mockRejectedValue({ code: "invalid", message: "Nothing is said of it yet. Name the person." });
  await type("comment");
  await log();
  await rest(0);
  expect(screen.getByRole("alert").textContent).toBe("Nothing is said of it yet. Name the person.");
  expect([field().value, field().getAttribute("aria-invalid")]).toEqual(["comment", "true"]);
  expect(document.getElementById(field().getAttribute("aria-describedby") ?? "")).toBe(screen.getByRole("alert"));
  await type("comment Ines");
  expect(screen.queryByRole("alert")).toBeNull();
});

it("says nothing of a line that cannot be read while it is being typed", async () => {
  await type("comment Ines");
  await rest();
  shell.readConversation.mockRejectedValue({ code: "invalid", message: "There is no 31 February." });
  await type("comment Ines 31 feb");
  await rest();
  expect(said()).toEqual([]);
  expect(screen.queryByRole("alert")).toBeNull();
});

it("does not let what is read late take the place of what was read of a newer line", async () => {
  const slow = later<ConversationLine>();
  shell.readConversation.mockReturnValueOnce(slow.call);
  await type("reply");
  await rest();
  await type(LINE);
  await rest();
  slow.answer(understood(["Reply", "Today"]));
  await rest(0);
  expect(said()).toEqual([...READ.understood, READ.added]);
});

it("says nothing at once, and reads nothing, when the line is emptied", async () => {
  await type(LINE);
  await rest();
  await type(" ");
  expect(said()).toEqual([]);
  await rest();
  expect(shell.readConversation.mock.calls).toEqual([[LINE]]);
});

it("says nothing more of a line that was emptied or logged meanwhile", async () => {
  for (const leave of [() => type(""), log]) {
    const slow = later<ConversationLine>();
    shell.readConversation.mockReturnValueOnce(slow.call);
    await type("reply");
    await rest();
    await leave();
    slow.answer(understood(["Reply", "Today"]));
    await rest(0);
    expect(said()).toEqual([]);
  }
});

it("logs a line once however often it is sent, and keeps what is typed meanwhile with what is understood of it", async () => {
  const slow = later<Changed>();
  shell.logConversation.mockReturnValueOnce(slow.call);
  await type("credit Jonas");
  await log();
  await log();
  await type(LINE);
  await rest();
  slow.answer(changed("Logged: credit to Jonas", ["people"]));
  await rest(0);
  expect(shell.logConversation.mock.calls).toEqual([["credit Jonas", null]]);
  expect(field().value).toBe(LINE);
  expect(said()).toEqual([...READ.understood, READ.added]);
});

it("lets the day be chosen when the line's words name none", async () => {
  const read = {
    ...understood(["Call", "Priya", "“last week” isn’t one day: logged for today"]),
    on: "2026-03-10",
    unclear_day: "last week",
  };
  shell.readConversation.mockResolvedValue(read);
  await type("call with Priya last week");
  await rest();
  await fireEvent.click(screen.getByRole("button", { name: "Yesterday" }));
  await log();
  await rest(0);
  expect(shell.logConversation.mock.calls).toEqual([["call with Priya last week", "2026-03-09"]]);
  expect(screen.queryByRole("group", { name: "Which day?" })).toBeNull();
});

it("offers who else could be meant, and reads that line when it is taken", async () => {
  const other = { name: "Ada", line: "comment Ada: nice chart" };
  shell.readConversation.mockResolvedValueOnce({ ...understood(["Comment", "Ada Marsh, or Ada?", "Today"]), other });
  await type("comment Ada Marsh: nice chart");
  await rest();
  await fireEvent.click(screen.getByRole("button", { name: "With Ada" }));
  expect(field().value).toBe(other.line);
  await rest();
  expect(shell.readConversation.mock.calls.at(-1)).toEqual([other.line]);
});
