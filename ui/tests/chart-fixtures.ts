/** Pictures as the core makes them: every mark stands for a row. */
import type { Mark } from "$lib/generated/Mark";
import type { Picture } from "$lib/generated/Picture";
import type { WeekVerdict } from "$lib/generated/WeekVerdict";

const mark = (value: number | null, words: string, rest: Partial<Mark> = {}): Mark => ({
  value,
  look: "full",
  sign: null,
  words,
  ...rest,
});

const WEEKS: [string, number, WeekVerdict][] = [
  ["5–11 January 2026", 1, "kept"],
  ["12–18 January 2026", 0, "paused"],
  ["19–25 January 2026", 0, "made_up"],
  ["26 January to 1 February 2026", 3, "running"],
];

export const weeks: Picture = {
  caption: "Posts a week",
  sentence: "4 posts in January, 1 in December",
  columns: [
    { name: "Week", figures: false },
    { name: "Posts", figures: true },
    { name: "Goal", figures: true },
  ],
  rows: WEEKS.map(([week, posts, verdict]) => [week, `${posts}`, verdict === "paused" ? "–" : "1"]),
  marks: {
    slots: 12,
    most: 3,
    least: 0,
    series: [
      {
        name: "Posts",
        column: 1,
        shape: "bar",
        marks: WEEKS.map(([week, posts, sign]) =>
          mark(posts, `${week}, ${posts} posts`, { sign, look: sign === "made_up" ? "hatched" : "full" }),
        ),
      },
      {
        name: "Goal",
        column: 2,
        shape: "step",
        marks: WEEKS.map(([week, , sign]) =>
          mark(sign === "paused" ? null : 1, `${week}, a goal of 1 post`, { look: "dashed" }),
        ),
      },
    ],
    axis: [
      { slot: 0, words: "5 Jan" },
      { slot: 3, words: "26 Jan" },
    ],
    legend: [
      { look: null, sign: "kept", words: "Kept" },
      { look: "dashed", sign: null, words: "Your goal" },
    ],
  },
};

export const pillars: Picture = {
  caption: "Posts by pillar",
  sentence: "3 of 5 posts in the last 12 months about Cost",
  columns: [
    { name: "Pillar", figures: false },
    { name: "Posts", figures: true },
    { name: "Share", figures: true },
  ],
  rows: [
    ["Cost", "3", "60%"],
    ["Trust", "2", "40%"],
  ],
  marks: {
    slots: 2,
    most: 3,
    least: 0,
    series: [
      {
        name: "Posts",
        column: 1,
        shape: "share",
        marks: [mark(3, "Cost, 3 posts, 60%"), mark(2, "Trust, 2 posts, 40%")],
      },
    ],
    axis: [],
    legend: [],
  },
};

const MONTHS: [string, string, number | null, Mark["look"]][] = [
  ["November 2025", "980", 980, "full"],
  ["December 2025", "1,050", 1_050, "full"],
  ["January 2026", "–", null, "full"],
  ["February 2026", "1,100 (revised)", 1_100, "hollow"],
  ["March 2026", "1,204 (so far)", 1_204, "dashed"],
];

export const followers: Picture = {
  caption: "Followers a month",
  sentence: "Followers: 1,204 in March 2026, 980 in November 2025",
  columns: [
    { name: "Month", figures: false },
    { name: "Followers", figures: true },
  ],
  rows: MONTHS.map(([month, cell]) => [month, cell]),
  marks: {
    slots: 12,
    most: 1_204,
    least: 0,
    series: [
      {
        name: "Followers",
        column: 1,
        shape: "line",
        marks: MONTHS.map(([month, cell, value, look]) => mark(value, `${month}, Followers: ${cell}`, { look })),
      },
    ],
    axis: [{ slot: 0, words: "Nov" }],
    legend: [
      { look: "hollow", sign: null, words: "Revised later" },
      { look: "dashed", sign: null, words: "Not complete yet" },
    ],
  },
};
