import { afterEach, beforeEach, expect, it } from "vitest";

import { keepFocus } from "$lib/dom/keep-focus";

let letGo: () => void;

beforeEach(() => {
  document.body.innerHTML = `
    <main id="main" tabindex="-1"><div>
      <h1>People</h1>
      <section id="waiting"><ul>
        <li id="one"><a href="/1">Ines</a> <button id="answer-1">Answered</button> <button>Open</button></li>
        <li id="two"><a href="/2">Jonas</a> <button id="answer-2">Answered</button></li>
      </ul></section>
      <nav><a href="/people" id="tab">People</a></nav>
    </div></main>
    <div><button id="undo">Undo</button></div>
    <dialog id="dialog"><button id="keep">Keep</button></dialog>`;
  letGo = keepFocus("main");
});
afterEach(() => {
  letGo();
  document.body.innerHTML = "";
});

const byId = (id: string) => document.getElementById(id) as HTMLElement;
const focused = () => document.activeElement?.textContent;
/** What is seen of the document is told after the running script. */
const seen = () => Promise.resolve();

it("goes on at what took the button's place", async () => {
  byId("answer-1").focus();
  byId("answer-1").outerHTML = "<span>Answered yesterday</span> <button>I haven’t replied</button>";
  await seen();
  expect(focused()).toBe("I haven’t replied");
});

it("goes on in the next line when its line is gone, and in the one before when there is none", async () => {
  byId("answer-1").focus();
  byId("one").remove();
  await seen();
  expect(focused()).toBe("Jonas");
  byId("two").insertAdjacentHTML("beforebegin", '<li><a href="/3">Noa</a></li>');
  byId("answer-2").focus();
  byId("two").remove();
  await seen();
  expect(focused()).toBe("Noa");
});

it("goes on behind the list when that is gone with its last line", async () => {
  byId("answer-1").focus();
  byId("waiting").remove();
  await seen();
  expect(document.activeElement).toBe(byId("tab"));
});

it("comes back to the page from a notice that closed", async () => {
  byId("tab").focus();
  byId("undo").focus();
  byId("undo").remove();
  await seen();
  expect(document.activeElement).toBe(byId("tab"));
});

it("begins at the top when the whole page is another", async () => {
  byId("tab").focus();
  byId("main").innerHTML = "<div><a href='/posts'>Posts</a></div>";
  await seen();
  expect(document.activeElement).toBe(byId("main"));
});

it("leaves a focus alone that went elsewhere by itself, or left on purpose", async () => {
  byId("answer-1").focus();
  byId("one").remove();
  byId("tab").focus();
  await seen();
  expect(document.activeElement).toBe(byId("tab"));

  byId("answer-2").focus();
  byId("two").dispatchEvent(new Event("pointerdown", { bubbles: true }));
  byId("answer-2").blur();
  byId("two").remove();
  await seen();
  expect(document.activeElement).toBe(document.body);
});

it("leaves an open dialog to itself", async () => {
  byId("tab").focus();
  byId("dialog").setAttribute("open", "");
  byId("keep").focus();
  byId("keep").remove();
  await seen();
  expect(document.activeElement).toBe(document.body);
});
