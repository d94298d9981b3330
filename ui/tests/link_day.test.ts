import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import ConversationDialog from "$lib/components/people/ConversationDialog.svelte";
import LogDialog from "$lib/components/posts/LogDialog.svelte";
import PublishDialog from "$lib/components/posts/PublishDialog.svelte";
import type { LinkRead } from "$lib/generated/LinkRead";
import { session } from "$lib/state/session.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, today } from "./fixtures";
import { peoplePage } from "./people-fixtures";
import { pageOf, postsPage, TODAY } from "./posts-fixtures";
import { readsWords } from "./reads-words";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));
const close = vi.fn();
const POST = "https://x.com/ada/status/2030788150686646371";
const written = (of: "post" | "reply", on: string): LinkRead => ({ network: "x", written: { of, on, at: "23:30" } });

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  readsWords(shell, TODAY);
  shell.postsPage.mockResolvedValue(postsPage);
  shell.postPage.mockResolvedValue(pageOf());
  shell.peoplePage.mockResolvedValue(peoplePage);
  shell.readLink.mockResolvedValue(written("post", "2026-03-01"));
  for (const write of [shell.publishPost, shell.logPost, shell.addConversation])
    write.mockResolvedValue(changed("Done", ["posts"]));
  await session.start();
});
afterEach(cleanup);

const fill = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const day = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;

it("fills a date that no one has set, and the network, and gives both back", async () => {
  render(LogDialog, { post: null, close });
  await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>("Network").value).toBe("linkedin"));
  await fill("Link", POST);
  expect(await screen.findByText("Posted Sunday 1 March, 23:30, by the link")).toBeTruthy();
  expect(day("Published on")).toBe("1 March 2026");
  expect(screen.getByLabelText<HTMLSelectElement>("Network").value).toBe("x");
  await press("Undo");
  await waitFor(() => expect(day("Published on")).toBe(""));
  await press("Posted Sunday 1 March, by the link");
  await waitFor(() => expect(day("Published on")).toBe("1 March 2026"));
  await fill("Title or first line", "Exit costs");
  await press("Log post");
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(shell.logPost.mock.lastCall).toEqual([
    { title: "Exit costs", note: "", url: POST, on: "2026-03-01", network: "x" },
  ]);
});

it("never takes the place of a date or a network that the user set", async () => {
  render(LogDialog, { post: null, close });
  await fill("Published on", "yesterday");
  await fireEvent.change(screen.getByLabelText("Network"), { target: { value: "mastodon" } });
  await fill("Link", POST);
  await screen.findByRole("button", { name: "Posted Sunday 1 March, by the link" });
  expect(day("Published on")).toBe("yesterday");
  expect(screen.getByLabelText<HTMLSelectElement>("Network").value).toBe("mastodon");
  await press("Posted Sunday 1 March, by the link");
  await press("Undo");
  await waitFor(() => expect(day("Published on")).not.toBe("1 March 2026"));
});

it("says that today was meant when the link's day is put aside", async () => {
  render(PublishDialog, { post: 2, place: null, close });
  await screen.findByText("Roadmaps");
  await fill("Link", POST);
  await screen.findByText("Posted Sunday 1 March, 23:30, by the link");
  await press("Undo");
  await press("Mark as published");
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(shell.publishPost.mock.lastCall).toEqual([2, { url: POST, network: "x", on: "" }]);
});

it("takes back the day of a link that is replaced", async () => {
  render(LogDialog, { post: null, close });
  await fill("Link", POST);
  await screen.findByText("Posted Sunday 1 March, 23:30, by the link");
  shell.readLink.mockResolvedValue({ network: null, written: null });
  await fill("Link", "https://example.org/p");
  await waitFor(() => expect(day("Published on")).toBe(""));
  expect(screen.queryByText(/by the link/)).toBeNull();
});

it("only offers when a post was written for a conversation, and fills when a reply was", async () => {
  render(ConversationDialog, { conversation: null, person: null, close });
  await fill("Link", POST);
  await screen.findByRole("button", { name: "Posted Sunday 1 March, by the link" });
  expect(day("When")).toBe("");
  shell.readLink.mockResolvedValue(written("reply", "2025-12-31"));
  await fill("Link", `${POST}1`);
  expect(await screen.findByText("Written Wednesday 31 December 2025, 23:30, by the link")).toBeTruthy();
  expect(day("When")).toBe("31 December 2025");
});
