import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { firstSentence } from "$lib/components/welcome/first-sentence";
import { session } from "$lib/state/session.svelte";
import Welcome from "../src/routes/welcome/+page.svelte";
import { platform as shell } from "./fake-platform";
import { goto } from "./app.svelte";
import { boot, changed } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

beforeEach(async () => {
  vi.clearAllMocks();
  window.scrollTo = () => {};
  shell.boot.mockResolvedValue({ ...boot, today: null });
  shell.onboard.mockResolvedValue(changed("Your profile is made. Step 1 is ready.", ["tasks"]));
  shell.paceCard.mockImplementation(async (minutes) => ({
    minutes,
    sentence: `${minutes} minutes a week. Done by June 2027.`,
    done_by: "2027-06-01",
  }));
  await session.start();
});
afterEach(cleanup);

const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
/** Enter in a field sends its form. */
const enter = () => fireEvent.submit(screen.getByRole("form"));
const title = () => screen.getByRole("heading", { level: 1 }).textContent;

it("asks on four short pages, with the focus in the first field of each, and ends with a sentence", async () => {
  render(Welcome);
  expect(document.activeElement).toBe(screen.getByLabelText("What should we call you?"));
  await type("What should we call you?", "Ada");
  await type("Current role", "architect");
  await type("Target role", "CIO");
  await enter();

  await screen.findByText("2 of 4");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Listed or regulated company")));
  await fireEvent.click(screen.getByLabelText("I already post"));
  await enter();

  await screen.findByText("3 of 4");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("One topic")));
  await type("One topic", "data people trust");
  await fireEvent.change(screen.getByLabelText("One network"), { target: { value: "linkedin" } });
  await enter();

  await screen.findByText("4 of 4");
  await fireEvent.click(screen.getByRole("radio", { name: /Done by March 2028/ }));
  await fireEvent.change(screen.getByLabelText("On"), { target: { value: "thursday" } });
  await fireEvent.click(screen.getByLabelText("Friday"));
  await enter();

  const sentence = await screen.findByLabelText<HTMLTextAreaElement>("Your sentence");
  await waitFor(() => expect(document.activeElement).toBe(sentence));
  expect(sentence.value).toBe("I help every architect I meet do better with data people trust.");
  await type("Your sentence", "I help architects do data people trust.");
  await press("Start step 1");
  await waitFor(() => expect(goto).toHaveBeenCalledWith("/", { replaceState: true }));
  expect(shell.onboard.mock.calls).toEqual([
    [
      {
        name: "Ada",
        role_now: "architect",
        role_wanted: "CIO",
        topic: "data people trust",
        networks: ["linkedin"],
        minutes: 35,
        work_days: ["monday", "tuesday", "wednesday", "thursday"],
        situations: ["already-posting"],
        sentence: "I help architects do data people trust.",
      },
      { weekday: "thursday", time: "09:00", enabled: true },
    ],
  ]);
});

it("can be skipped page by page or at once, and asks for no weekly goal", async () => {
  render(Welcome);
  for (const page of [
    "What’s true where you work",
    "What you want to be known for",
    "Your minutes and your slot",
    "Your first sentence",
  ]) {
    await press("Skip");
    await waitFor(() => expect(title()).toBe(page));
  }
  cleanup();
  render(Welcome);
  await press("Skip and start");
  await waitFor(() => expect(shell.onboard).toHaveBeenCalledTimes(1));
  const [answers] = shell.onboard.mock.calls[0]!;
  expect(answers).toMatchObject({ name: "", networks: [], minutes: 75, situations: [], sentence: "" });
  expect(answers).not.toHaveProperty("weekly_posts");
});

it("says at once what a tick changes", async () => {
  render(Welcome);
  await press("Continue");
  const said = "I’ll look harder at results and forecasts, and I’ll ask you for your quiet periods.";
  expect(screen.queryByText(said)).toBeNull();
  await fireEvent.click(await screen.findByLabelText("Listed or regulated company"));
  expect(screen.getByText(said).getAttribute("aria-live")).toBe("polite");
  await fireEvent.click(screen.getByLabelText("Listed or regulated company"));
  expect(screen.queryByText(said)).toBeNull();
});

it("takes another number of minutes, says when it would be done, and refuses one that is too small", async () => {
  render(Welcome);
  for (let page = 0; page < 3; page++) await press("Skip");
  await screen.findByText("35 is a perfectly good pace too; it just moves the dates.");
  const field = screen.getByLabelText("Another number of minutes a week");
  await fireEvent.input(field, { target: { value: "5" } });
  await enter();
  expect((await screen.findByRole("alert")).textContent).toBe("Enter a number from 15 to 600, like 75.");
  expect(title()).toBe("Your minutes and your slot");
  await fireEvent.input(field, { target: { value: "50" } });
  await screen.findByText("50 minutes a week. Done by June 2027.");
  await enter();
  await screen.findByLabelText("Your sentence");
  await press("Start step 1");
  await waitFor(() => expect(shell.onboard.mock.calls[0]?.[0].minutes).toBe(50));
});

it("goes back without losing what was typed, and says what was refused", async () => {
  shell.onboard.mockRejectedValue({ code: "invalid", message: "There is a profile here already." });
  render(Welcome);
  await type("What should we call you?", "Ada");
  await press("Continue");
  await press("Back");
  expect(screen.getByLabelText<HTMLInputElement>("What should we call you?").value).toBe("Ada");
  await press("Skip and start");
  expect((await screen.findByRole("alert")).textContent).toBe("There is a profile here already.");
  expect(goto).not.toHaveBeenCalled();
});

it("puts the first sentence together without a role that is looked for quietly", () => {
  const known = { topic: "maintenance data", role_now: "", role_wanted: "CIO", quiet: false };
  expect(firstSentence(known)).toBe("I help every CIO I meet do better with maintenance data.");
  expect(firstSentence({ ...known, quiet: true })).toBe("I help people do better with maintenance data.");
  expect(firstSentence({ ...known, topic: " " })).toBe("");
});
