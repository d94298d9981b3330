import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import DateField from "$lib/components/controls/DateField.svelte";
import TimeField from "$lib/components/controls/TimeField.svelte";
import { session } from "$lib/state/session.svelte";
import { READ_AFTER } from "$lib/state/worded.svelte";
import { platform as shell } from "./fake-platform";
import { boot, today } from "./fixtures";
import { readsWords } from "./reads-words";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

/** A Tuesday. */
const TODAY = "2026-03-10";
const kept = vi.fn();

async function onWeeksFrom(starts_on: string) {
  shell.boot.mockResolvedValue({ ...boot, today: { ...today, date: TODAY, week: { ...today.week, starts_on } } });
  await session.start();
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  readsWords(shell, TODAY);
  await onWeeksFrom("2026-03-09");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const rest = () => vi.advanceTimersByTimeAsync(READ_AFTER);
const field = (label = "Due") => screen.getByLabelText<HTMLInputElement>(label);
const said = () => document.getElementById("due-said")?.textContent ?? "";

async function type(text: string, label = "Due") {
  await fireEvent.input(field(label), { target: { value: text } });
  await rest();
}

async function leave(label = "Due") {
  await fireEvent.blur(field(label));
  await rest();
}

function show(value = "", what: Record<string, unknown> = {}) {
  return render(DateField, { id: "due", label: "Due", value, kept, ...what });
}

describe("a date in words", () => {
  it("is read while it is typed, and said beneath in words", async () => {
    show();
    expect(said()).toContain("For example: fri, 12 March");
    await type("fri");
    expect(said()).toContain("Friday, 13 March, in 3 days");
    expect(field().value).toBe("fri");
    expect(kept).not.toHaveBeenCalled();
    await leave();
    expect(kept.mock.calls).toEqual([["2026-03-13"]]);
  });

  it("stays in the field while it is half a date, is said once the field is left, and no more once it is right", async () => {
    show();
    await type("12 ma");
    expect(field().getAttribute("aria-invalid")).toBe("false");
    await leave();
    expect(field().value).toBe("12 ma");
    expect(said()).toContain("“12 ma” isn’t a date yet");
    expect(field().getAttribute("aria-invalid")).toBe("true");
    expect(field().getAttribute("aria-describedby")).toBe("due-said");
    expect(kept).not.toHaveBeenCalled();
    await type("12 march");
    expect(said()).toContain("Thursday, 12 March, in 2 days");
    expect(field().getAttribute("aria-invalid")).toBe("false");
  });

  it("says at once what cannot become a date any more", async () => {
    show();
    await type("whenever");
    expect(said()).toContain("“whenever” isn’t a date.");
  });

  it("says what was left out of the words", async () => {
    show();
    shell.readDay.mockResolvedValueOnce({
      date: "2026-03-13",
      said: "Friday 13 March. Only the day is kept, not “9am”",
      unfinished: false,
    });
    await type("fri 9am");
    expect(said()).toContain("Friday, 13 March, in 3 days. Only the day is kept, not “9am”");
  });

  it("never loses what is typed to a slow answer of the words before", async () => {
    show();
    let answer = (): void => {};
    shell.readDay.mockImplementationOnce(
      (words) => new Promise((done) => (answer = () => done({ date: "2026-03-13", said: words, unfinished: false }))),
    );
    await type("fri");
    await type("tomorrow");
    answer();
    await rest();
    expect(said()).toContain("Wednesday, 11 March, tomorrow");
  });

  it("is one press away for what is usual, and is emptied by emptying the field", async () => {
    show();
    await fireEvent.click(screen.getByRole("button", { name: "Tomorrow" }));
    await rest();
    expect(kept.mock.calls).toEqual([["2026-03-11"]]);
    await type("");
    await leave();
    expect(kept.mock.lastCall).toEqual([""]);
  });

  it("shows a date it has in words, and another one from elsewhere, but never over what is typed", async () => {
    const { rerender } = show("2027-01-05");
    expect(field().value).toBe("5 January 2027");
    await rerender({ value: "2026-04-01" });
    expect(field().value).toBe("1 April 2026");
    await type("12 ma");
    await rerender({ value: "2026-05-01" });
    expect(field().value).toBe("12 ma");
  });
});

describe("its calendar", () => {
  const open = () => fireEvent.click(screen.getByRole("button", { name: "Calendar for due" }));
  const days = () =>
    within(screen.getByRole("grid"))
      .getAllByRole("columnheader")
      .map((head) => head.textContent);

  it.each([
    ["2026-03-09", ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]],
    ["2026-03-08", ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]],
    ["2026-03-07", ["Sa", "Su", "Mo", "Tu", "We", "Th", "Fr"]],
  ])("begins the week as Settings say, on that of %s", async (starts, wanted) => {
    await onWeeksFrom(starts);
    show();
    await open();
    expect(days()).toEqual(wanted);
  });

  it("is walked with the keys, and a day is chosen with Enter", async () => {
    show("2026-03-31");
    await open();
    const grid = screen.getByRole("grid");
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? grid, { key });
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Tuesday, 31 March");
    await press("ArrowRight");
    await press("PageDown");
    await press("Home");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Monday, 27 April");
    await fireEvent.click(document.activeElement as HTMLElement);
    expect(field().value).toBe("27 April 2026");
    expect(kept.mock.calls).toEqual([["2026-04-27"]]);
    expect(screen.queryByRole("grid")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Calendar for due" }));
  });

  it("closes on Esc without choosing, and gives the focus back", async () => {
    show();
    await open();
    await fireEvent.keyDown(document.activeElement as HTMLElement, { key: "Escape" });
    expect(screen.queryByRole("grid")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Calendar for due" }));
    expect(kept).not.toHaveBeenCalled();
  });
});

describe("a time in words", () => {
  const showTime = (value = "") => render(TimeField, { id: "due", label: "At", value, kept });

  it("is said as it is kept, and moved with the arrows by a quarter", async () => {
    showTime();
    await type("7pm", "At");
    expect(said()).toContain("19:00");
    await leave("At");
    expect(kept.mock.calls).toEqual([["19:00"]]);
    await fireEvent.keyDown(field("At"), { key: "ArrowDown" });
    await leave("At");
    expect(field("At").value).toBe("18:45");
    expect(kept.mock.lastCall).toEqual(["18:45"]);
  });

  it("goes round midnight", async () => {
    showTime("23:50");
    await fireEvent.keyDown(field("At"), { key: "ArrowUp" });
    expect(field("At").value).toBe("00:05");
  });
});
