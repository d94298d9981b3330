import { expect, it, vi } from "vitest";

import { commands } from "$lib/commands";
import { fitting, type Entry } from "$lib/components/shell/search-ranking";
import { PAGES, SUBPAGES } from "$lib/components/shell/pages";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

const act = () => {};
const pages: Entry[] = [
  ...PAGES.map(({ path, name }) => ({ key: path, name, act })),
  ...SUBPAGES.map(({ path, name, also }) => ({ key: path, name, also, act })),
];
const all = () => [...pages, ...commands({ undo: "Logged: Exit costs", redo: "Removed: A post" })];
const names = (typed: string) => fitting(all(), typed).map(({ name }) => name);

it("finds what is named in full first, whatever it is", () => {
  for (const { name } of all()) expect(names(name)[0]).toBe(name);
  for (const { name } of all()) expect(names(` ${name.toUpperCase()} `)[0]).toBe(name);
});

it("takes beginnings of words before letters in the middle, and letters here and there for nothing", () => {
  expect(names("rem").slice(0, 3)).toEqual(["Reminders", "Add a reminder", "Snooze all reminders until tomorrow"]);
  expect(names("rem")).not.toContain("Dark theme");
  expect(names("add pers")).toEqual(["Add a person"]);
  expect(names("prg")).toEqual([]);
});

it("knows things by the words people have for them", () => {
  expect([names("export")[0], names("zoom in")[0], names("holiday")[0], names("undo")[0]]).toEqual([
    "Share your progress",
    "Larger text",
    "Add a pause",
    "Undo: Logged: Exit costs",
  ]);
});

it("does not mind accents, signs and capitals", () => {
  expect(fitting([{ key: "1", name: "Résumé: André’s view", act }], "resume andre").length).toBe(1);
});

it("shows everything while nothing is typed, in its own order", () => {
  expect(names("  ")).toEqual(all().map(({ name }) => name));
});

it("gives every command a key of its own", () => {
  const keys = all().map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
