/** Pictures: what they draw is what their table says, and their points are walked by keyboard. */
import { readFileSync } from "node:fs";

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { HeatmapYear } from "$lib/generated/HeatmapYear";
import type { Picture } from "$lib/generated/Picture";
import type { WeekHeatmap } from "$lib/generated/WeekHeatmap";
import { addDays } from "$lib/civil";
import Chart from "$lib/components/charts/Chart.svelte";
import { dots, heights, HEIGHT, paths, slots, steps, ticks, WIDTH } from "$lib/components/charts/layout";
import { REST } from "$lib/components/charts/walk.svelte";
import YearsOfWeeks from "$lib/components/charts/YearsOfWeeks.svelte";
import { announcer } from "$lib/state/announcer.svelte";
import { session } from "$lib/state/session.svelte";
import { goto } from "./app.svelte";
import { followers, pillars, weeks } from "./chart-fixtures";
import { platform as shell } from "./fake-platform";
import { boot, changed } from "./fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  await session.start();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** The figure of a cell as the table says it; none for a gap. */
function figure(cell: string): number | null {
  const words = cell.split(" (")[0]?.replaceAll(",", "") ?? "";
  return words === "–" ? null : Number(words);
}

/** What is drawn of a series, read from the drawing: the marks' lengths over the scale's, or the dots' heights. */
function drawn(picture: Picture, series: number): (number | null)[] {
  const { marks } = picture;
  const one = marks?.series[series];
  if (!marks || !one) throw new Error("the picture has marks");
  const scale = heights(marks);
  const number = (element: Element, name: string) => Number(element.getAttribute(name));
  if (one.shape === "bar")
    return [...document.querySelectorAll(".bar")].map((bar) =>
      Math.round(scale.invert(HEIGHT - number(bar, "height"))),
    );
  if (one.shape === "share")
    return [...document.querySelectorAll(".bar")].map((bar) => Math.round((number(bar, "width") / WIDTH) * marks.most));
  const places = slots(marks).map(({ x, width }) => x + width / 2);
  const found = new Map(
    [...document.querySelectorAll(".dot")].map((dot) => [
      places.findIndex((x) => Math.abs(x - number(dot, "cx")) < 0.01),
      Math.round(scale.invert(number(dot, "cy"))),
    ]),
  );
  return one.marks.map((_, row) => found.get(row) ?? null);
}

it.each([
  ["bars", weeks],
  ["shares", pillars],
  ["a line", followers],
])("draws in %s what its table says", async (_, picture) => {
  render(Chart, { picture });
  expect(screen.getByRole("img", { name: picture.sentence })).toBeTruthy();
  const shown = drawn(picture, 0);
  session.preferences = { ...session.preferences, charts_as_tables: true };
  const table = await screen.findByRole("table", { name: picture.caption });
  const said = within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => figure(row.children[1]?.textContent ?? ""));
  expect(shown).toEqual(said);
  expect(
    within(table)
      .getAllByRole("columnheader")
      .map((header) => header.textContent),
  ).toEqual(picture.columns.map(({ name }) => name));
});

it("hides the drawing’s parts and names it by its sentence", () => {
  render(Chart, { picture: weeks });
  const image = screen.getByRole("img", { name: weeks.sentence });
  expect([...image.children].map((part) => part.getAttribute("aria-hidden"))).toEqual(["true"]);
  expect(image.getAttribute("tabindex")).toBe("0");
  expect(document.querySelectorAll("[tabindex]")).toHaveLength(1);
});

it("has twelve places, with those to come outlined", () => {
  render(Chart, { picture: weeks });
  expect([document.querySelectorAll(".bar").length, document.querySelectorAll(".coming").length]).toEqual([4, 8]);
  expect(slots(weeks.marks!)).toHaveLength(12);
});

it("is a sentence alone where there is nothing to draw yet", () => {
  render(Chart, { picture: { ...weeks, sentence: "No posts yet", columns: [], rows: [], marks: null } });
  expect(screen.getByText("No posts yet.")).toBeTruthy();
  for (const role of ["img", "table", "button"]) expect(screen.queryByRole(role)).toBeNull();
});

it("swaps the picture for the table and keeps that choice", async () => {
  shell.setPreferences.mockResolvedValue(changed("Saved", ["preferences"]));
  render(Chart, { picture: weeks });
  shell.boot.mockResolvedValue({ ...boot, preferences: { ...boot.preferences, charts_as_tables: true } });
  await fireEvent.click(screen.getByRole("button", { name: "Show as table: Posts a week" }));
  expect(shell.setPreferences).toHaveBeenCalledWith({ ...boot.preferences, charts_as_tables: true });
  const table = await screen.findByRole("table", { name: "Posts a week" });
  expect(screen.queryByRole("img")).toBeNull();
  expect(within(table).getAllByRole("rowheader")[0]?.textContent).toBe("5–11 January 2026");
  expect(screen.getByRole("button", { name: "Show as chart: Posts a week" })).toBeTruthy();
});

it("walks its points by keyboard, says each below and announces it after a rest", async () => {
  vi.useFakeTimers();
  announcer.text = "";
  render(Chart, { picture: weeks });
  const image = screen.getByRole("img");
  const below = () => document.querySelector(".words")?.textContent;
  const press = async (key: string) => {
    await fireEvent.keyDown(image, { key });
    return below();
  };
  expect(below()).toBe("");
  await fireEvent.focus(image);
  expect(below()).toBe("26 January to 1 February 2026, 3 posts");
  expect(await press("ArrowLeft")).toBe("19–25 January 2026, 0 posts");
  expect(await press("Home")).toBe("5–11 January 2026, 1 posts");
  expect(await press("ArrowLeft")).toBe("5–11 January 2026, 1 posts");
  expect(await press("PageDown")).toBe("5–11 January 2026, a goal of 1 post");
  expect(await press("PageDown")).toBe("5–11 January 2026, a goal of 1 post");
  expect(await press("PageUp")).toBe("5–11 January 2026, 1 posts");
  expect(announcer.text).toBe("");
  vi.advanceTimersByTime(REST - 1);
  expect(announcer.text).toBe("");
  expect(await press("End")).toBe("26 January to 1 February 2026, 3 posts");
  vi.advanceTimersByTime(REST - 1);
  expect(announcer.text).toBe("");
  vi.advanceTimersByTime(1);
  expect(announcer.text).toBe("26 January to 1 February 2026, 3 posts");
});

it("leaves other keys alone", async () => {
  render(Chart, { picture: weeks });
  for (const pressed of [{ key: "Tab" }, { key: "a" }, { key: "ArrowLeft", altKey: true }])
    expect(await fireEvent.keyDown(screen.getByRole("img"), pressed)).toBe(true);
  expect(await fireEvent.keyDown(screen.getByRole("img"), { key: "ArrowLeft" })).toBe(false);
});

it("keeps the gaps of a line, dashes what is not complete and hollows what was revised", () => {
  const marks = followers.marks!;
  const [series] = marks.series;
  const path = paths(marks, series!);
  expect(path.full.match(/M/g)).toHaveLength(1);
  expect(path.dashed.match(/M/g)).toHaveLength(1);
  render(Chart, { picture: followers });
  expect(document.querySelectorAll(".dot.hollow")).toHaveLength(1);
  expect(document.querySelectorAll(".dot.dashed")).toHaveLength(1);
  expect(dots(marks, series!)[2]).toBeNull();
});

it("begins its scale at 0 with whole numbers, and breaks the goal where there is none", () => {
  const marks = weeks.marks!;
  expect(ticks(marks)[0]).toEqual({ value: 0, y: HEIGHT });
  expect(ticks(marks).every(({ value }) => Number.isInteger(value))).toBe(true);
  expect(ticks({ ...marks, least: -4 }).some(({ value }) => value < 0)).toBe(true);
  expect(steps(marks, marks.series[1]!).match(/M/g)).toHaveLength(2);
});

describe("weeks by year", () => {
  const year = (number: number, from: string, columns: number[]): HeatmapYear => ({
    year: number,
    posts: columns.length,
    kept: 0,
    weeks: columns.map((column, index) => ({
      starts_on: addDays(from, index * 7),
      column,
      posts: index,
      fill: (["none", "one", "two"] as const)[index] ?? "more",
      sign: index === 0 ? "missed" : null,
      words: `${number}, week ${column}, ${index} posts`,
      opens: number > 2024,
    })),
  });
  const heatmap: WeekHeatmap = {
    sentence: "4 posts since December 2025, in 3 of 5 weeks",
    years: [year(2026, "2025-12-29", [0, 1, 2]), year(2025, "2025-12-15", [50, 51])],
    signs: [{ sign: "missed", words: "Not kept" }],
    earlier: 2024,
  };

  it("are a sentence and a real table, with years and months as headers", () => {
    render(YearsOfWeeks, { heatmap });
    expect(screen.getByText("4 posts since December 2025, in 3 of 5 weeks.")).toBeTruthy();
    const table = screen.getByRole("grid", { name: "Weeks by year" });
    const headers = within(table).getAllByRole("rowheader");
    expect(headers.map((row) => row.textContent)).toEqual(["2026", "2025"]);
    expect(within(table).getAllByRole("columnheader")).toHaveLength(13);
    for (const { weeks: cells } of heatmap.years)
      for (const week of cells)
        expect(within(table).getByText(week.words).closest("td")?.className).toContain(`fill-${week.fill}`);
    expect(screen.getAllByText("Not kept")).toHaveLength(1);
  });

  it("have one tab stop, walked by arrows past places without a week, and Enter looks back", async () => {
    render(YearsOfWeeks, { heatmap });
    const stops = () => [...document.querySelectorAll<HTMLElement>("td[tabindex='0']")];
    expect(stops().map((cell) => cell.textContent)).toEqual(["2026, week 2, 2 posts"]);
    stops()[0]?.focus();
    const press = async (key: string) => {
      await fireEvent.keyDown(document.activeElement as HTMLElement, { key });
      return document.activeElement?.textContent;
    };
    expect(await press("ArrowLeft")).toBe("2026, week 1, 1 posts");
    expect(await press("Home")).toBe("2026, week 0, 0 posts");
    expect(await press("ArrowLeft")).toBe("2026, week 0, 0 posts");
    expect(await press("End")).toBe("2026, week 2, 2 posts");
    expect(await press("ArrowDown")).toBe("2026, week 2, 2 posts");
    expect(stops()).toHaveLength(1);
    await press("Enter");
    expect(goto).toHaveBeenCalledWith("/progress/look-back?week=2026-01-12");
  });

  it("bring earlier years when asked, whose weeks before Standpoint open nothing", async () => {
    shell.yearsOfWeeks.mockResolvedValue({ ...heatmap, years: [year(2024, "2024-12-16", [50])], earlier: null });
    render(YearsOfWeeks, { heatmap });
    await fireEvent.click(screen.getByRole("button", { name: "Show earlier years" }));
    await waitFor(() => expect(screen.getAllByRole("rowheader")).toHaveLength(3));
    expect(shell.yearsOfWeeks).toHaveBeenCalledWith(2024);
    expect(screen.queryByRole("button", { name: "Show earlier years" })).toBeNull();
    await fireEvent.click(screen.getByText("2024, week 50, 0 posts"));
    expect(goto).not.toHaveBeenCalled();
  });
});

describe("what marks are drawn with", () => {
  const css = readFileSync("src/lib/tokens.css", "utf8");
  const themes = css.split(':root[data-theme="dark"]');
  const colour = (theme: string, name: string) => {
    const found = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(theme)?.[1] ?? "";
    return [0, 2, 4].map((at) => parseInt(found.slice(at, at + 2), 16));
  };
  const light = (rgb: number[]) =>
    rgb
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
  const contrast = (one: number[], other: number[]) => {
    const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  it.each([
    ["light", themes[0] ?? ""],
    ["dark", themes[1] ?? ""],
  ])("stands out from the paper at 3 to 1 or more in %s, and its words at 4.5 to 1", (_, theme) => {
    const paper = colour(theme, "paper");
    for (const name of ["accent", "amber", "edge", "muted"])
      expect(contrast(colour(theme, name), paper), name).toBeGreaterThanOrEqual(3);
    for (const name of ["ink", "muted"]) expect(contrast(colour(theme, name), paper), name).toBeGreaterThanOrEqual(4.5);
  });
});
