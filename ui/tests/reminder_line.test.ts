import { beforeEach, expect, it, vi } from "vitest";

import { readReminderLine } from "$lib/components/reminders/reminder-line";
import { platform as shell } from "./fake-platform";
import { readsWords } from "./reads-words";

vi.mock("$lib/platform", async () => await import("./fake-platform"));

beforeEach(() => readsWords(shell, "2026-03-10"));

it.each([
  ["Call Grace, fri 15:00", { title: "Call Grace", repeats: "once", date: "2026-03-13", time: "15:00" }],
  ["Call Grace – tomorrow", { title: "Call Grace", repeats: "once", date: "2026-03-11" }],
  ["Call Grace on 12 march at 9", { title: "Call Grace", repeats: "once", date: "2026-03-12", time: "09:00" }],
  ["Call Grace (fri 7pm)", { title: "Call Grace", repeats: "once", date: "2026-03-13", time: "19:00" }],
  [
    "Water the plants, every mon and thu at 18:30",
    { title: "Water the plants", repeats: "weekly", days: ["monday", "thursday"], time: "18:30" },
  ],
  [
    "Stretch every day",
    {
      title: "Stretch",
      repeats: "weekly",
      days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    },
  ],
  [
    "Read the feed every weekday at 8",
    {
      title: "Read the feed",
      repeats: "weekly",
      days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
      time: "08:00",
    },
  ],
  ["Close the books – every month", { title: "Close the books", repeats: "monthly" }],
  ["Stand up, 10:30", { title: "Stand up", time: "10:30" }],
] as const)("understands “%s”", async (line, wanted) => {
  expect(await readReminderLine(line)).toEqual(wanted);
});

it.each([
  "Learn Rust in 3 months",
  "How the cat sat fri",
  "Read every word",
  "Plan, do, check",
  "Meet on budget",
  "“Call Grace, fri 15:00”",
  "Ask about 3, 4",
])("leaves the words of “%s” as they are", async (line) => {
  expect(await readReminderLine(line)).toEqual({ title: line.replace(/[“”]/g, "") });
});
