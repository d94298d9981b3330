import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";

import ExampleText from "$lib/components/controls/ExampleText.svelte";
import { blocksOf, runsOf } from "$lib/components/controls/example-markdown";

it("reads paragraphs, quotations, lists and the two marks", () => {
  const kinds = blocksOf("Before.\nStill before.\n\n> One\n\n> Two\n\n- a\n- b\n\n✗ Worse\n\n✓ Better").map(
    (block) => block.kind,
  );
  expect(kinds).toEqual(["paragraph", "quote", "list", "paragraph", "paragraph"]);
});

it("keeps a star that has no partner", () => {
  expect(runsOf("**Bold** and *soft* 2 * 3")).toEqual([
    { text: "Bold", look: "strong" },
    { text: " and ", look: "plain" },
    { text: "soft", look: "em" },
    { text: " 2 * 3", look: "plain" },
  ]);
});

it("never sets what is written as HTML, and says the marks in words", () => {
  render(ExampleText, { text: "✗ <img src=x onerror=alert(1)>\n✓ Plain" });
  expect(document.querySelector("img")).toBeNull();
  expect(screen.getByText("Rather not:").parentElement?.textContent).toContain("<img src=x");
  expect(screen.getByText("Better:")).toBeTruthy();
});
