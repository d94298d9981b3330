import { afterEach, beforeEach, expect, it } from "vitest";

import { QUICK, secondClickGuard } from "$lib/dom/double-click";

let time = 0;
let guard: (event: MouseEvent | KeyboardEvent) => boolean;

beforeEach(() => {
  time = 0;
  guard = secondClickGuard(() => time);
});
afterEach(() => document.body.replaceChildren());

function button(name: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.textContent = name;
  document.body.append(made);
  return made;
}

function click(on: Element, { after = 0, x = 100, y = 100, by = 1 } = {}): boolean {
  time += after;
  const event = new MouseEvent("click", { clientX: x, clientY: y, detail: by, bubbles: true });
  Object.defineProperty(event, "target", { value: on });
  return guard(event);
}

it("keeps the second of two clicks from what the first has put under the pointer", () => {
  expect(click(button("Done: Write to Grace"))).toBe(false);
  expect(click(button("Done: Call Ines"), { after: 120, x: 102 })).toBe(true);
});

it("keeps it from the same button when that does another thing by now", () => {
  const primary = button("Start · 15 min");
  expect(click(primary)).toBe(false);
  primary.textContent = "Save and finish";
  expect(click(primary, { after: 150 })).toBe(true);
});

it("takes the click of a box for that of its label", () => {
  const label = document.createElement("label");
  const box = document.createElement("input");
  label.append(box, "Monday");
  document.body.append(label);
  expect([click(label), click(box)]).toEqual([false, false]);
});

it("lets through what is meant: the same again, another place, later, or the keyboard", () => {
  const next = button("Next month");
  const other = button("Delete");
  expect([click(next), click(next, { after: 90 })]).toEqual([false, false]);
  expect(click(other, { after: 90, x: 300 })).toBe(false);
  expect(click(next, { after: QUICK + 1, x: 300 })).toBe(false);
  expect(click(other, { after: 10, x: 300, by: 0 })).toBe(false);
});

it("lets through what follows a key: the hand has seen what is there now", () => {
  expect(click(button("Start · 15 min"))).toBe(false);
  guard(new KeyboardEvent("keydown", { key: "Tab" }));
  expect(click(button("Save and finish"), { after: 50 })).toBe(false);
});
