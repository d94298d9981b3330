import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { NextAction } from "../src/lib/bindings/NextAction";
import type { Today } from "../src/lib/bindings/Today";
import { platform } from "../src/lib/platform";
import { dialogs } from "../src/lib/state/dialogs.svelte";
import { notices } from "../src/lib/state/notices.svelte";
import { session } from "../src/lib/state/session.svelte";
import TodayPage from "../src/routes/+page.svelte";
import { boot, changed, task, today } from "./fixtures";
import { conversation, ofADraft, waitingReply } from "./people-fixtures";
import { line } from "./posts-fixtures";

vi.mock("../src/lib/platform", () => ({
  platform: { boot: vi.fn(), today: vi.fn(), completeTask: vi.fn(), noteAnswer: vi.fn(), acceptProposal: vi.fn(), onChanged: vi.fn(async () => () => {}) },
}));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));
const shell = vi.mocked(platform);

beforeEach(() => {
  vi.clearAllMocks();
  for (const write of [shell.completeTask, shell.noteAnswer, shell.acceptProposal]) write.mockReset();
  shell.completeTask.mockResolvedValue(changed("Done", ["tasks"]));
  shell.noteAnswer.mockResolvedValue(changed("Answered", ["people"]));
  shell.acceptProposal.mockResolvedValue(changed("Logged", ["feeds", "posts"]));
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
});

async function open(what: Partial<Today> = {}) {
  const page = { ...today, ...what };
  shell.boot.mockResolvedValue({ ...boot, today: page });
  shell.today.mockResolvedValue(page);
  await session.start();
  render(TodayPage);
}

const post: NextAction = { kind: "post", title: "Finish “Roadmaps”", how: "", reason: "It is planned for Tuesday.", minutes: 20, task: null, step: null, post: 9 };
const nextPost = { id: 9, title: "Roadmaps", planned_on: "2026-01-06", sentence: "It is planned for Tuesday" };
const part = (name: string) => within(screen.getByRole("region", { name }));
const primaries = () => [...document.querySelectorAll(".primary")].map((one) => one.textContent);

it("leads to the post that is next, and to logging one that is out already", async () => {
  await open({ next: post, next_post: nextPost });
  const next = part("Finish “Roadmaps”");
  expect(next.getByText("It is planned for Tuesday.")).toBeTruthy();
  expect(next.getByText(/20 min/)).toBeTruthy();
  expect(next.getByRole("link", { name: "Open the post" }).getAttribute("href")).toBe("/posts/9");
  expect(primaries()).toEqual(["Open the post"]);
  await fireEvent.click(screen.getByRole("button", { name: "Log a post" }));
  expect(dialogs.open).toEqual({ kind: "log", post: null });
  // What is next is not said a second time below the week.
  expect(screen.queryByText(/Next to come out|An idea for this week/)).toBeNull();
});

it("begins with an idea when a post is next and none is begun", async () => {
  await open({ next: { ...post, title: "Write your post", post: null } });
  expect(screen.queryByRole("link", { name: "Open the post" })).toBeNull();
  await fireEvent.click(part("Write your post").getByRole("button", { name: "Note an idea" }));
  expect(dialogs.open).toEqual({ kind: "idea" });
  expect(screen.getAllByRole("button", { name: "Log a post" })).toHaveLength(1);
  expect(primaries()).toEqual(["Note an idea"]);
  expect(screen.getByText("An idea for this week: A decision I would reverse")).toBeTruthy();
});

it("marks the next task as done where it stands, and is read again", async () => {
  await open();
  expect(part(task.title).getByRole("link", { name: "Open step 1" }).getAttribute("href")).toBe("/programme/purpose");
  expect(screen.getAllByRole("button", { name: "Log a post" })).toHaveLength(1);
  shell.today.mockResolvedValue({ ...today, next: post });
  await fireEvent.click(screen.getByRole("button", { name: "Mark as done" }));
  expect(shell.completeTask.mock.calls).toEqual([["target-role"]]);
  expect(await screen.findByRole("link", { name: "Open the post" })).toBeTruthy();
});

it("leads to looking back when a step is ready to be finished, and to nothing when all is done", async () => {
  await open({ next: { ...post, kind: "finish_step", title: "Finish step 1", step: task.step, post: null } });
  expect(screen.getByRole("link", { name: "Look back on step 1" }).getAttribute("href")).toBe("/programme/purpose#reflection");
  cleanup();
  await open({ next: { ...post, kind: "rest", title: "Nothing more this week", post: null } });
  expect(part("Nothing more this week").queryByRole("link")).toBeNull();
  expect(primaries()).toEqual([]);
});

it("says which post comes out next when something else is to be done first", async () => {
  await open({ next_post: nextPost });
  const said = screen.getByText(/^Next to come out:/);
  expect(said.textContent).toBe("Next to come out: Roadmaps. It is planned for Tuesday.");
  expect(within(said).getByRole("link", { name: "Roadmaps" }).getAttribute("href")).toBe("/posts/9");
  expect(screen.queryByText(/An idea for this week/)).toBeNull();
});

it("is a short page when nothing is planned, came out or waits", async () => {
  await open();
  expect(screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent)).toEqual([task.title, "This week", "Also due"]);
});

it("shows what is planned for the week by its day, today's and missed days told apart", async () => {
  await open({
    planned: [
      line(5, { title: "Exit costs", stage: "planned", planned_on: "2026-01-04", pillar: "Money in IT", words: 1 }),
      line(6, { title: "שלום", stage: "planned", planned_on: "2026-01-05" }),
      line(7, { title: "Roadmaps", stage: "planned", planned_on: "2026-01-08" }),
    ],
  });
  const planned = part("Planned this week");
  expect(planned.getByRole("link", { name: "Exit costs" }).getAttribute("href")).toBe("/posts/5");
  const when = planned.getAllByRole("listitem").map((item) => item.querySelector(".small")?.textContent);
  expect(when).toEqual(["Was planned for Sunday, 4 January · Money in IT · 1 word", "Today", "Thursday, 8 January"]);
  expect([...document.querySelectorAll(".amber")].map((late) => late.textContent)).toEqual(["Was planned for Sunday, 4 January"]);
});

it("asks whether to log what came out, and asks no more once it is logged", async () => {
  await open({ proposals: [ofADraft] });
  shell.today.mockResolvedValue(today);
  await fireEvent.click(part("Came out in your feeds").getByRole("button", { name: "Log it as “Roadmaps”" }));
  expect(shell.acceptProposal.mock.calls).toEqual([[21, 2]]);
  await waitFor(() => expect(screen.queryByRole("region", { name: "Came out in your feeds" })).toBeNull());
});

it("shows who waits longest for an answer, and where the others are", async () => {
  const others = [1, 2, 3].map((id) => conversation(id + 40, { replied_on: "2026-01-04", waits_days: 1 }));
  await open({ to_answer: [waitingReply, ...others] });
  const waiting = part("Waiting for your answer");
  expect(waiting.getAllByRole("listitem")).toHaveLength(3);
  expect(waiting.getByRole("link", { name: "All 4 on People" }).getAttribute("href")).toBe("/people");
  shell.today.mockResolvedValue({ ...today, to_answer: others });
  await fireEvent.click(within(waiting.getByRole("heading", { name: "Jonas Weber" }).closest("li") as HTMLElement).getByRole("button", { name: "Answered" }));
  expect(shell.noteAnswer.mock.calls).toEqual([[11, true, null]]);
  await waitFor(() => expect(waiting.queryByRole("link", { name: "Jonas Weber" })).toBeNull());
  expect(waiting.queryByRole("link", { name: /on People$/ })).toBeNull();
});
