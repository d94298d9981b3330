import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { reportDrawing } from "../src/lib/drawing";

let frames: FrameRequestCallback[] = [];
beforeEach(() => {
  frames = [];
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (call: FrameRequestCallback) => frames.push(call));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function draw(): void {
  for (const frame of frames.splice(0)) frame(0);
}

it("says each second that nothing is drawn, and then a few times that something is", () => {
  const report = vi.fn();
  reportDrawing(report);
  vi.advanceTimersByTime(3_000);
  draw();
  vi.advanceTimersByTime(1_000);
  expect(report.mock.calls, "one picture may be the empty one").toEqual([[false], [false], [false], [false]]);
  draw();
  vi.advanceTimersByTime(60_000);
  expect(report.mock.calls.slice(4)).toEqual([[true], [true], [true], [true], [true]]);
});

it("says nothing while the page is kept waiting or hidden", () => {
  const report = vi.fn();
  const late = vi.spyOn(performance, "now");
  let now = 0;
  late.mockImplementation(() => (now += 700));
  reportDrawing(report);
  vi.advanceTimersByTime(5_000);
  // Each look at the clock is 700 ms after the last: prompt. From here on every tick is seconds late.
  const prompt = report.mock.calls.length;
  late.mockImplementation(() => (now += 4_000));
  vi.advanceTimersByTime(5_000);
  expect(report.mock.calls.length).toBe(prompt);
  late.mockImplementation(() => (now += 700));
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  vi.advanceTimersByTime(5_000);
  expect(report.mock.calls.length).toBe(prompt);
});
