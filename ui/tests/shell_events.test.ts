import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterNavigate, goto } from "$app/navigation";
import { createRawSnippet } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { dialogs } from "$lib/state/dialogs.svelte";
import Layout from "../src/routes/+layout.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, today } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", () => ({ goto: vi.fn(), afterNavigate: vi.fn(), beforeNavigate: vi.fn() }));
vi.mock("$app/state", () => ({ page: { url: new URL("http://standpoint/"), route: { id: "/" } } }));

/** Has the shell send one of the events that carry nothing. */
function hear(event: "onAskClose" | "onLogPost" | "onNewIdea") {
  shell[event].mock.lastCall?.[0]();
}

beforeEach(async () => {
  shell.windowReady.mockResolvedValue();
  shell.windowPainted.mockResolvedValue();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  render(Layout, { children: createRawSnippet(() => ({ render: () => "<p>A page</p>" })) });
  await waitFor(() => expect(shell.windowReady).toHaveBeenCalledTimes(1));
  await waitFor(() => expect(shell.windowPainted).toHaveBeenCalledTimes(1));
});
afterEach(() => {
  dialogs.close();
  cleanup();
  vi.clearAllMocks();
});

it("asks whether to stay when the window is first closed, and stays", async () => {
  shell.chooseOnClose.mockResolvedValue(changed("Saved", ["reminders"]));
  hear("onAskClose");
  await screen.findByRole("dialog", { name: "Keep Standpoint running?" });
  await fireEvent.click(screen.getByRole("button", { name: "Keep running" }));
  expect(shell.chooseOnClose.mock.calls).toEqual([["stay"]]);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("quits when that is chosen, and says why when it cannot", async () => {
  shell.chooseOnClose.mockRejectedValue({ code: "storage", message: "The disk is full." });
  hear("onAskClose");
  await fireEvent.click(await screen.findByRole("button", { name: "Quit" }));
  expect(shell.chooseOnClose.mock.calls).toEqual([["quit"]]);
  await waitFor(() => expect(screen.getByRole("dialog").textContent).toContain("The disk is full."));
});

it("leaves the window open on Esc and chooses nothing", async () => {
  hear("onAskClose");
  const dialog = await screen.findByRole("dialog", { name: "Keep Standpoint running?" });
  await fireEvent(dialog, new Event("cancel", { cancelable: true }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(shell.chooseOnClose).not.toHaveBeenCalled();
});

it("is shown only when it can hear where it should go", async () => {
  cleanup();
  vi.clearAllMocks();
  let listens: (stop: () => void) => void = () => {};
  shell.onGo.mockImplementationOnce(() => new Promise((done) => (listens = done)));
  render(Layout, { children: createRawSnippet(() => ({ render: () => "<p>Again</p>" })) });
  await screen.findByText("Again");
  expect(shell.windowReady).not.toHaveBeenCalled();
  listens(() => {});
  await waitFor(() => expect(shell.windowReady).toHaveBeenCalledTimes(1));
});

it("goes where a notification leads", () => {
  shell.onGo.mock.lastCall?.[0]("/settings/reminders");
  expect(vi.mocked(goto).mock.calls).toEqual([["/settings/reminders"]]);
});

it("opens the log when the tray asks for it", () => {
  hear("onLogPost");
  expect(dialogs.open).toEqual({ kind: "log", post: null });
});

it("opens the line for an idea when the desktop asks for it", () => {
  hear("onNewIdea");
  expect(dialogs.open).toEqual({ kind: "idea" });
});

it("goes to the top of another page, and stays where it is in another view of the same one", () => {
  const arrive = vi.mocked(afterNavigate).mock.calls[0]?.[0] as (way: {
    from: { url: URL | null } | null;
    to: { url: URL };
  }) => void;
  const main = document.getElementById("main") as HTMLElement;
  main.scrollTo = vi.fn<(...where: unknown[]) => void>();
  const posts = new URL("http://standpoint/posts");
  arrive({ from: { url: posts }, to: { url: new URL("?view=list", posts) } });
  expect(main.scrollTo).not.toHaveBeenCalled();
  // The first page comes from nowhere, and nowhere has no address.
  arrive({ from: { url: null }, to: { url: posts } });
  arrive({ from: { url: posts }, to: { url: new URL("http://standpoint/posts/2") } });
  expect(main.scrollTo).toHaveBeenCalledTimes(2);
});
