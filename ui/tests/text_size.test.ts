import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { commandOf, type Command } from "$lib/components/shell/shortcuts";
import { followWheel } from "$lib/dom/text-size";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

function pressed(key: string, code: string, more: KeyboardEventInit = {}): Command | null {
  return commandOf(new KeyboardEvent("keydown", { key, code, ctrlKey: true, ...more }));
}

describe("Ctrl with plus, minus and nought", () => {
  const shift = { shiftKey: true };

  it("is found wherever a keyboard has them", () => {
    const keys: [string, string, KeyboardEventInit, string][] = [
      // An American and a British keyboard have plus above the equals sign.
      ["=", "Equal", {}, "larger"],
      ["+", "Equal", shift, "larger"],
      ["-", "Minus", {}, "smaller"],
      ["_", "Minus", shift, "smaller"],
      ["0", "Digit0", {}, "usual"],
      // A German one has it beside the return key, and the equals sign above nought.
      ["+", "BracketRight", {}, "larger"],
      ["-", "Slash", {}, "smaller"],
      // A French one has minus on the six, and digits need Shift.
      ["-", "Digit6", {}, "smaller"],
      ["à", "Digit0", {}, "usual"],
      ["0", "Digit0", shift, "usual"],
      ["+", "NumpadAdd", {}, "larger"],
      ["-", "NumpadSubtract", {}, "smaller"],
      ["0", "Numpad0", {}, "usual"],
      ["Insert", "Numpad0", {}, "usual"],
    ];
    for (const [key, code, more, size] of keys)
      expect([key, code, pressed(key, code, more)]).toEqual([key, code, { size }]);
  });

  it("leaves other keys what they are", () => {
    expect(pressed("ß", "Minus")).toBeNull();
    expect(pressed("=", "Digit0", shift)).toBeNull();
    expect(pressed("+", "Equal", { ctrlKey: false, shiftKey: true })).toBeNull();
    expect(pressed("+", "BracketRight", { altKey: true })).toBeNull();
    expect(pressed("&", "Digit1")).toEqual({ go: "/" });
    expect(pressed("3", "Digit3")).toEqual({ go: "/posts" });
  });

  it("is the same while one types", () => {
    const field = document.body.appendChild(document.createElement("textarea"));
    let wish: Command | null = null;
    field.addEventListener("keydown", (event) => (wish = commandOf(event)));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "+", code: "NumpadAdd", ctrlKey: true }));
    expect(wish).toEqual({ size: "larger" });
    field.remove();
  });
});

describe("Ctrl with the wheel", () => {
  const changed = vi.fn();
  let stop: () => void;
  beforeEach(() => {
    changed.mockClear();
    stop = followWheel(changed);
  });
  afterEach(() => stop());

  function turn(deltaY: number, more: WheelEventInit = {}): boolean {
    const event = new WheelEvent("wheel", { deltaY, ctrlKey: true, bubbles: true, cancelable: true, ...more });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  }

  it("goes one step a notch, either way", () => {
    expect(turn(-120)).toBe(true);
    turn(120);
    turn(3, { deltaMode: WheelEvent.DOM_DELTA_LINE });
    expect(changed.mock.calls).toEqual([["larger"], ["smaller"], ["smaller"]]);
  });

  it("takes many small turns of a touchpad for one, and a turn back for none", () => {
    for (let turns = 0; turns < 5; turns += 1) turn(-10);
    expect(changed).not.toHaveBeenCalled();
    turn(-10);
    expect(changed.mock.calls).toEqual([["larger"]]);
    turn(-50);
    turn(50);
    turn(-50);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it("scrolls as ever without Ctrl", () => {
    expect(turn(-120, { ctrlKey: false })).toBe(false);
    expect(changed).not.toHaveBeenCalled();
  });
});
