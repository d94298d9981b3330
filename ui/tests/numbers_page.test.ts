/* Numbers: entered in seconds, listed with their source, deleted. */
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { NumberLine } from "$lib/generated/NumberLine";
import type { NumbersPage } from "$lib/generated/NumbersPage";
import { session } from "$lib/state/session.svelte";
import Numbers from "../src/routes/progress/numbers/+page.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

const byHand = {
  kind: "by_hand",
  label: "Entered by hand",
  file: null,
  hash: null,
  from: "2026-10-02",
  to: "2026-10-02",
  read_at: "2026-10-05T09:00:00Z",
  words: "Entered by hand on 5 October",
} as const;

const followers: NumberLine = {
  id: 2,
  network: "linkedin",
  metric: "followers",
  label: "Followers",
  span: "total",
  from: "2026-10-02",
  to: "2026-10-02",
  value: 2571,
  value_text: "2,571",
  when: "on 2 October",
  as_of: "2026-10-02",
  incomplete: false,
  post: null,
  post_title: null,
  post_key: null,
  source: byHand,
  revised: [
    {
      id: 1,
      value: 25710,
      value_text: "25,710",
      as_of: "2026-10-02",
      words: "was 25,710 on 2 October",
      source: byHand,
    },
  ],
};

const numbers: NumbersPage = {
  date: "2026-10-05",
  accounts: [
    {
      network: "linkedin",
      label: "LinkedIn",
      numbers: [{ current: followers, earlier: "2,512 on 2 September", readings: 2 }],
    },
  ],
  posts: [],
  posts_total: 0,
  unlogged: 1,
  networks: ["x", "linkedin"],
};

beforeEach(async () => {
  shell.boot.mockResolvedValue(boot);
  shell.numbersPage.mockResolvedValue(numbers);
  shell.addNumber.mockResolvedValue(changed("Number added", ["metrics"]));
  shell.removeNumber.mockResolvedValue(changed("Number deleted", ["metrics"]));
  await session.start();
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

it("adds a number as people write it and is ready for the next", async () => {
  render(Numbers);
  const value = await screen.findByLabelText("Value");
  await fireEvent.input(value, { target: { value: "2,580" } });
  await fireEvent.click(screen.getByRole("button", { name: "Add number" }));
  await waitFor(() => expect(shell.addNumber).toHaveBeenCalled());
  expect(shell.addNumber.mock.calls[0]?.[0]).toMatchObject({ what: "followers", network: "x", value: 2580 });
  await waitFor(() => expect(value).toHaveProperty("value", ""));
  expect(document.activeElement).toBe(value);
});

it("says under the field what a number looks like and keeps what was typed", async () => {
  render(Numbers);
  const value = await screen.findByLabelText("Value");
  for (const text of ["", "many", "2,5", "1.5"]) {
    await fireEvent.input(value, { target: { value: text } });
    await fireEvent.click(screen.getByRole("button", { name: "Add number" }));
    expect((await screen.findByRole("alert")).textContent).toBe("Enter a number, like 2571.");
    expect(value).toHaveProperty("value", text);
  }
  expect(shell.addNumber).not.toHaveBeenCalled();
});

it("asks no network for LinkedIn’s own index", async () => {
  render(Numbers);
  await fireEvent.change(await screen.findByLabelText("Number"), { target: { value: "ssi" } });
  expect(screen.queryByLabelText("Network")).toBeNull();
  await fireEvent.input(screen.getByLabelText("Value"), { target: { value: "64" } });
  await fireEvent.click(screen.getByRole("button", { name: "Add number" }));
  await waitFor(() => expect(shell.addNumber).toHaveBeenCalled());
  expect(shell.addNumber.mock.calls[0]?.[0]).toMatchObject({ what: "ssi", network: "linkedin", value: 64 });
});

it("lists a number with the one before it and opens its source", async () => {
  render(Numbers);
  const row = within(await screen.findByRole("row", { name: /Followers/ }));
  expect(row.getByText("2,571")).toBeTruthy();
  expect(row.getByText("2,512 on 2 September")).toBeTruthy();
  expect(row.getByText(/2,571 on 2 October\. Entered by hand on 5 October/)).toBeTruthy();
  await fireEvent.click(row.getByRole("button", { name: "Delete Followers, was 25,710 on 2 October" }));
  await waitFor(() => expect(shell.removeNumber).toHaveBeenCalledWith(1));
  expect(screen.getByText(/Numbers of 1 post that aren’t in your log yet/)).toBeTruthy();
});
