/* A user types the name of a command, one key every 110 ms, or pastes it, and presses Enter at once, however slow the answers are. */
import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { FoundLine } from "$lib/generated/FoundLine";
import { commands } from "$lib/commands";
import CommandPalette from "$lib/components/shell/CommandPalette.svelte";
import { PAGES, SUBPAGES } from "$lib/components/shell/pages";
import { session } from "$lib/state/session.svelte";
import { platform as shell } from "./fake-platform";
import { boot, programme } from "./fixtures";
import { draft, idea } from "./posts-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));
// What each command would do, by its name: here only that it was chosen counts.
const done = vi.hoisted(() => [] as string[]);
vi.mock("$lib/commands", async (original) => {
  const real = await original<typeof import("$lib/commands")>();
  return {
    commands: (state: Parameters<typeof real.commands>[0]) =>
      real.commands(state).map((entry) => ({ ...entry, act: () => done.push(entry.name) })),
  };
});
const KEY = 110;

// By selector: what is asked after every key should cost little.
const field = () => document.querySelector<HTMLInputElement>('input[role="combobox"]') as HTMLInputElement;
const options = () => [...document.querySelectorAll('[role="option"]')].map((option) => option.textContent);
const selected = () => document.querySelector('[role="option"][aria-selected="true"]')?.textContent ?? null;
const later = <T>(value: T, wait: number) => new Promise<T>((resolve) => setTimeout(() => resolve(value), wait));

/** Something in a full journal fits every three letters. */
const lines: FoundLine[] = [
  { kind: "task", title: "Read the progress report", note: "Step 2", target: "read", step: "guardrails" },
  { kind: "person", title: "Ada Export", note: "Calendar Ltd", target: "3", step: null },
];

beforeEach(async () => {
  vi.useFakeTimers();
  done.length = 0;
  Element.prototype.scrollIntoView ??= () => {};
  shell.boot.mockResolvedValue({ ...boot, undo: { undo: "Logged: Exit costs", redo: "Removed: A post" } });
  shell.programmePage.mockResolvedValue(programme);
  await session.start();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function type(text: string) {
  for (let end = 1; end <= text.length; end += 1) {
    await fireEvent.input(field(), { target: { value: text.slice(0, end) } });
    expect(selected(), "the first row is chosen").toBe(options()[0] ?? null);
    await vi.advanceTimersByTimeAsync(KEY);
  }
}

async function paste(text: string) {
  await fireEvent.input(field(), { target: { value: text } });
}

const journals = {
  "an empty journal": () => {
    shell.find.mockImplementation(() => later([], 5));
    shell.postList.mockImplementation(() => later({ total: 0, posts: [] }, 5));
  },
  "ten years of data, found faster than one types": () => {
    shell.find.mockImplementation(() => later(lines, 60));
    shell.postList.mockImplementation(() => later({ total: 2, posts: [idea, draft] }, 90));
  },
  "ten years of data, found slower than one types": () => {
    shell.find.mockImplementation(() => later(lines, 400));
    shell.postList.mockImplementation(() => later({ total: 2, posts: [idea, draft] }, 900));
  },
};

const names = () => commands(session.undoState).map(({ name }) => name);

// Some four hundred keys, each drawn: on a machine with much else to do that takes a while.
const PATIENCE = 120_000;

describe.each(Object.entries(journals))("with %s", (_, set) => {
  beforeEach(set);

  it.each([
    ["typed", type],
    ["pasted", paste],
  ])(
    "Enter does the command whose name was %s",
    async (_how, write) => {
      expect(names().length).toBeGreaterThan(20);
      for (const name of names()) {
        done.length = 0;
        render(CommandPalette, { close: () => {} });
        await write(name);
        await fireEvent.keyDown(field(), { key: "Enter" });
        expect(done, name).toEqual([name]);
        cleanup();
      }
    },
    PATIENCE,
  );

  it.each([
    ["typed", type],
    ["pasted", paste],
  ])(
    "Enter goes to the page whose name was %s",
    async (_how, write) => {
      const { goto } = await import("./app.svelte");
      for (const { name, path } of [...PAGES, ...SUBPAGES]) {
        goto.mockClear();
        render(CommandPalette, { close: () => {} });
        await write(name);
        await fireEvent.keyDown(field(), { key: "Enter" });
        expect(goto.mock.calls, name).toEqual([[path]]);
        cleanup();
      }
    },
    PATIENCE,
  );
});

describe("Enter before the answer", () => {
  beforeEach(journals["ten years of data, found slower than one types"]);

  it("waits for what is still looked up, and acts on that", async () => {
    const { goto } = await import("./app.svelte");
    goto.mockClear();
    render(CommandPalette, { close: () => {} });
    await paste("Ada Export");
    await fireEvent.keyDown(field(), { key: "Enter" });
    expect(goto).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(goto.mock.calls).toEqual([["/people/3"]]);
    expect(done).toEqual([]);
  });

  it("is forgotten when one types on", async () => {
    const { goto } = await import("./app.svelte");
    goto.mockClear();
    render(CommandPalette, { close: () => {} });
    await paste("Ada");
    await fireEvent.keyDown(field(), { key: "Enter" });
    await paste("Ada Ex");
    await vi.advanceTimersByTimeAsync(2_000);
    expect([goto.mock.calls, done]).toEqual([[], []]);
  });

  it("takes the row that was gone to, without waiting", async () => {
    render(CommandPalette, { close: () => {} });
    await paste("add");
    await fireEvent.keyDown(field(), { key: "ArrowDown" });
    await fireEvent.keyDown(field(), { key: "Enter" });
    expect(done).toEqual(["Add a task"]);
  });

  it("is no command while a word is composed", async () => {
    render(CommandPalette, { close: () => {} });
    await paste("Dark theme");
    await fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
    expect(done).toEqual([]);
  });
});

it("moves nothing when what was looked up arrives, and forgets a row that was gone to when other words are typed", async () => {
  journals["ten years of data, found slower than one types"]();
  render(CommandPalette, { close: () => {} });
  await paste("add");
  await fireEvent.keyDown(field(), { key: "ArrowDown" });
  const before = options();
  await vi.advanceTimersByTimeAsync(1_000);
  const after = options();
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.length).toBeGreaterThan(before.length);
  expect(selected()).toBe("Add a task");
  await paste("add a");
  await tick();
  expect(selected()).toBe(options()[0]);
});

it("follows a pointer that moves, and not one that rests where a row appears", async () => {
  journals["ten years of data, found faster than one types"]();
  render(CommandPalette, { close: () => {} });
  await paste("add");
  const row = () => document.querySelectorAll('[role="option"]')[2] as HTMLElement;
  const first = options()[0];
  const pointAt = (screenY: number) =>
    fireEvent(row(), new MouseEvent("pointermove", { screenX: 640, screenY, bubbles: true }));
  await pointAt(400);
  await pointAt(400);
  expect(selected()).toBe(first);
  await pointAt(404);
  expect(selected()).toBe(row().textContent);
});
