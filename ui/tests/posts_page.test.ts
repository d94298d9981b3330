import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import Posts from "../src/routes/posts/+page.svelte";
import { at, goto } from "./app.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, today } from "./fixtures";
import { board, draft, idea, planned, postsPage, published } from "./posts-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/state", async () => ({ page: (await import("./app.svelte")).page }));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  shell.postsPage.mockResolvedValue(postsPage);
  shell.postBoard.mockResolvedValue(board);
  shell.postList.mockResolvedValue({ total: 4, posts: [idea, draft, planned, published] });
  for (const write of [shell.changePost, shell.planPost, shell.archivePost, shell.removePost, shell.ideaFromPrompt])
    write.mockResolvedValue(changed("Done", ["posts"]));
  shell.openLink.mockResolvedValue(undefined);
  await session.start();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
});

async function open(path = "/posts") {
  at(path);
  render(Posts);
  await screen.findByRole("heading", { level: 1, name: "Posts" });
}

const column = async (name: string) =>
  within((await screen.findByRole("heading", { level: 2, name })).closest("section") as HTMLElement);

async function choose(post: string, move: string) {
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  await fireEvent.keyDown(await screen.findByRole("button", { name: `Actions for ${post}` }), { key: "Enter" });
  await fireEvent.keyDown(await screen.findByRole("menuitem", { name: move }), { key: "Enter" });
}

it("shows the four columns with their totals, and where the rest of a long one is", async () => {
  await open();
  expect((await column("Ideas 1")).getByRole("link", { name: "Build or buy" }).getAttribute("href")).toBe("/posts/1");
  expect((await column("Published 40")).getByRole("link", { name: "Show all 40 published" }).getAttribute("href")).toBe(
    "/posts?view=list&stage=published",
  );
  expect(screen.queryByRole("link", { name: /Show all 1/ })).toBeNull();
  expect(document.querySelectorAll(".primary")).toHaveLength(1);
});

it("begins to write from a card's menu", async () => {
  await open();
  await choose("Build or buy", "Start writing");
  await waitFor(() => expect(shell.changePost.mock.calls).toEqual([[1, { drafting: true }]]));
  await waitFor(() => expect(shell.postBoard).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(goto).toHaveBeenCalledWith("/posts/1#write"));
});

it("asks when, and where, before it plans or publishes", async () => {
  await open();
  await choose("Roadmaps", "Schedule…");
  await waitFor(() => expect(dialogs.open).toMatchObject({ kind: "plan", post: { id: 2 } }));
  dialogs.close();
  await choose("Roadmaps", "Mark as published…");
  await waitFor(() => expect(dialogs.open).toEqual({ kind: "publish", post: 2, place: null }));
  expect(shell.planPost).not.toHaveBeenCalled();
});

it("puts away and removes with an undo rather than a question", async () => {
  await open();
  await choose("Roadmaps", "Archive");
  await waitFor(() => expect(shell.archivePost.mock.calls).toEqual([[2, true]]));
  await choose("Build or buy", "Delete");
  await waitFor(() => expect(shell.removePost.mock.calls).toEqual([[1]]));
  await waitFor(() => expect(notices.current?.undo).toBe(true));
});

function drag(post: string, onto: HTMLElement) {
  const card = screen.getByRole("link", { name: post }).closest("li") as HTMLElement;
  return fireEvent
    .dragStart(card)
    .then(() => fireEvent.dragOver(onto))
    .then(() => fireEvent.drop(onto));
}
const section = async (name: string) =>
  (await screen.findByRole("heading", { level: 2, name })).closest("section") as HTMLElement;

it("takes a card dragged to another column as the move it is", async () => {
  await open();
  await drag("Build or buy", await section("Scheduled 1"));
  expect(dialogs.open).toMatchObject({ kind: "plan", post: { id: 1 } });
  await drag("Roadmaps", await section("Published 40"));
  expect(dialogs.open).toEqual({ kind: "publish", post: 2, place: null });
  await drag("Build or buy", await section("Drafts 1"));
  expect(shell.changePost.mock.calls).toEqual([[1, { drafting: true }]]);
  await waitFor(() => expect(notices.current?.text).toBe("Moved to Drafts"));
});

it("takes its day from a planned post that is dragged to the drafts", async () => {
  await open();
  await drag(planned.title, await section("Drafts 1"));
  await waitFor(() => expect(shell.planPost.mock.calls).toEqual([[3, null]]));
});

it("says why a draft with a text does not go back to the ideas", async () => {
  shell.changePost.mockResolvedValue(changed("", []));
  await open();
  await drag("Roadmaps", await section("Ideas 1"));
  await waitFor(() => expect(notices.current?.text).toBe("It has text, so it stays a draft."));
});

it("keeps a prompt as an idea, for its pillar", async () => {
  await open();
  await fireEvent.click(screen.getByRole("button", { name: "Save idea: A decision I would reverse" }));
  expect(shell.ideaFromPrompt.mock.calls).toEqual([["reverse", "Money in IT"]]);
});

it("keeps week and views in their places whichever view is shown, and prompts folded away while there are ideas", async () => {
  const above = () =>
    [...document.querySelectorAll(".page > *")]
      .slice(0, 3)
      .map((part) => part.outerHTML.replace(/ aria-current="page"/g, ""));
  await open();
  await screen.findByRole("heading", { level: 2, name: /^Ideas/ });
  const [board, prompts] = [above(), screen.getByText("Prompts").closest("details")];
  expect(prompts?.open).toBe(false);
  for (const path of ["/posts?view=list", "/posts?view=calendar"]) {
    cleanup();
    await open(path);
    expect(above()).toEqual(board);
    expect(screen.queryByText("Prompts")).toBeNull();
  }
});

it("teaches when there is no post yet", async () => {
  shell.postsPage.mockResolvedValue({
    ...postsPage,
    counts: postsPage.counts.map((count) => ({ ...count, posts: 0 })),
  });
  await open();
  expect(screen.getByRole("heading", { name: "From a line to a post" })).toBeTruthy();
  expect(screen.getByRole("navigation", { name: "Views" }), "its place is kept").toBeTruthy();
  expect(screen.getByText("Prompts").closest("details")?.open).toBe(true);
  expect(document.querySelectorAll(".primary")).toHaveLength(1);
});

it("lists what the address asks for, with every place a post came out in", async () => {
  await open("/posts?view=list&stage=published&pillar=Money+in+IT&network=nonsense");
  await screen.findByText("4 posts");
  expect(shell.postList.mock.calls).toEqual([[{ offset: 0, limit: 20, stage: "published", pillar: "Money in IT" }]]);
  await fireEvent.click(screen.getByRole("button", { name: "Open Budget meeting on LinkedIn" }));
  expect(shell.openLink.mock.calls).toEqual([["https://example.org/4"]]);
  expect(screen.queryByRole("button", { name: "Open Budget meeting on Own site" })).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: "Edit link: Budget meeting on Own site" }));
  expect(dialogs.open).toEqual({ kind: "publish", post: 4, place: published.places[1] });
});

it("looks for words once typing rests, and keeps them in the address", async () => {
  await open("/posts?view=list");
  const field = await screen.findByRole("searchbox", { name: "Search" });
  for (const value of ["b", "bu", "budget"]) await fireEvent.input(field, { target: { value } });
  await waitFor(() => expect(shell.postList).toHaveBeenLastCalledWith({ offset: 0, limit: 20, search: "budget" }));
  expect(shell.postList).toHaveBeenCalledTimes(2);
  await waitFor(() => expect(goto.mock.lastCall?.[0]).toBe("/posts?view=list&q=budget"));
});

it("shows more of a long list, a stretch at a time", async () => {
  shell.postList.mockResolvedValueOnce({ total: 3, posts: [idea, draft] });
  await open("/posts?view=list");
  await screen.findByText("3 posts, showing 2");
  shell.postList.mockResolvedValueOnce({ total: 3, posts: [planned] });
  await fireEvent.click(screen.getByRole("button", { name: "Show more" }));
  await screen.findByRole("link", { name: planned.title });
  expect(shell.postList.mock.lastCall).toEqual([{ offset: 2, limit: 20 }]);
  expect(screen.getByRole("link", { name: "Build or buy" })).toBeTruthy();
});

it("asks once about the post that was planned in step 8", async () => {
  await open();
  expect(screen.queryByText("You planned a post in step 8. Make it a draft?")).toBeNull();
  cleanup();
  shell.postsPage.mockResolvedValue({ ...postsPage, planned_in_step_8: true });
  shell.answerPlannedInStep8.mockResolvedValue({ ...changed("A draft: Roadmaps", ["posts"]), created: "12" });
  await open();
  screen.getByText("You planned a post in step 8. Make it a draft?");
  await fireEvent.click(screen.getByRole("button", { name: "Make it a draft" }));
  await waitFor(() => expect(notices.current?.offer?.label).toBe("Open the draft"));
  await fireEvent.click(screen.getByRole("button", { name: "Leave it" }));
  expect(shell.answerPlannedInStep8.mock.calls).toEqual([[true], [false]]);
});

it("gives each prompt its light in words, and what to take care of under it", async () => {
  shell.postsPage.mockResolvedValue({
    ...postsPage,
    offers: [{ ...postsPage.offers[0]!, light: "amber", care: "Leave out names and figures." }],
  });
  await open();
  const offer = screen.getByText("A decision I would reverse").closest("li") as HTMLElement;
  expect(offer.textContent).toContain("Light: Amber");
  within(offer).getByText("Leave out names and figures.");
});
