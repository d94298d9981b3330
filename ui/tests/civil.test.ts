import { expect, it } from "vitest";

import { addDays, addMonths } from "$lib/civil";

it("reckons with days over the ends of months, years and summer time", () => {
  expect([addDays("2026-03-28", 2), addDays("2026-12-31", 1), addDays("2028-03-01", -1)]).toEqual([
    "2026-03-30",
    "2027-01-01",
    "2028-02-29",
  ]);
});

it("keeps the day of the month where the other month has it", () => {
  expect([addMonths("2026-01-31", 1), addMonths("2026-03-15", -1), addMonths("2026-12-06", 1)]).toEqual([
    "2026-02-28",
    "2026-02-15",
    "2027-01-06",
  ]);
});
