import { describe, expect, it } from "vitest";

import { cut, endOfLine, inUnits } from "$lib/components/posts/text-ranges";
import { findingsOf } from "./posts-fixtures";

describe("places of a text", () => {
  it("are counted in characters by the core and in units by the browser", () => {
    const text = "🚀🚀 Zeile – שלום 👩‍💻\nMail: ada@example.org";
    const [place] = inUnits(text, findingsOf(text, "ada@example.org"));
    expect(text.slice(place?.from, place?.to)).toBe("ada@example.org");
    expect(place?.from).toBeGreaterThan(findingsOf(text, "ada@example.org")[0]?.from ?? 0);
  });

  it("end with the text when it has become shorter", () => {
    expect(inUnits("ab", [{ from: 1, to: 9 }])).toEqual([{ from: 1, to: 2 }]);
    expect(inUnits("", [{ from: 3, to: 4 }])).toEqual([{ from: 0, to: 0 }]);
  });

  it("are found in any order and however many there are", () => {
    const text = "🚀a".repeat(2_000);
    const places = Array.from({ length: 500 }, (_, i) => ({ from: i * 4, to: i * 4 + 1 })).reverse();
    expect(inUnits(text, places).every(({ from, to }) => text.slice(from, to) === "🚀")).toBe(true);
  });
});

describe("a text cut at its places", () => {
  it("is the whole text again when put together", () => {
    const text = "one שלום two";
    const pieces = cut(text, [
      { from: 9, to: 12 },
      { from: 4, to: 8 },
    ]);
    expect(pieces.map((piece) => piece.mark)).toEqual([null, 1, null, 0]);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  });

  it("leaves what overlaps to the first", () => {
    expect(
      cut("abcdef", [
        { from: 0, to: 4 },
        { from: 2, to: 6 },
      ]),
    ).toEqual([
      { text: "abcd", mark: 0 },
      { text: "ef", mark: 1 },
    ]);
    expect(
      cut("abc", [
        { from: 0, to: 3 },
        { from: 1, to: 2 },
      ]),
    ).toEqual([{ text: "abc", mark: 0 }]);
  });

  it("need not be painted beyond the line of the last place", () => {
    expect([endOfLine("ab\ncd", 1), endOfLine("ab\ncd", 4)]).toEqual([2, 5]);
  });
});
