/** Sharing one's progress: the manager first, switches against the preset, and a tick before what was found goes out. */
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { PresetChoice } from "$lib/generated/PresetChoice";
import type { SummaryPreview } from "$lib/generated/SummaryPreview";
import ShareSummary from "$lib/components/share/ShareSummary.svelte";
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
const clean: SummaryPreview = {
  html: "<p>Three posts</p>",
  mail: "Three posts\n",
  mail_fits: true,
  findings: [],
  asks_first: false,
};
const found: SummaryPreview = {
  ...clean,
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

/** The frame's text: what the reader will see. */
const shown = () => screen.getByTitle<HTMLIFrameElement>("What they’ll see").contentDocument?.body.textContent;
const asked = () => shell.previewSummary.mock.lastCall?.[0];

it("says that the page is on its way only when that takes longer than a moment", async () => {
  vi.useFakeTimers();
  try {
    let answer: (page: SummaryPreview) => void = () => {};
    shell.previewSummary.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    render(ShareSummary, { steps: [], presets });
    await vi.advanceTimersByTimeAsync(199);
    expect(screen.queryByText("Loading")).toBeNull();
    await vi.advanceTimersByTimeAsync(2);
    expect(screen.getByText("Loading")).toBeTruthy();
    answer(clean);
    await vi.advanceTimersByTimeAsync(0);
    expect(screen.queryByText("Loading")).toBeNull();
    expect(shown()).toBe("Three posts");
  } finally {
    vi.useRealTimers();
  }
});

it("begins with the manager's summary and shows it beside the switches", async () => {
  render(ShareSummary, { steps: [], presets });
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "My manager" }).checked).toBe(true);
  await waitFor(() => expect(shown()).toBe("Three posts"));
  expect(asked()).toMatchObject({ preset: "manager", with: [], without: [] });
  const frame = screen.getByTitle("What they’ll see");
  expect(frame.getAttribute("sandbox")).toBe("allow-same-origin allow-modals");
});

it("asks for what was switched against the preset, and forgets it with another reader", async () => {
  render(ShareSummary, { steps: [], presets });
  await fireEvent.click(screen.getByRole("checkbox", { name: "Links" }));
  await fireEvent.click(screen.getByRole("checkbox", { name: "Posts" }));
  await waitFor(() => expect(asked()).toMatchObject({ with: ["links"], without: ["posts"] }));
  await fireEvent.click(screen.getByRole("radio", { name: "Only me" }));
  await waitFor(() => expect(asked()).toMatchObject({ preset: "me", with: [], without: [] }));
});

it("changes the page in its place, so that it isn't scrolled back", async () => {
  render(ShareSummary, { steps: [], presets });
  await waitFor(() => expect(shown()).toBe("Three posts"));
  const page = screen.getByTitle<HTMLIFrameElement>("What they’ll see").contentDocument;
  const main = page?.querySelector("main");
  if (page) page.documentElement.scrollTop = 120;
  shell.previewSummary.mockResolvedValue({ ...clean, html: "<p>No posts</p>" });
  await fireEvent.click(screen.getByRole("checkbox", { name: "Posts" }));
  await waitFor(() => expect(shown()).toBe("No posts"));
  expect(page?.querySelector("main")).toBe(main);
  expect(page?.documentElement.scrollTop).toBe(120);
});

it("copies the first page as an e-mail, and keeps one that is too long from the mail program", async () => {
  const write = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, "clipboard", { value: { writeText: write }, configurable: true });
  shell.previewSummary.mockResolvedValue({ ...clean, mail_fits: false });
  render(ShareSummary, { steps: [], presets });
  await fireEvent.click(await screen.findByRole("button", { name: "Copy as e-mail" }));
  expect(write).toHaveBeenCalledWith("Three posts\n");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Open in mail" }).disabled).toBe(true);
});

it("saves what was found only once it was ticked, and then says where to find the file", async () => {
  shell.previewSummary.mockResolvedValue(found);
  const { rerender } = render(ShareSummary, { steps: [], presets });
  await screen.findByText("There’s 1 thing to check.");
  const save = screen.getByRole<HTMLButtonElement>("button", { name: "Save summary…" });
  expect(save.disabled).toBe(true);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Copy as e-mail" }).disabled).toBe(true);
  await fireEvent.click(screen.getByRole("checkbox", { name: "I’ve checked these and they can stay" }));
  await fireEvent.click(save);
  await screen.findByText("Summary saved");
  // The page is read again when the window is looked at after the dialog.
  await rerender({ steps: [], presets: structuredClone(presets) });
  expect(screen.getByText("Summary saved")).toBeTruthy();
  // Another format holds the same things, so the tick stays.
  await fireEvent.change(screen.getByRole("combobox", { name: "Format" }), { target: { value: "pdf" } });
  expect(save.disabled).toBe(false);
  expect(shell.saveSummary).toHaveBeenCalledWith(expect.objectContaining({ checked: true }));
  await fireEvent.click(screen.getByRole("button", { name: "Show in folder" }));
  expect(shell.openSavedSummary).toHaveBeenCalledWith(true);
});
