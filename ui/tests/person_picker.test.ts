import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import PersonPicker from "$lib/components/people/PersonPicker.svelte";
import { platform as shell } from "./fake-platform";
import { ines, peoplePage } from "./people-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

beforeEach(() => {
  vi.clearAllMocks();
  shell.peoplePage.mockImplementation(async ({ search }) => ({
    ...peoplePage,
    people: search === undefined || "ines marsh".includes(search.toLowerCase()) ? [ines] : [],
  }));
});
afterEach(cleanup);

function open() {
  const picker = render(PersonPicker, { id: "person", person: null, text: "" });
  return { picker, field: screen.getByRole<HTMLInputElement>("combobox") };
}
const names = () => screen.queryAllByRole("option").map((option) => option.textContent?.trim().split("  ")[0]);
/** The option that Enter would choose. */
const inHand = (field: HTMLElement) =>
  document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent;

it("chooses a person from the keyboard", async () => {
  const { field } = open();
  await fireEvent.input(field, { target: { value: "ine" } });
  await waitFor(() => expect(names()[0]).toContain("Ines Marsh"));
  await waitFor(() => expect(inHand(field)).toContain("Ines Marsh"));
  await fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(field.value).toBe("Ines Marsh"));
  expect(field.getAttribute("aria-expanded")).toBe("false");
});

it("offers to add someone new", async () => {
  const { field } = open();
  await fireEvent.input(field, { target: { value: "Ada" } });
  await waitFor(() => expect(names()).toEqual(["Add “Ada” as a new person", "No one in particular"]));
  await waitFor(() => expect(inHand(field)).toContain("Add “Ada”"));
  await fireEvent.keyDown(field, { key: "Enter" });
  await screen.findByText("Ada will be added to your people.");
  expect(field.value).toBe("Ada");
});

it("chooses nobody while the list is that of older words", async () => {
  const { field } = open();
  await fireEvent.click(field);
  await waitFor(() => expect(names()[1]).toContain("Ines Marsh"));
  await fireEvent.input(field, { target: { value: "Ada" } });
  await fireEvent.keyDown(field, { key: "Enter" });
  expect(field.value).toBe("Ada");
});

it("closes its list with Esc and keeps what is typed", async () => {
  const { field } = open();
  await fireEvent.input(field, { target: { value: "ine" } });
  await waitFor(() => expect(field.getAttribute("aria-expanded")).toBe("true"));
  const heard = await fireEvent.keyDown(field, { key: "Escape" });
  expect(heard).toBe(false);
  expect(field.getAttribute("aria-expanded")).toBe("false");
  expect(field.value).toBe("ine");
});

it("takes a name typed in full when the field is left", async () => {
  const { field } = open();
  await fireEvent.input(field, { target: { value: "ines marsh" } });
  await waitFor(() => expect(names()[0]).toContain("Ines Marsh"));
  await fireEvent.blur(field);
  expect(field.value).toBe("Ines Marsh");
});
