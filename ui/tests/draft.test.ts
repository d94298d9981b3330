import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Draft, REST, saveDrafts } from "$lib/state/draft.svelte";

describe("a text that is saved as it is typed", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is saved once, when typing rests, with the last text", async () => {
    const save = vi.fn(async () => {});
    const draft = new Draft("", save);
    for (const text of ["C", "CI", "CIO"]) {
      draft.typed(text);
      await vi.advanceTimersByTimeAsync(REST - 1);
    }
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save.mock.calls).toEqual([["CIO"]]);
    expect(draft.state).toBe("saved");
  });

  it("is kept in the field when saving fails, and saved by the next try", async () => {
    const save = vi
      .fn()
      .mockRejectedValueOnce({ code: "storage", message: "The disk is full." })
      .mockResolvedValue(undefined);
    const draft = new Draft("before", save);
    draft.typed("after");
    await draft.flush();
    expect([draft.text, draft.state, draft.message]).toEqual(["after", "failed", "Couldn’t save. The disk is full."]);
    draft.refresh("before");
    expect(draft.text).toBe("after");
    await draft.flush();
    expect([draft.state, draft.message, save.mock.calls.length]).toEqual(["saved", "", 2]);
  });

  it("says what is wrong with a value alone, which saving it again does not mend", async () => {
    const message = "Enter a number, like 75.";
    const draft = new Draft("", vi.fn().mockRejectedValue({ code: "invalid", message }));
    draft.typed("many");
    await draft.flush();
    expect([draft.message, draft.canRetry]).toEqual([message, false]);
  });

  it("is never overwritten by what the data says while it is being typed", async () => {
    const draft = new Draft("one", async () => {});
    draft.typed("two");
    draft.refresh("from elsewhere");
    expect(draft.text).toBe("two");
    await draft.flush();
    draft.refresh("from elsewhere");
    expect(draft.text).toBe("from elsewhere");
  });

  it("keeps what was typed while an earlier save was running", async () => {
    const finish: (() => void)[] = [];
    const kept: string[] = [];
    const draft = new Draft("", (text) => new Promise<void>((done) => finish.push(() => (kept.push(text), done()))));
    draft.typed("first");
    const first = draft.flush();
    await vi.advanceTimersByTimeAsync(0);
    draft.typed("second");
    const second = draft.flush();
    finish[0]?.();
    await first;
    await vi.advanceTimersByTimeAsync(0);
    finish[1]?.();
    await second;
    expect(kept).toEqual(["first", "second"]);
    expect([draft.text, draft.dirty]).toEqual(["second", false]);
  });

  it("is saved at once when the window is about to leave", async () => {
    const save = vi.fn(async () => {});
    const draft = new Draft("", save);
    draft.typed("half a sen");
    await saveDrafts();
    expect(save.mock.calls).toEqual([["half a sen"]]);
    await saveDrafts();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("is not saved again for a blank at its end, and stays as it is typed", async () => {
    const save = vi.fn(async () => {});
    const draft = new Draft("One line", save);
    draft.typed("One line ");
    await draft.flush();
    draft.refresh("One line");
    expect([draft.text, save.mock.calls.length]).toEqual(["One line ", 0]);
    const lines = new Draft("one\ntwo", save);
    lines.typed("one\ntwo\n");
    await lines.flush();
    lines.refresh("one\ntwo");
    expect([lines.text, save.mock.calls.length]).toEqual(["one\ntwo\n", 0]);
  });

  it("is told of once, when its field is left, however often it was saved", async () => {
    const draft = new Draft("", async () => {});
    for (const text of ["C", "CIO"]) {
      draft.typed(text);
      await vi.advanceTimersByTimeAsync(REST);
    }
    expect([await draft.leave(), await draft.leave()]).toEqual([true, false]);
    draft.typed("CIO ");
    expect(await draft.leave()).toBe(false);
  });

  it("is not told of as saved when it could not be", async () => {
    const draft = new Draft("", vi.fn().mockRejectedValue({ code: "storage", message: "The disk is full." }));
    draft.typed("CIO");
    expect([await draft.leave(), draft.state]).toEqual([false, "failed"]);
  });
});
