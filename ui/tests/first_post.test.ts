import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { FirstPostPage } from "$lib/generated/FirstPostPage";
import type { FlowScreen } from "$lib/generated/FlowScreen";
import type { PostPage } from "$lib/generated/PostPage";
import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import FirstPost from "../src/routes/first-post/+page.svelte";
import { goto } from "./app.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, today } from "./fixtures";
import { checkOf, draft, pageOf } from "./posts-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

const ASKING = "Would you read this before I post it? Is anything unclear? Is anything not mine to tell?";

function screenOf(
  slug: string,
  heading: string,
  text: string,
  buttons: string[],
  none_text: string | null = null,
): FlowScreen {
  return { slug, from_minute: null, to_minute: null, heading, text, none_text, every_other: null, buttons };
}

const flow = {
  screens: [
    screenOf("before", "Your first post", "Expect dozens of views.\n\nIf you’re dreading it, you’re in good company.", [
      "Start · 20 min",
      "Not today",
    ]),
    screenOf("shape", "Choose a safe shape", "", []),
    screenOf("lines", "Four lines", "Spelling can wait.", ["Next"]),
    screenOf("read", "Here they are, one under the other", "Read it aloud.", ["Next"]),
    screenOf(
      "check",
      "A second look",
      "{n} places are worth a second look.",
      ["Next"],
      "Nothing found. Is it yours to tell?",
    ),
    screenOf("out", "What now?", "It’s yours to decide.", ["Publish now", "On {slot}", "Show it to one person first"]),
    screenOf("published", "It’s out", "Small, true and yours.", ["Log the link"]),
    screenOf("dated", "It has a day", "On {date} Standpoint brings it back.", ["Done"]),
    screenOf("shown", "Copied", `“${ASKING}”`, ["Done"]),
    screenOf(
      "inside",
      "It goes inside first",
      "You haven’t read your employer’s policy yet. Post these four lines in a shared channel. They count.",
      ["Copy for the channel", "Read the policy · 30 min"],
    ),
  ],
  shapes: [
    {
      slug: "mistake",
      title: "A mistake of mine, closed and cleared",
      claim: "What I got wrong",
      evidence: "How I noticed",
      takeaway: "What I’d check first today",
      question: "What’s your check?",
    },
  ],
};

const firstPage: FirstPostPage = {
  flow,
  policy_read: true,
  may_post: true,
  inside: false,
  speaking: false,
  next_slot: "2026-01-06",
  every_other: false,
};

/** The draft as the core keeps it. */
let kept: PostPage;
const writeText = vi.fn(async () => {});

beforeEach(async () => {
  vi.clearAllMocks();
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  kept = pageOf({ id: 9, title: "", body: "", note: "", networks: ["linkedin"], network: null });
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  shell.firstPost.mockResolvedValue(firstPage);
  shell.postList.mockResolvedValue({ total: 0, posts: [] });
  shell.postPage.mockImplementation(async () => ({
    ...kept,
    check: checkOf(kept.title, kept.body),
    text_to_copy: kept.body,
  }));
  shell.addPost.mockImplementation(async (entry) => {
    kept = { ...kept, ...(entry as Partial<PostPage>) };
    return { ...changed("Added", ["posts"]), created: "9" };
  });
  shell.changePost.mockImplementation(async (_post, entry) => {
    kept = { ...kept, ...(entry as Partial<PostPage>) };
    return changed("Saved", ["posts"]);
  });
  shell.clearFinding.mockImplementation(async (_post, about, words) => {
    kept = { ...kept, decisions: [{ class: about, words, at: "2026-03-06T09:00:00Z" }] };
    return changed("Kept", ["posts"]);
  });
  for (const write of [shell.completeTask, shell.planPost, shell.askForNod, shell.logPost])
    write.mockResolvedValue(changed("Done", ["tasks"]));
  shell.openComposer.mockResolvedValue({
    url: "https://www.linkedin.com/feed",
    carries_text: false,
    hint: "Paste the text there.",
  });
  await session.start();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
});

const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

async function type(label: string, value: string) {
  const field = screen.getByLabelText(label);
  await fireEvent.input(field, { target: { value } });
  await fireEvent.blur(field);
}

/** From the beginning to the check, with this claim. */
async function toCheck(claim = "We trusted the dashboard.") {
  render(FirstPost);
  await press("Start · 20 min");
  await press("A mistake of mine, closed and cleared");
  await type("Claim", claim);
  await waitFor(() => expect(shell.addPost).toHaveBeenCalledTimes(1));
  await type("Question", "What’s yours?");
  await press("Next");
  await heading("Here they are, one under the other");
  await press("Next");
  await heading("A second look");
}

it("goes one screen at a time, with the hints of the shape, and makes a draft of the first line", async () => {
  render(FirstPost);
  await heading("Your first post");
  screen.getByText("If you’re dreading it, you’re in good company.");
  await press("Start · 20 min");
  await heading("Choose a safe shape");
  expect(document.querySelector(".clock")?.textContent).toBe("0 of 20 min");
  expect(document.querySelector(".clock")?.getAttribute("aria-hidden")).toBe("true");
  await press("A mistake of mine, closed and cleared");
  await heading("Four lines");
  screen.getByText("What I got wrong");
  expect(shell.addPost).not.toHaveBeenCalled();
  await type("Claim", "We trusted the dashboard.");
  await waitFor(() =>
    expect(shell.addPost.mock.calls).toEqual([
      [
        {
          drafting: true,
          note: "First post in 20 minutes: A mistake of mine, closed and cleared",
          claim: "We trusted the dashboard.",
          title: "We trusted the dashboard.",
        },
      ],
    ]),
  );
  await type("What it rests on", "A customer called first.");
  await waitFor(() => expect(shell.changePost).toHaveBeenLastCalledWith(9, { evidence: "A customer called first." }));
  expect(shell.addPost).toHaveBeenCalledTimes(1);
});

it("puts the lines one under the other, and keeps what is changed by hand", async () => {
  render(FirstPost);
  await press("Start · 20 min");
  await press("A mistake of mine, closed and cleared");
  await press("Next");
  expect((await screen.findByRole("alert")).textContent).toBe("Write one line first; a rough one is fine.");
  await type("Claim", "We trusted the dashboard.");
  await type("Question", "What’s yours?");
  await press("Next");
  const text = await screen.findByLabelText<HTMLTextAreaElement>("Your text");
  expect(text.value).toBe("We trusted the dashboard.\n\nWhat’s yours?");
  await type("Your text", "We trusted it.");
  await waitFor(() => expect(shell.changePost).toHaveBeenLastCalledWith(9, { body: "We trusted it." }));
  await press("Back");
  await press("Next");
  expect((await screen.findByLabelText<HTMLTextAreaElement>("Your text")).value).toBe("We trusted it.");
});

it("keeps everything for later, and finds it again", async () => {
  render(FirstPost);
  await press("Start · 20 min");
  await press("A mistake of mine, closed and cleared");
  await fireEvent.input(screen.getByLabelText("Claim"), { target: { value: "We trusted the dashboard." } });
  await press("Later");
  await waitFor(() => expect(goto).toHaveBeenLastCalledWith("/"));
  expect(shell.addPost).toHaveBeenCalledTimes(1);
  cleanup();
  shell.postList.mockResolvedValue({ total: 1, posts: [draft] });
  render(FirstPost);
  await screen.findByText("Your draft is where you left it.");
  await press("Go on");
  expect((await screen.findByLabelText<HTMLTextAreaElement>("Claim")).value).toBe("We trusted the dashboard.");
  screen.getByText("What I got wrong");
});

it("asks for a decision on one place in the singular, and ticks the check once nothing is undecided", async () => {
  await toCheck("Ask ada@example.org about it.");
  await screen.findByText("1 place is worth a second look. Change it, or decide it can stay.");
  await press("Next");
  await heading("What now?");
  expect(shell.completeTask).not.toHaveBeenCalled();
  cleanup();
  shell.addPost.mockClear();
  await toCheck("Ask ada@example.org about it.");
  await press("Keep it: ada@example.org");
  await screen.findByText("Everything is checked.");
  await press("Next");
  await heading("What now?");
  expect(shell.completeTask.mock.calls).toEqual([["red-line-check"]]);
});

it("publishes: copied, the network opened, the link asked for, and then says that it’s out", async () => {
  await toCheck();
  screen.getByText("Nothing found. Is it yours to tell?");
  await press("Next");
  await press("Publish now");
  await screen.findByText("Paste the text there.");
  expect(writeText).toHaveBeenLastCalledWith("We trusted the dashboard.\n\nWhat’s yours?");
  expect(shell.openComposer.mock.calls).toEqual([[9, "linkedin"]]);
  expect(dialogs.open).toEqual({ kind: "publish", post: 9, place: null });
  kept = { ...kept, stage: "published", places: [{ id: 40, network: "linkedin", url: null, on: "2026-03-06" }] };
  await session.act(async () => changed("Published", ["posts"]));
  await heading("It’s out");
  await press("Log the link");
  expect(dialogs.open).toMatchObject({ kind: "publish", post: 9, place: { id: 40 } });
});

it("gives it the day of the next slot, in words", async () => {
  await toCheck();
  await press("Next");
  await press("On Tuesday, 6 January");
  await heading("It has a day");
  expect(shell.planPost.mock.calls).toEqual([[9, "2026-01-06"]]);
  screen.getByText("On Tuesday, 6 January Standpoint brings it back.");
  await press("Done");
  await waitFor(() => expect(goto).toHaveBeenLastCalledWith("/"));
});

it("shows it to one person first, and waits for them", async () => {
  await toCheck();
  await press("Next");
  await press("Show it to one person first");
  await heading("Copied");
  expect(writeText).toHaveBeenLastCalledWith(`${ASKING}\n\nWe trusted the dashboard.\n\nWhat’s yours?`);
  await press("Done");
  expect((await screen.findByRole("alert")).textContent).toBe("Enter a name, like Tomasz.");
  await fireEvent.input(screen.getByLabelText("Who reads it first?"), { target: { value: "Tomasz" } });
  await press("Done");
  await waitFor(() => expect(shell.askForNod.mock.calls).toEqual([[9, "Tomasz"]]));
});

it("goes inside first while the policy isn’t read, and what is copied for the channel counts", async () => {
  shell.firstPost.mockResolvedValue({ ...firstPage, policy_read: false, may_post: false });
  await toCheck();
  await press("Next");
  await heading("It goes inside first");
  screen.getByText(/You haven’t read your employer’s policy yet/);
  expect(screen.getByRole("link", { name: "Read the policy · 30 min" }).getAttribute("href")).toBe(
    "/programme/guardrails#task-read-policy",
  );
  await press("Copy for the channel");
  await waitFor(() =>
    expect(shell.logPost.mock.calls).toEqual([[{ title: "We trusted the dashboard.", network: "inside" }]]),
  );
  await heading("It’s out");
});

it("says which of the two is missing", async () => {
  shell.firstPost.mockResolvedValue({ ...firstPage, may_post: false });
  await toCheck();
  await press("Next");
  await screen.findByText(
    "You haven’t written your never-post list yet. Post these four lines in a shared channel. They count.",
  );
  expect(screen.getByRole("link", { name: "Write your never-post list" }).getAttribute("href")).toBe(
    "/programme/guardrails#task-never-post-list",
  );
});

it("is an open note where nothing about work is posted in public, and out once it is copied for the channel", async () => {
  shell.firstPost.mockResolvedValue({ ...firstPage, inside: true, policy_read: false, may_post: false });
  shell.publishPost.mockImplementation(async () => {
    kept = { ...kept, stage: "published", places: [{ id: 41, network: "inside", url: null, on: "2026-03-06" }] };
    return changed("Published on Inside", ["posts"]);
  });
  render(FirstPost);
  await heading("Write your first open note in 20 minutes");
  screen.getByText("The same four lines, for a shared channel.");
  expect(screen.queryByText(/Expect dozens of views/)).toBeNull();
  await press("Start · 20 min");
  await press("A mistake of mine, closed and cleared");
  screen.getByLabelText("What a colleague can do");
  await type("Claim", "We trusted the dashboard.");
  await waitFor(() => expect(shell.addPost.mock.calls[0]?.[0]).toMatchObject({ drafting: true, network: "inside" }));
  await press("Next");
  await heading("Here they are, one under the other");
  await press("Next");
  await heading("A second look");
  await press("Next");
  await press("Copy for the channel");
  await waitFor(() => expect(shell.publishPost.mock.calls).toEqual([[9, { network: "inside" }]]));
  expect(writeText).toHaveBeenLastCalledWith("We trusted the dashboard.");
  expect(shell.openComposer).not.toHaveBeenCalled();
  await heading("It’s out");
});

it("asks about what the check found before an open note is out", async () => {
  shell.firstPost.mockResolvedValue({ ...firstPage, inside: true });
  shell.publishPost.mockRejectedValue({ code: "red_line", message: "Look at one place first." });
  render(FirstPost);
  await press("Start · 20 min");
  await press("A mistake of mine, closed and cleared");
  await type("Claim", "Ask ada@example.org about it.");
  await waitFor(() => expect(shell.addPost).toHaveBeenCalledTimes(1));
  await press("Next");
  await heading("Here they are, one under the other");
  await press("Next");
  await heading("A second look");
  await press("Next");
  await press("Copy for the channel");
  await waitFor(() => expect(dialogs.open).toEqual({ kind: "publish", post: 9, place: null }));
});

it("may be spoken where speaking is easier", async () => {
  shell.firstPost.mockResolvedValue({ ...firstPage, speaking: true });
  await toCheck();
  await press("Next");
  await heading("What now?");
  screen.getByText(/A two-minute recording with one line and captions is a post, too/);
  cleanup();
  shell.addPost.mockClear();
  render(FirstPost);
  await press("Start · 20 min");
  await press("A mistake of mine, closed and cleared");
  screen.getByText(/These four lines are your notes/);
});
