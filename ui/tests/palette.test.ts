import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import CommandPalette from "$lib/components/shell/CommandPalette.svelte";
import { session } from "$lib/state/session.svelte";
import type { FoundLine } from "$lib/generated/FoundLine";
import { platform as shell } from "./fake-platform";
import { goto } from "./app.svelte";
import { boot, changed, programme, today } from "./fixtures";
import { later } from "./people-fixtures";
import { draft, idea } from "./posts-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

beforeEach(async () => {
  vi.clearAllMocks();
  // Nothing has a size here, so nothing changes it.
  Object.assign(document.defaultView as Window, {
    ResizeObserver: class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  });
  Element.prototype.scrollIntoView ??= () => {};
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  shell.programmePage.mockResolvedValue(programme);
  shell.postList.mockResolvedValue({ total: 2, posts: [idea, draft] });
  shell.find.mockResolvedValue([]);
  await session.start();
});
afterEach(cleanup);

const field = () =>
  screen.getByRole<HTMLInputElement>("combobox", { name: "Search pages, actions, tasks, people and posts" });
const names = () => screen.queryAllByRole("option").map((option) => option.textContent?.trim());

it("finds posts by what the search finds, also where the title does not hold it, and opens one", async () => {
  const close = vi.fn();
  render(CommandPalette, { close });
  await fireEvent.input(field(), { target: { value: "zzgovernance" } });
  await waitFor(() =>
    expect(names()).toEqual([`${idea.title} · Idea, Added 1 Mar`, `${draft.title} · Draft, Added 1 Mar`]),
  );
  expect(shell.postList.mock.calls).toEqual([[{ search: "zzgovernance", limit: 6 }]]);
  expect(screen.queryByText("No matches. Try fewer words.")).toBeNull();
  await fireEvent.click(screen.getByRole("option", { name: new RegExp(draft.title) }));
  expect(close).toHaveBeenCalledTimes(1);
  expect(goto).toHaveBeenCalledWith(`/posts/${draft.id}`);
});

it("looks for no posts before there is a word to look for, and finds places by theirs", async () => {
  render(CommandPalette, { close: () => {} });
  await fireEvent.input(field(), { target: { value: "re" } });
  expect(shell.postList).not.toHaveBeenCalled();
  await fireEvent.input(field(), { target: { value: "reserve" } });
  await waitFor(() =>
    expect(names()).toEqual([
      "Reserve weeks",
      expect.stringContaining(idea.title),
      expect.stringContaining(draft.title),
    ]),
  );
  expect(screen.getByRole("option", { selected: true }).textContent).toBe("Reserve weeks");
  await fireEvent.keyDown(field(), { key: "Enter" });
  await waitFor(() => expect(goto).toHaveBeenCalledWith("/progress#reserves"));
});

it("says so when nothing fits", async () => {
  shell.postList.mockResolvedValue({ total: 0, posts: [] });
  render(CommandPalette, { close: () => {} });
  await fireEvent.input(field(), { target: { value: "zzgovernance" } });
  await screen.findByText("No matches. Try fewer words.");
});

const found: FoundLine[] = [
  { kind: "task", title: "Read your employer’s policy", note: "Step 2", target: "read-policy", step: "guardrails" },
  { kind: "task", title: "Write to Grace", note: "Step 6", target: "7", step: "role-models" },
  { kind: "person", title: "Grace Hopper", note: "Admiral", target: "3", step: null },
  {
    kind: "answer",
    title: "Grace, who explains compilers",
    note: "Step 6, Leader",
    target: "role-models",
    step: "role-models",
  },
];
const headings = () => [...document.querySelectorAll(".palette-heading")].map((heading) => heading.textContent);

it("finds tasks, people and answers, and opens each where it is", async () => {
  shell.postList.mockResolvedValue({ total: 0, posts: [] });
  shell.find.mockResolvedValue(found);
  const to = ["/programme/guardrails#task-read-policy", "/tasks", "/people/3", "/programme/role-models"];
  for (const [index, line] of found.entries()) {
    render(CommandPalette, { close: () => {} });
    await fireEvent.input(field(), { target: { value: "zzgrace" } });
    await fireEvent.click(await screen.findByRole("option", { name: `${line.title} · ${line.note}` }));
    expect(goto).toHaveBeenLastCalledWith(to[index]);
    cleanup();
  }
  expect(shell.find).toHaveBeenCalledWith("zzgrace");
});

it("groups what it found and puts what is named in full first, selected", async () => {
  shell.postList.mockResolvedValue({ total: 0, posts: [] });
  shell.find.mockResolvedValue(found);
  render(CommandPalette, { close: () => {} });
  await fireEvent.input(field(), { target: { value: "grace hopper" } });
  await waitFor(() => expect(headings()).toEqual(["People", "Tasks", "Answers"]));
  expect(screen.getByRole("option", { selected: true }).textContent).toContain("Grace Hopper");
});

it("drops what was found for the words before, at the first key and when it comes late", async () => {
  shell.postList.mockResolvedValue({ total: 0, posts: [] });
  const [slow, quick] = [later<FoundLine[]>(), later<FoundLine[]>()];
  shell.find.mockReturnValueOnce(slow.call).mockReturnValueOnce(quick.call);
  render(CommandPalette, { close: () => {} });
  await fireEvent.input(field(), { target: { value: "zzgr" } });
  await fireEvent.input(field(), { target: { value: "zzgra" } });
  quick.answer([found[2]!]);
  await screen.findByRole("option", { name: "Grace Hopper · Admiral" });
  slow.answer([found[0]!]);
  await tick();
  expect(names()).toEqual(["Grace Hopper · Admiral"]);
  shell.find.mockReturnValueOnce(later<FoundLine[]>().call);
  await fireEvent.input(field(), { target: { value: "zzgraces" } });
  expect(names()).toEqual([]);
  expect(screen.queryByText("No matches. Try fewer words.")).toBeNull();
});

it("does what the coach offers from anywhere", async () => {
  shell.startAgain.mockResolvedValue(changed("We begin here", ["steps"]));
  const ways: [string, () => void][] = [
    ["Hold my voice", () => expect(goto).toHaveBeenLastCalledWith("/settings#hold")],
    ["All tasks", () => expect(goto).toHaveBeenLastCalledWith("/tasks")],
    ["First post", () => expect(goto).toHaveBeenLastCalledWith("/first-post")],
    ["Start again from today", () => expect(shell.startAgain).toHaveBeenCalledTimes(1)],
  ];
  for (const [name, happened] of ways) {
    render(CommandPalette, { close: () => {} });
    await fireEvent.click(screen.getByRole("option", { name }));
    happened();
    cleanup();
  }
});
