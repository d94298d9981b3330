import { afterEach, describe, expect, it, vi } from "vitest";

import { commandOf, type Command } from "$lib/components/shell/shortcuts";
import { keysHere } from "$lib/dom/keys";

function pressed(key: string, modifiers: KeyboardEventInit = {}, on: HTMLElement = document.body): Command | null {
  let command: Command | null = null;
  const listen = (event: KeyboardEvent) => (command = commandOf(event));
  document.addEventListener("keydown", listen, { once: true });
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...modifiers }));
  document.removeEventListener("keydown", listen);
  return command;
}

function field(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLElement;
}

const ctrl = { ctrlKey: true };

describe("shortcuts", () => {
  afterEach(() => (document.body.innerHTML = ""));

  it("lead to places, the palette, adding, undo and redo", () => {
    expect(pressed("3", ctrl)).toEqual({ go: "/posts" });
    expect([
      pressed("k", ctrl),
      pressed("n", ctrl),
      pressed("z", ctrl),
      pressed("Z", { ctrlKey: true, shiftKey: true }),
      pressed("?"),
    ]).toEqual(["palette", "add", "undo", "redo", "shortcuts"]);
    expect([pressed("9", ctrl), pressed("x"), pressed("z")]).toEqual([null, null, null]);
  });

  it("leave a text field its own undo and its question marks", () => {
    for (const html of ["<input>", "<textarea></textarea>", '<input type="date">', "<select></select>"]) {
      const on = field(html);
      expect([
        pressed("z", ctrl, on),
        pressed("Z", { ctrlKey: true, shiftKey: true }, on),
        pressed("?", {}, on),
      ]).toEqual([null, null, null]);
      expect(pressed("k", ctrl, on)).toBe("palette");
    }
  });

  it("work on a tick box, where nothing is typed", () => {
    expect(pressed("z", ctrl, field('<input type="checkbox">'))).toBe("undo");
  });
});

describe("shortcuts on a Mac", () => {
  afterEach(() => vi.restoreAllMocks());

  it("are held with ⌘ and leave Ctrl to the text field", () => {
    vi.spyOn(navigator, "platform", "get").mockReturnValue("MacIntel");
    expect(pressed("k", { metaKey: true })).toBe("palette");
    expect(pressed("Z", { metaKey: true, shiftKey: true })).toBe("redo");
    expect([pressed("k", ctrl), pressed("n", ctrl), pressed("?", ctrl)]).toEqual([null, null, null]);
  });

  it("are named by its keys, and by Ctrl elsewhere", () => {
    expect(keysHere("Ctrl Shift Z")).toBe("Ctrl Shift Z");
    vi.spyOn(navigator, "platform", "get").mockReturnValue("MacIntel");
    expect([keysHere("Ctrl Shift Z"), keysHere("Ctrl K"), keysHere("F8")]).toEqual(["⇧ ⌘ Z", "⌘ K", "F8"]);
    expect(keysHere("Select the text and press Ctrl C.")).toBe("Select the text and press ⌘ C.");
  });
});
