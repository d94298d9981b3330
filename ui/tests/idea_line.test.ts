import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import IdeaLine from "$lib/components/posts/IdeaLine.svelte";
import { unsaved } from "$lib/state/unsaved";
import { platform as shell } from "./fake-platform";
import { changed } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", () => ({ goto: vi.fn() }));

beforeEach(() => {
  vi.clearAllMocks();
  shell.readCapture.mockResolvedValue({
    title: "Roadmaps",
    planned_on: null,
    offer: null,
    pillar: null,
    network: null,
    understood: [],
  });
  shell.captureIdea.mockResolvedValue(changed("Idea kept", ["posts"]));
});
afterEach(() => {
  cleanup();
  unsaved.forget("the idea's line");
});

const field = () => screen.getByLabelText<HTMLInputElement>("Your idea in one line");

it("has a line that was left again when it is next opened, selected so that typing replaces it", async () => {
  render(IdeaLine, { done: () => {} });
  await fireEvent.input(field(), { target: { value: "Roadmaps" } });
  cleanup();
  render(IdeaLine, { done: () => {} });
  await waitFor(() =>
    expect([field().value, field().selectionStart, field().selectionEnd]).toEqual(["Roadmaps", 0, 8]),
  );
});

it("begins empty after a line was kept", async () => {
  const done = vi.fn();
  render(IdeaLine, { done });
  await fireEvent.input(field(), { target: { value: "Roadmaps" } });
  await fireEvent.submit(field().form as HTMLFormElement);
  await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  cleanup();
  render(IdeaLine, { done });
  expect(field().value).toBe("");
});

it("offers the day at the end of a title, and sets it off when the offer is taken", async () => {
  const offer = { on: "2026-03-13", words: "fri", label: "Plan for Friday 13 March", line: "Exit costs – fri" };
  const understood = { title: "Exit costs fri", planned_on: null, offer, pillar: null, network: null, understood: [] };
  shell.readCapture.mockImplementation((line) =>
    Promise.resolve(
      line === offer.line
        ? {
            ...understood,
            title: "Exit costs",
            planned_on: offer.on,
            offer: null,
            understood: ["Planned for Friday 13 March"],
          }
        : understood,
    ),
  );
  render(IdeaLine, { done: () => {} });
  await fireEvent.focus(field());
  await fireEvent.input(field(), { target: { value: "Exit costs fri" } });
  const button = await screen.findByRole<HTMLButtonElement>("button", { name: offer.label });
  expect(button.tabIndex).toBe(-1);
  await fireEvent.blur(field());
  expect(button.tabIndex).toBe(0);
  await fireEvent.click(button);
  expect(field().value).toBe(offer.line);
  await screen.findByText("Planned for Friday 13 March");
  expect(screen.queryByRole("button", { name: offer.label })).toBeNull();
});
