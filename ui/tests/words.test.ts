import { describe, expect, it } from "vitest";

import { dateRange, dayAndDate, isWebAddress, longDate, minutesInWords, shortDate } from "$lib/words";

describe("dates in words", () => {
  it("are the civil dates they are, whatever the zone of the computer", () => {
    const zone = process.env["TZ"];
    for (const tz of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]) {
      process.env["TZ"] = tz;
      expect(dayAndDate("2026-03-01")).toBe("Sunday, 1 March");
      expect(longDate("2026-12-31")).toBe("31 December 2026");
    }
    process.env["TZ"] = zone;
  });

  it("name the year only when it is another one", () => {
    expect(shortDate("2026-03-03", "2026-11-01")).toBe("3 Mar");
    expect(shortDate("2025-03-03", "2026-11-01")).toBe("3 Mar 2025");
  });
});

describe("lengths in words", () => {
  it("are minutes, then hours, then hours alone", () => {
    expect([15, 60, 90, 75_118].map(minutesInWords)).toEqual(["15 min", "1 h", "1 h 30 min", "1252 h"]);
  });
});

describe("what may be opened", () => {
  it("is a web address and nothing else", () => {
    expect(["https://example.org/a", " HTTP://example.org "].map(isWebAddress)).toEqual([true, true]);
    expect(["javascript:alert(1)", "file:///etc/passwd", "example.org", "https://", ""].map(isWebAddress)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

it("says a range of days as briefly as it can", () => {
  expect(dateRange("2026-12-02", "2026-12-08", "2026-01-05")).toBe("2–8 Dec");
  expect(dateRange("2026-11-29", "2026-12-05", "2026-01-05")).toBe("29 Nov – 5 Dec");
  expect(dateRange("2026-12-29", "2027-01-04", "2026-01-05")).toBe("29 Dec – 4 Jan 2027");
  expect(dateRange("2027-03-03", "2027-03-03", "2026-01-05")).toBe("3 Mar 2027");
});
