/** Sharing one's progress: the manager first, switches against the preset, and a tick before what was found goes out. */
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { PresetChoice } from "$lib/generated/PresetChoice";
import type { SummaryPreview } from "$lib/generated/SummaryPreview";
import ShareSummary from "$lib/components/progress/ShareSummary.svelte";
import { platform as shell } from "./fake-platform";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

const presets: PresetChoice[] = [
  {
    preset: "manager",
    label: "My manager",
    about: "What you published.",
    parts: [
      { part: "posts", label: "Posts", shown: true },
      { part: "links", label: "Links", shown: false },
    ],
  },
  {
    preset: "me",
    label: "Only me",
    about: "Everything.",
    parts: [{ part: "reflections", label: "Reflections", shown: true }],
  },
];
const clean: SummaryPreview = { html: "<p>Three posts</p>", findings: [], asks_first: false };
const found: SummaryPreview = {
  html: "<p>Harrow</p>",
  findings: [{ what: "On your never-post list", words: "Harrow", why: "This is on the list." }],
  asks_first: true,
};

beforeEach(() => {
  shell.previewSummary.mockResolvedValue(clean);
  shell.saveSummary.mockResolvedValue("/home/ada/summary.html");
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const asked = () => shell.previewSummary.mock.lastCall?.[0];

it("begins with the manager's summary and shows it beside the switches", async () => {
  render(ShareSummary, { steps: [], presets });
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "My manager" }).checked).toBe(true);
  await screen.findByText("Three posts");
  expect(asked()).toMatchObject({ preset: "manager", with: [], without: [] });
});

it("asks for what was switched against the preset, and forgets it with another reader", async () => {
  render(ShareSummary, { steps: [], presets });
  await fireEvent.click(screen.getByRole("checkbox", { name: "Links" }));
  await fireEvent.click(screen.getByRole("checkbox", { name: "Posts" }));
  await waitFor(() => expect(asked()).toMatchObject({ with: ["links"], without: ["posts"] }));
  await fireEvent.click(screen.getByRole("radio", { name: "Only me" }));
  await waitFor(() => expect(asked()).toMatchObject({ preset: "me", with: [], without: [] }));
});

it("saves what was found only once it was ticked, and then says where to find the file", async () => {
  shell.previewSummary.mockResolvedValue(found);
  const { rerender } = render(ShareSummary, { steps: [], presets });
  await screen.findByText("There’s 1 thing to check.");
  const save = screen.getByRole<HTMLButtonElement>("button", { name: "Save summary…" });
  expect(save.disabled).toBe(true);
  await fireEvent.click(screen.getByRole("checkbox", { name: "I’ve checked these and they can stay" }));
  await fireEvent.click(save);
  await screen.findByText("Summary saved");
  // The page is read again when the window is looked at after the dialog.
  await rerender({ steps: [], presets: structuredClone(presets) });
  expect(screen.getByText("Summary saved")).toBeTruthy();
  expect(shell.saveSummary).toHaveBeenCalledWith(expect.objectContaining({ checked: true }));
  await fireEvent.click(screen.getByRole("button", { name: "Show in folder" }));
  expect(shell.openSavedSummary).toHaveBeenCalledWith(true);
});
