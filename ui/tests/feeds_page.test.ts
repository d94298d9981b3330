import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { Changed } from "$lib/generated/Changed";
import type { FeedsPage } from "$lib/generated/FeedsPage";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import Feeds from "../src/routes/settings/feeds/+page.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, today } from "./fixtures";
import { blog, feedsPage, later, ofADraft, ofNothing, podcast, settingsPage } from "./people-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
const writes = [
  shell.addFeed,
  shell.changeFeed,
  shell.removeFeed,
  shell.acceptProposal,
  shell.dismissProposal,
  shell.proposeEntry,
];

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  shell.settingsPage.mockResolvedValue(settingsPage);
  for (const write of writes) write.mockReset().mockResolvedValue(changed("Done", ["feeds", "posts"]));
  shell.readFeeds.mockResolvedValue({
    ...changed("Nothing new", ["feeds"]),
    undo: { undo: "add feed", redo: null },
  });
  shell.openLink.mockResolvedValue(undefined);
  await session.start();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
});

async function open(what: Partial<FeedsPage> = {}) {
  shell.feedsPage.mockResolvedValue({ ...feedsPage, ...what });
  render(Feeds);
  await screen.findByRole("heading", { level: 1, name: "Feeds" });
  await waitFor(() => expect(shell.settingsPage).toHaveBeenCalled());
}

const address = () => screen.getByLabelText<HTMLInputElement>("Feed address");
const type = (value: string) => fireEvent.input(address(), { target: { value } });
const add = () => fireEvent.submit(address().form as HTMLFormElement);
const unencrypted = () =>
  screen.queryByRole<HTMLInputElement>("checkbox", { name: "Allow this feed without encryption" });
const feed = (name: string) => within(screen.getByRole("group", { name }));
const automatic = (name: string) => feed(name).getByRole<HTMLInputElement>("checkbox", { name: "Log automatically" });
const network = (name: string) =>
  feed(name).getByRole<HTMLSelectElement>("combobox", { name: "Counts as published on" });

it("adds a feed by its address and is empty for the next one", async () => {
  await open({ feeds: [] });
  expect(screen.getByText(/^No feeds yet, so no network access\./)).toBeTruthy();
  shell.feedsPage.mockResolvedValue({ ...feedsPage, feeds: [blog] });
  await type("https://ada.example/feed.xml");
  expect(unencrypted()).toBeNull();
  await add();
  expect(shell.addFeed.mock.calls).toEqual([["https://ada.example/feed.xml", {}]]);
  await waitFor(() => expect(address().value).toBe(""));
  expect(await screen.findByRole("group", { name: "Ada writes" })).toBeTruthy();
  expect(screen.queryByText(/^No feeds yet/)).toBeNull();
  expect(notices.current?.undo).toBe(true);
});

it("keeps a refused address and says why until it is mended", async () => {
  shell.addFeed.mockRejectedValue({ code: "invalid", message: "That feed is here already." });
  await open();
  await type(blog.address);
  await add();
  expect((await screen.findByRole("alert")).textContent).toBe("That feed is here already.");
  expect([address().value, address().getAttribute("aria-invalid")]).toEqual([blog.address, "true"]);
  await type(`${blog.address}?2`);
  expect(screen.queryByRole("alert")).toBeNull();
});

it("offers to do without encryption for an unencrypted address only, and asks for it only when it is ticked", async () => {
  await open();
  const refused = async (why: string) => {
    shell.addFeed.mockRejectedValueOnce({ code: "invalid", message: why });
    await add();
    await screen.findByText(why);
  };
  await type(" HTTP://cast.example/rss");
  expect(unencrypted()?.checked).toBe(false);
  await refused("That address is not encrypted.");
  await fireEvent.click(unencrypted() as HTMLElement);
  await refused("That feed is here already.");
  // Ticked, and then an encrypted address after all.
  await type("https://cast.example/rss");
  expect(unencrypted()).toBeNull();
  await add();
  expect(shell.addFeed.mock.calls.map(([, settings]) => settings)).toEqual([{}, { allow_http: true }, {}]);
});

it("asks anew about each unencrypted address", async () => {
  await open();
  await type("http://cast.example/rss");
  await fireEvent.click(unencrypted() as HTMLElement);
  await add();
  await waitFor(() => expect(address().value).toBe(""));
  await type("http://other.example/rss");
  expect(unencrypted()?.checked).toBe(false);
});

it("says quietly, by the feed, that it could not be read and why", async () => {
  await open();
  const standing = (name: string) => screen.getByRole("group", { name }).querySelector(".standing")?.textContent;
  expect(standing("The exit cost")).toMatch(
    /^Couldn’t refresh:\s*The server could not be reached\. Check the internet connection, or try again later\.$/,
  );
  expect(standing("Ada writes")).toBe("Read today at 09:00.");
  expect(feed("Ada writes").getByDisplayValue(blog.address)).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(notices.current).toBeNull();
});

it("offers the address a feed has moved to, and the feed a page names", async () => {
  const moved = { ...blog, moved_to: "https://new.example/feed.xml" };
  await open({ feeds: [moved, { ...podcast, offers: [{ address: "https://cast.example/feed", title: "Episodes" }] }] });
  await fireEvent.click(feed("Ada writes").getByRole("button", { name: "Use the new address" }));
  await fireEvent.click(feed("The exit cost").getByRole("button", { name: "Use “Episodes”" }));
  expect(shell.changeFeed.mock.calls).toEqual([
    [1, { address: "https://new.example/feed.xml" }],
    [2, { address: "https://cast.example/feed" }],
  ]);
});

it("lists what a feed holds and asks about an entry after all", async () => {
  const known = {
    id: 31,
    title: "Old notes",
    url: null,
    published_on: null,
    state: "earlier" as const,
    standing: "Taken as known: without a date",
    may_be_proposed: true,
  };
  shell.feedEntries.mockResolvedValue({
    feed: 1,
    label: "Ada writes",
    counted: blog.counted,
    entries: [
      known,
      { ...known, id: 32, title: "Logged one", state: "logged", standing: "Logged", may_be_proposed: false },
    ],
    unnamed: 2,
  });
  await open();
  expect(feed("Ada writes").getByText(/3 entries: 1 logged, 2 taken as known/)).toBeTruthy();
  await fireEvent.click(feed("Ada writes").getByRole("button", { name: "Show them" }));
  const list = within(await screen.findByRole("list", { name: "What the feed holds" }));
  expect(list.getAllByRole("listitem").map((item) => item.querySelector("p")?.textContent)).toEqual([
    "Old notes · Day unknown · Taken as known: without a date",
    "Logged one · Day unknown · Logged",
  ]);
  expect(screen.getByText("And 2 more from before titles were kept.")).toBeTruthy();
  await fireEvent.click(list.getByRole("button", { name: "Ask me after all" }));
  expect(shell.proposeEntry.mock.calls).toEqual([[31]]);
});

it("offers to change the link of a post that moved, and nothing that would count it twice", async () => {
  await open({ proposals: [{ ...ofADraft, same_post: "moved" }] });
  const proposal = within(screen.getByRole("region", { name: "New in your feeds" }));
  expect(proposal.getByText(/is in your log already, at another address\./)).toBeTruthy();
  expect(proposal.queryByRole("button", { name: "Add as a new post" })).toBeNull();
  await fireEvent.click(proposal.getByRole("button", { name: "Change its link" }));
  expect(shell.acceptProposal.mock.calls).toEqual([[21, 2]]);
});

it("logs what came out as the post it seems to be, as one of its own, or not at all", async () => {
  await open({ proposals: [ofADraft] });
  const proposal = within(screen.getByRole("region", { name: "New in your feeds" }));
  expect(proposal.getByText("Ada writes").closest("p")?.textContent).toBe("Ada writes · Own site");
  expect(proposal.getByRole("listitem").querySelector("p")?.textContent).toBe(
    "Published 3 days ago: Roadmaps without dates",
  );
  const as = proposal.getByRole("button", { name: "Log it as “Roadmaps”" });
  // Several proposals have the same buttons: each is described by what it is about.
  expect(document.getElementById(as.getAttribute("aria-describedby") ?? "")?.textContent).toContain(
    "Roadmaps without dates",
  );
  await fireEvent.click(as);
  await fireEvent.click(proposal.getByRole("button", { name: "Add as a new post" }));
  expect(shell.acceptProposal.mock.calls).toEqual([
    [21, 2],
    [21, null],
  ]);
  await fireEvent.click(proposal.getByRole("button", { name: "Dismiss" }));
  expect(shell.dismissProposal.mock.calls).toEqual([[21]]);
  await fireEvent.click(proposal.getByRole("button", { name: "Open link" }));
  expect(shell.openLink.mock.calls).toEqual([["https://ada.example/roadmaps"]]);
});

it("logs what is like no post of yours, and asks no more about it", async () => {
  await open({ proposals: [ofNothing] });
  const proposal = within(screen.getByRole("region", { name: "New in your feeds" }));
  expect(proposal.getAllByRole("button").map((button) => button.textContent)).toEqual(["Log it", "Dismiss"]);
  shell.feedsPage.mockResolvedValue(feedsPage);
  await fireEvent.click(proposal.getByRole("button", { name: "Log it" }));
  expect(shell.acceptProposal.mock.calls).toEqual([[22, null]]);
  await waitFor(() => expect(screen.queryByRole("region", { name: "New in your feeds" })).toBeNull());
  expect(notices.current?.undo).toBe(true);
});

it("says why a proposal could not be logged, and asks on", async () => {
  shell.acceptProposal.mockRejectedValue({ code: "not_found", message: "That proposal is gone." });
  await open({ proposals: [ofNothing] });
  await fireEvent.click(screen.getByRole("button", { name: "Log it" }));
  await waitFor(() => expect(notices.current).toMatchObject({ text: "That proposal is gone.", wrong: true }));
  expect(screen.getByText("Episode 7")).toBeTruthy();
});

it("folds many proposals away until they are asked for", async () => {
  await open({ proposals: Array.from({ length: 6 }, (_, index) => ({ ...ofNothing, id: 30 + index })) });
  expect(screen.getAllByText("Episode 7")).toHaveLength(4);
  await fireEvent.click(screen.getByRole("button", { name: "Show 2 more" }));
  expect(screen.getAllByText("Episode 7")).toHaveLength(6);
});

it("keeps a tick, and shows one that was refused as it was", async () => {
  await open();
  expect([automatic("Ada writes").checked, automatic("The exit cost").checked]).toEqual([false, true]);
  shell.feedsPage.mockResolvedValue({ ...feedsPage, feeds: [{ ...blog, automatic: true }, podcast] });
  await fireEvent.click(automatic("Ada writes"));
  expect(shell.changeFeed.mock.calls).toEqual([[1, { automatic: true }]]);
  await waitFor(() => expect(shell.feedsPage).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(automatic("Ada writes").checked).toBe(true));

  shell.changeFeed.mockRejectedValue({ code: "invalid", message: "Log its first entry by hand." });
  await fireEvent.click(automatic("The exit cost"));
  expect(shell.changeFeed.mock.lastCall).toEqual([2, { automatic: false }]);
  await waitFor(() => expect(notices.current).toMatchObject({ text: "Log its first entry by hand.", wrong: true }));
  await waitFor(() => expect(automatic("The exit cost").checked).toBe(true));
  await fireEvent.click(feed("Ada writes").getByRole("checkbox", { name: "Allow without encryption" }));
  expect(shell.changeFeed.mock.lastCall).toEqual([1, { allow_http: true }]);
  await waitFor(() =>
    expect(
      feed("Ada writes").getByRole<HTMLInputElement>("checkbox", { name: "Allow without encryption" }).checked,
    ).toBe(false),
  );
});

it("keeps what a feed counts for, and shows a choice that was refused as it was", async () => {
  await open();
  expect([network("Ada writes").value, network("The exit cost").value]).toEqual(["own_site", ""]);
  shell.feedsPage.mockResolvedValue({ ...feedsPage, feeds: [blog, { ...podcast, network: "podcast" }] });
  await fireEvent.change(network("The exit cost"), { target: { value: "podcast" } });
  expect(shell.changeFeed.mock.calls).toEqual([[2, { network: "podcast" }]]);
  await waitFor(() => expect(shell.feedsPage).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(network("The exit cost").value).toBe("podcast"));

  shell.changeFeed.mockRejectedValue({ code: "storage", message: "The disk is full." });
  await fireEvent.change(network("Ada writes"), { target: { value: "" } });
  expect(shell.changeFeed.mock.lastCall).toEqual([1, { network: "" }]);
  await waitFor(() => expect(notices.current).toMatchObject({ text: "The disk is full.", wrong: true }));
  await waitFor(() => expect(network("Ada writes").value).toBe("own_site"));
});

it("keeps the name that was given to a feed, and says by the field when it is not kept", async () => {
  shell.changeFeed.mockRejectedValue({ code: "invalid", message: "The name is too long." });
  await open();
  const name = feed("Ada writes").getByLabelText<HTMLInputElement>("Name");
  await fireEvent.input(name, { target: { value: "My blog" } });
  await fireEvent.blur(name);
  expect((await feed("Ada writes").findByRole("alert")).textContent).toContain("The name is too long.");
  expect(shell.changeFeed.mock.calls).toEqual([[1, { name: "My blog" }]]);
  expect(name.value).toBe("My blog");
});

it("reads a feed once when it is asked to, and offers no undo for what was only read", async () => {
  const slow = later<Changed>();
  shell.readFeeds.mockReturnValueOnce(slow.call);
  await open();
  await fireEvent.click(feed("Ada writes").getByRole("button", { name: "Refresh" }));
  await fireEvent.click(feed("Ada writes").getByRole("button", { name: "Refreshing" }));
  expect(shell.readFeeds.mock.calls).toEqual([[1]]);
  slow.answer({ ...changed("Nothing new", ["feeds"]), undo: { undo: "add feed", redo: null } });
  await waitFor(() => expect(notices.current).toMatchObject({ text: "Nothing new", undo: false }));
  expect(await feed("Ada writes").findByRole("button", { name: "Refresh" })).toBeTruthy();
});

it("reads all feeds at once, and offers to take back what that logged", async () => {
  shell.readFeeds.mockResolvedValueOnce(changed("2 posts logged from your feed", ["feeds", "posts"]));
  await open();
  await fireEvent.click(screen.getByRole("button", { name: "Refresh all" }));
  expect(shell.readFeeds.mock.calls).toEqual([[null]]);
  await waitFor(() => expect(notices.current).toMatchObject({ text: "2 posts logged from your feed", undo: true }));
  expect(screen.getByRole("button", { name: "Refresh all" })).toBeTruthy();
});

it("removes a feed with an undo rather than a question, and offers to read all only while there are several", async () => {
  await open();
  shell.feedsPage.mockResolvedValue({ ...feedsPage, feeds: [podcast] });
  await fireEvent.click(screen.getByRole("button", { name: "Remove Ada writes" }));
  expect(shell.removeFeed.mock.calls).toEqual([[1]]);
  await waitFor(() => expect(screen.queryByRole("group", { name: "Ada writes" })).toBeNull());
  expect(screen.queryByRole("button", { name: "Refresh all" })).toBeNull();
  expect(notices.current?.undo).toBe(true);
});
