import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import Notice from "$lib/components/shell/Notice.svelte";
import { goToMessage } from "$lib/dom/message-focus";
import { commandOf } from "$lib/components/shell/shortcuts";
import { notices } from "$lib/state/notices.svelte";
import { platform as shell } from "./fake-platform";
import { changed } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

beforeEach(() => {
  vi.useFakeTimers();
  shell.undo.mockResolvedValue(changed("Undone", []));
  render(Notice);
});
afterEach(() => {
  notices.dismiss();
  cleanup();
  document.body.innerHTML = "";
  vi.useRealTimers();
});

async function say(text: string, undo = true) {
  notices.say(text, undo);
  await tick();
}

it("is reached by a key, holds while it has the focus, and gives it back", async () => {
  const field = document.body.appendChild(document.createElement("input"));
  field.focus();
  expect(commandOf(new KeyboardEvent("keydown", { key: "F8" }))).toBe("message");
  expect(goToMessage()).toBe(false);
  await say("Logged: Exit costs");
  expect(goToMessage()).toBe(true);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Undo" }));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(screen.getByRole("button", { name: "Undo" })).toBe(document.activeElement);
  await fireEvent.keyDown(document.activeElement as Element, { key: "Escape" });
  expect(screen.queryByText("Logged: Exit costs")).toBeNull();
  expect(document.activeElement).toBe(field);
});

it("goes by itself when nobody is there", async () => {
  await say("Saved");
  await vi.advanceTimersByTimeAsync(8_000);
  expect(screen.queryByText("Saved")).toBeNull();
});

it("goes with the page it was about, but not with the one that it led to", async () => {
  await say("Logged: Exit costs");
  notices.leavePage(false);
  expect(notices.current?.text, "the act itself went on to another page").toBe("Logged: Exit costs");
  notices.leavePage(true);
  expect(notices.current).toBeNull();
  await say("Logged: Exit costs");
  await vi.advanceTimersByTimeAsync(2_000);
  notices.leavePage(false);
  expect(notices.current).toBeNull();
});

it("stays where something was refused, until it is dismissed", async () => {
  notices.warn("The disk is full.");
  await tick();
  notices.leavePage(true);
  expect(screen.getByRole("alert").textContent).toContain("The disk is full.");
});
