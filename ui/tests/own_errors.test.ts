import { afterEach, beforeEach, expect, it } from "vitest";

import { takesProse, watchFields } from "$lib/dom/fields";
import { ownErrors } from "$lib/dom/own-errors";

let stop: (() => void)[] = [];
beforeEach(() => (stop = [ownErrors(), watchFields()]));
afterEach(() => {
  stop.forEach((one) => one());
  document.body.innerHTML = "";
});

const field = <T extends HTMLElement>(html: string) => {
  document.body.innerHTML = html;
  return document.body.querySelector<T>("input, textarea, select") as T;
};

it("says under the field what is missing, keeps the engine's bubble away, and goes when it is mended", () => {
  const input = field<HTMLInputElement>('<form><input id="day" required></form>');
  let shown = true;
  document.addEventListener("invalid", (event) => (shown = !event.defaultPrevented), { once: true, capture: true });
  expect(input.form?.checkValidity()).toBe(false);
  expect(shown).toBe(false);
  const error = input.nextElementSibling;
  expect([error?.textContent, input.getAttribute("aria-describedby"), document.activeElement]).toEqual([
    "Fill this in.",
    error?.id,
    input,
  ]);
  input.form?.checkValidity();
  expect(document.querySelectorAll(".field-error").length).toBe(1);
  input.value = "fri";
  input.dispatchEvent(new InputEvent("input"));
  expect([document.querySelector(".field-error"), input.hasAttribute("aria-invalid")]).toEqual([null, false]);
});

it("names the limit that was passed", () => {
  const input = field<HTMLInputElement>('<form><input type="number" min="5" max="600" value="700"></form>');
  input.form?.checkValidity();
  expect(input.nextElementSibling?.textContent).toBe("Enter 600 or less.");
});

it("checks spelling where prose is written, and not in addresses and numbers", () => {
  const prose = [
    "<textarea></textarea>",
    '<input type="text">',
    "<input>",
    '<input type="text" inputmode="text">',
    '<input type="search">',
  ];
  const none = [
    '<input inputmode="url">',
    '<input type="url">',
    '<input type="email">',
    '<input inputmode="numeric">',
    '<input type="text" inputmode="decimal">',
    '<input type="date">',
    '<input type="checkbox">',
  ];
  expect(prose.map((html) => takesProse(field(html)))).toEqual(prose.map(() => true));
  expect(none.map((html) => takesProse(field(html)))).toEqual(none.map(() => false));
  const address = field<HTMLInputElement>('<input inputmode="url">');
  address.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
  expect(address.spellcheck).toBe(false);
});

it("leaves the right click to text, and takes it from everything else", () => {
  document.body.innerHTML = "<p>Words</p><label><textarea></textarea></label>";
  const kept = (selector: string) =>
    document.querySelector(selector)?.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
  expect([kept("textarea"), kept("p")]).toEqual([true, false]);
  getSelection()?.selectAllChildren(document.querySelector("p") as Element);
  expect(kept("p")).toBe(true);
});
