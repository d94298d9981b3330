/** The dossier: a claim without evidence says so, what fits it is offered first, and the file waits for what was found. */
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { DossierPage } from "$lib/generated/DossierPage";
import Dossier from "../src/routes/progress/dossier/+page.svelte";
import { changed } from "./fixtures";
import { platform as shell } from "./fake-platform";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

const post = {
  source: { kind: "post" as const, publication: 7 },
  kind: "post" as const,
  label: "What support taught us",
};
const other = { source: { kind: "post" as const, publication: 8 }, kind: "post" as const, label: "A cloud bill" };
const data: DossierPage = {
  claims: [{ claim: { id: 3, text: "I cut repeat questions", initiative: null, evidence: [] }, suggested: [post] }],
  initiatives: [],
  choices: [post, other],
};

beforeEach(() => {
  shell.dossierPage.mockResolvedValue(data);
  shell.previewDossier.mockResolvedValue({
    html: "<p>No evidence yet.</p>",
    findings: [{ what: "A name", words: "Grace Hopper", why: "Ask them." }],
  });
  shell.saveDossier.mockResolvedValue("/home/ada/dossier.pdf");
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

it("marks a claim without evidence, and offers what fits it before the rest", async () => {
  shell.attachEvidence.mockResolvedValue(changed("Evidence attached", ["claims"]));
  render(Dossier);
  await screen.findByText("No evidence yet");
  const choice = screen.getByRole("combobox", { name: "From your log, for claim 1", hidden: true });
  const groups = within(choice).getAllByRole("group", { hidden: true });
  expect(groups.map((group) => group.getAttribute("label"))).toEqual(["Suggested", "Post"]);
  await fireEvent.change(choice, { target: { value: JSON.stringify(post.source) } });
  await fireEvent.click(screen.getByRole("button", { name: "Attach", hidden: true }));
  await waitFor(() => expect(shell.attachEvidence).toHaveBeenCalledWith(3, post.source));
});

it("keeps a link that isn't one, and says what is wrong under it", async () => {
  shell.attachEvidence.mockRejectedValue({ code: "invalid", message: "Enter a link, like https://example.org." });
  render(Dossier);
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Link elsewhere", hidden: true });
  await fireEvent.input(field, { target: { value: "nowhere" } });
  await fireEvent.click(screen.getByRole("button", { name: "Attach link", hidden: true }));
  await screen.findByText("Enter a link, like https://example.org.");
  expect(field.value).toBe("nowhere");
});

it("saves once what was found is ticked", async () => {
  render(Dossier);
  const save = await screen.findByRole<HTMLButtonElement>("button", { name: "Save dossier…" });
  await screen.findByText("There’s 1 thing to check.");
  expect(save.disabled).toBe(true);
  await fireEvent.click(screen.getByRole("checkbox", { name: "I’ve checked these and they can stay" }));
  await fireEvent.click(save);
  await screen.findByText("Dossier saved");
  expect(shell.saveDossier).toHaveBeenCalledWith({ format: "pdf", checked: true });
});
