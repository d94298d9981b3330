import { describe, expect, it } from "vitest";

import type { QuietDay } from "$lib/generated/QuietDay";
import { hoursInWords, linesOf } from "$lib/components/reminders/quiet-hours";

const DAYS: QuietDay["day"][] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const week = (...hours: [string | null, string | null][]): QuietDay[] =>
  DAYS.map((day, index) => ({
    day,
    from: hours[index % hours.length]?.[0] ?? null,
    to: hours[index % hours.length]?.[1] ?? null,
  }));
const said = (days: QuietDay[]) => linesOf(days).map((line) => `${line.name}: ${hoursInWords(line)}`);
const NIGHT: [string, string] = ["22:00", "07:00"];
const LATE: [string, string] = ["23:30", "10:00"];

describe("quiet hours in as few lines as they need", () => {
  it("are one where every night is alike", () => {
    expect(said(week(NIGHT))).toEqual(["Every night: 22:00 to 07:00"]);
    expect(said(week(["12:00", "13:00"]))).toEqual(["Every day: 12:00 to 13:00"]);
    expect(said(week([null, null]))).toEqual(["Every night: No quiet hours"]);
  });

  it("are two where only the nights of the weekend differ", () => {
    expect(said(week(NIGHT, NIGHT, NIGHT, NIGHT, LATE, LATE, NIGHT))).toEqual([
      "Sunday to Thursday nights: 22:00 to 07:00",
      "Friday and Saturday nights: 23:30 to 10:00",
    ]);
  });

  it("are runs of days otherwise", () => {
    expect(said(week(NIGHT, NIGHT, NIGHT, NIGHT, NIGHT, LATE, [null, null]))).toEqual([
      "Monday to Friday: 22:00 to 07:00",
      "Saturday: 23:30 to 10:00",
      "Sunday: No quiet hours",
    ]);
    expect(said(week(NIGHT, NIGHT, LATE, LATE, LATE, LATE, LATE))[0]).toBe("Monday and Tuesday: 22:00 to 07:00");
  });

  it("name every day once", () => {
    for (const days of [week(NIGHT), week(NIGHT, LATE), week(LATE, NIGHT, NIGHT)]) {
      expect(
        linesOf(days)
          .flatMap((line) => line.days)
          .sort(),
      ).toEqual([...DAYS].sort());
    }
  });
});
