import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import AddDialog from "$lib/components/dialogs/AddDialog.svelte";
import IdeaDialog from "$lib/components/dialogs/IdeaDialog.svelte";
import LogDialog from "$lib/components/posts/LogDialog.svelte";
import ScheduleDialog from "$lib/components/posts/ScheduleDialog.svelte";
import PublishDialog from "$lib/components/posts/PublishDialog.svelte";
import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import { goto } from "./app.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, today } from "./fixtures";
import { draft, pageOf, postsPage, published, TODAY } from "./posts-fixtures";
import { readsWords } from "./reads-words";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));
const close = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  readsWords(shell, TODAY);
  shell.postsPage.mockResolvedValue(postsPage);
  shell.postPage.mockResolvedValue(pageOf());
  for (const write of [shell.publishPost, shell.changePublication, shell.logPost, shell.changePost, shell.planPost])
    write.mockResolvedValue(changed("Done", ["posts"]));
  shell.captureIdea.mockResolvedValue({ ...changed("Idea kept", ["posts"]), created: "9" });
  await session.start();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
});

const fill = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

async function publish(place: Parameters<typeof dialogs.publishPost>[1] = null) {
  render(PublishDialog, { post: 2, place, close });
  await screen.findByText("Roadmaps");
}

it("publishes on the network it was meant for, today unless a day is said", async () => {
  await publish();
  await fill("Link", "https://example.org/p");
  await press("Mark as published");
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(shell.publishPost.mock.calls).toEqual([[2, { url: "https://example.org/p", network: "linkedin" }]]);
});

it("lists what waits for a decision, and says when it was let stand", async () => {
  shell.postPage.mockResolvedValue(pageOf({ body: "Write to ada@example.org" }));
  shell.publishPost.mockRejectedValueOnce({
    code: "red_line",
    message: "The red-line check found 1 place in the text.",
  });
  await publish();
  const box = screen.getByRole("checkbox", { name: "I’ve checked these and they can stay" });
  expect(screen.getByText("ada@example.org")).toBeTruthy();
  await press("Mark as published");
  expect((await screen.findByRole("alert")).textContent).toContain("found 1 place");
  expect(close).not.toHaveBeenCalled();
  await fireEvent.click(box);
  await press("Mark as published");
  await waitFor(() =>
    expect(shell.publishPost.mock.lastCall).toEqual([2, { url: "", network: "linkedin", cleared: true }]),
  );
});

it("shows the places when the text has moved on since it was read", async () => {
  await publish();
  expect(screen.queryByRole("checkbox")).toBeNull();
  shell.postPage.mockResolvedValue(pageOf({ body: "Write to ada@example.org" }));
  shell.publishPost.mockRejectedValueOnce({
    code: "red_line",
    message: "The red-line check found 1 place in the text.",
  });
  await press("Mark as published");
  expect(await screen.findByRole("checkbox", { name: "I’ve checked these and they can stay" })).toBeTruthy();
});

it("keeps what was entered when the day is refused", async () => {
  shell.publishPost.mockRejectedValueOnce({ code: "invalid", message: "The date lies ahead." });
  await publish();
  await fill("Link", "https://example.org/p");
  await fill("Published on", "tomorrow");
  await press("Mark as published");
  expect((await screen.findByRole("alert")).textContent).toContain("The date lies ahead.");
  expect([
    screen.getByLabelText<HTMLInputElement>("Link").value,
    screen.getByLabelText<HTMLInputElement>("Published on").value,
  ]).toEqual(["https://example.org/p", "tomorrow"]);
});

it("goes on to the next of the user's networks for another place", async () => {
  await publish();
  shell.postPage.mockResolvedValue(
    pageOf({ stage: "published", places: [{ id: 7, network: "linkedin", url: null, on: "2026-03-06" }] }),
  );
  await fill("Link", "https://example.org/p");
  await press("Save and add another link");
  await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>("Network").value).toBe("mastodon"));
  expect(screen.getByLabelText<HTMLInputElement>("Link").value).toBe("");
  expect(screen.getByText(/Already on: LinkedIn, 6 Mar/)).toBeTruthy();
  expect(close).not.toHaveBeenCalled();
});

it("mends a place that is in the log", async () => {
  await publish(published.places[0] ?? null);
  await fill("Published on", "2026-03-02");
  await press("Save");
  await waitFor(() =>
    expect(shell.changePublication.mock.calls).toEqual([
      [40, { url: "https://example.org/4", network: "linkedin", on: "2026-03-02" }],
    ]),
  );
});

it("logs a post that is out already", async () => {
  render(LogDialog, { post: null, close });
  await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>("Network").value).toBe("linkedin"));
  await fill("Title or first line", "What I stopped measuring");
  await fill("Published on", "yesterday");
  await press("Log post");
  await waitFor(() =>
    expect(shell.logPost.mock.calls).toEqual([
      [{ title: "What I stopped measuring", note: "", url: "", on: "2026-03-05", network: "linkedin" }],
    ]),
  );
});

it("fills in a post that was logged by its day alone", async () => {
  render(LogDialog, {
    post: pageOf({
      title: "Post of 6 March 2026",
      stage: "published",
      places: [{ id: 7, network: null, url: null, on: "2026-03-06" }],
    }),
    close,
  });
  await fill("Title or first line", "Roadmaps");
  await fill("Link", "https://example.org/p");
  await press("Save");
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(shell.changePost.mock.calls).toEqual([[2, { title: "Roadmaps", note: "" }]]);
  expect(shell.changePublication.mock.calls).toEqual([[7, { url: "https://example.org/p", on: "2026-03-06" }]]);
});

it("plans with words, and says what it does not understand", async () => {
  render(ScheduleDialog, { post: draft, close });
  await fill("Date", "soonish");
  await press("Schedule");
  await screen.findByText(/“soonish” isn’t a date/);
  expect(shell.planPost).not.toHaveBeenCalled();
  await fill("Date", "fri");
  await press("Schedule");
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(shell.planPost.mock.calls).toEqual([[2, "2026-03-09"]]);
});

it("says back what it understood of a line before it is kept", async () => {
  shell.readCapture.mockResolvedValue({
    title: "Roadmaps",
    planned_on: "2026-03-13",
    offer: null,
    pillar: null,
    network: null,
    understood: ["Planned for Friday 13 March"],
  });
  render(IdeaDialog, { close });
  await fill("Your idea in one line", "Roadmaps fri");
  expect(await screen.findByText("Planned for Friday 13 March")).toBeTruthy();
  await fireEvent.submit(screen.getByLabelText("Your idea in one line").closest("form") as HTMLFormElement);
  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(shell.captureIdea.mock.calls).toEqual([["Roadmaps fri"]]);
  expect(goto).not.toHaveBeenCalled();
});

it("opens the editor after Ctrl Enter", async () => {
  shell.readCapture.mockResolvedValue({
    title: "Roadmaps",
    planned_on: null,
    offer: null,
    pillar: null,
    network: null,
    understood: [],
  });
  render(IdeaDialog, { close });
  await fill("Your idea in one line", "Roadmaps");
  await fireEvent.keyDown(screen.getByLabelText("Your idea in one line"), { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(goto.mock.calls).toEqual([["/posts/9#write"]]));
});

it("keeps the line when it is refused", async () => {
  shell.captureIdea.mockRejectedValueOnce({ code: "invalid", message: "The idea is empty. Write a few words." });
  render(IdeaDialog, { close });
  await press("Save");
  expect((await screen.findByRole("alert")).textContent).toContain("The idea is empty.");
  expect(close).not.toHaveBeenCalled();
});

it("begins quick add with the idea, and has everything else below it", async () => {
  render(AddDialog, { close });
  expect(
    screen.getByLabelText("Your idea in one line").hasAttribute("autofocus") ||
      document.activeElement?.id === "idea-line",
  ).toBe(true);
  await press("Log a conversation");
  expect(dialogs.open).toEqual({ kind: "conversation", conversation: null, person: null });
  await press("Log a post");
  expect(dialogs.open).toEqual({ kind: "log", post: null });
  expect(document.querySelectorAll(".primary")).toHaveLength(1);
});
