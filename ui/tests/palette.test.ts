import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import Palette from "../src/lib/components/Palette.svelte";
import { platform } from "../src/lib/platform";
import { session } from "../src/lib/state/session.svelte";
import { goto } from "./app.svelte";
import { boot } from "./fixtures";
import { draft, idea } from "./posts-fixtures";

vi.mock("../src/lib/platform", () => ({
  platform: { boot: vi.fn(), today: vi.fn(), programmePage: vi.fn(), postList: vi.fn(), onChanged: vi.fn(async () => () => {}) },
}));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));
const shell = vi.mocked(platform);

beforeEach(async () => {
  vi.clearAllMocks();
  // Nothing has a size here, so nothing changes it.
  Object.assign(document.defaultView as Window, { ResizeObserver: class { observe() {} unobserve() {} disconnect() {} } });
  Element.prototype.scrollIntoView ??= () => {};
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(boot.today as never);
  shell.programmePage.mockResolvedValue({ steps: [] } as never);
  shell.postList.mockResolvedValue({ total: 2, posts: [idea, draft] });
  await session.start();
});
afterEach(cleanup);

const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Find a page, an action or a post" });
const names = () => screen.queryAllByRole("option").map((option) => option.textContent?.trim());

it("finds posts by what the search finds, also where the title does not hold it, and opens one", async () => {
  const close = vi.fn();
  render(Palette, { close });
  await fireEvent.input(field(), { target: { value: "zzgovernance" } });
  await waitFor(() => expect(names()).toEqual([`${idea.title} · Idea, Noted 1 Mar`, `${draft.title} · Draft, Noted 1 Mar`]));
  expect(shell.postList.mock.calls).toEqual([[{ search: "zzgovernance", limit: 6 }]]);
  expect(screen.queryByText("Nothing is called that.")).toBeNull();
  await fireEvent.click(screen.getByRole("option", { name: new RegExp(draft.title) }));
  expect(close).toHaveBeenCalledTimes(1);
  expect(goto).toHaveBeenCalledWith(`/posts/${draft.id}`);
});

it("looks for no posts before there is a word to look for, and finds places by theirs", async () => {
  render(Palette, { close: () => {} });
  await fireEvent.input(field(), { target: { value: "re" } });
  expect(shell.postList).not.toHaveBeenCalled();
  await fireEvent.input(field(), { target: { value: "reserve" } });
  await waitFor(() => expect(names()).toEqual(["Reserve weeks", expect.stringContaining(idea.title), expect.stringContaining(draft.title)]));
  expect(screen.getByRole("option", { selected: true }).textContent).toBe("Reserve weeks");
  await fireEvent.keyDown(field(), { key: "Enter" });
  await waitFor(() => expect(goto).toHaveBeenCalledWith("/progress#reserves"));
});

it("says so when nothing fits", async () => {
  shell.postList.mockResolvedValue({ total: 0, posts: [] });
  render(Palette, { close: () => {} });
  await fireEvent.input(field(), { target: { value: "zzgovernance" } });
  await screen.findByText("Nothing is called that.");
});
