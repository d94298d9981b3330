import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import StepView from "../src/lib/components/steps/StepView.svelte";
import { platform } from "../src/lib/platform";
import { session } from "../src/lib/state/session.svelte";
import { boot, changed, stepPage } from "./fixtures";

vi.mock("../src/lib/platform", () => ({
  platform: { boot: vi.fn(), stepPage: vi.fn(), setAnswer: vi.fn(), completeTask: vi.fn(), onChanged: vi.fn(async () => () => {}), finishStep: vi.fn() },
}));
const shell = vi.mocked(platform);

beforeEach(async () => {
  shell.boot.mockResolvedValue(boot);
  shell.stepPage.mockResolvedValue(stepPage);
  await session.start();
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

it("keeps what is being typed when the page is read again", async () => {
  shell.setAnswer.mockImplementation(() => new Promise(() => {}));
  shell.completeTask.mockResolvedValue(changed("Done", ["tasks"]));
  render(StepView, { slug: "purpose" });
  const field = await screen.findByLabelText<HTMLInputElement>("Target role");
  await fireEvent.input(field, { target: { value: "CIO of a hospital" } });
  await fireEvent.click(screen.getByRole("checkbox", { name: /Choose your target role/ }));
  await waitFor(() => expect(shell.stepPage).toHaveBeenCalledTimes(2));
  expect(field.value).toBe("CIO of a hospital");
});

it("says why an answer was not saved, keeps it, and tries again when asked", async () => {
  shell.setAnswer.mockRejectedValueOnce({ code: "storage", message: "The disk is full." });
  render(StepView, { slug: "purpose" });
  const field = await screen.findByLabelText<HTMLInputElement>("Target role");
  await fireEvent.input(field, { target: { value: "CIO" } });
  await fireEvent.blur(field);
  expect((await screen.findByRole("alert")).textContent).toContain("Not saved. The disk is full.");
  expect([field.value, field.getAttribute("aria-invalid")]).toEqual(["CIO", "true"]);
  shell.setAnswer.mockResolvedValueOnce(changed("Saved", ["worksheets"]));
  await fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(shell.setAnswer).toHaveBeenLastCalledWith("purpose", null, "target-role", "CIO");
});

it("saves what was typed when the page is left", async () => {
  shell.setAnswer.mockResolvedValue(changed("Saved", ["worksheets"]));
  const page = render(StepView, { slug: "purpose" });
  await fireEvent.input(await screen.findByLabelText("Target role"), { target: { value: "CTO" } });
  page.unmount();
  await waitFor(() => expect(shell.setAnswer).toHaveBeenCalledWith("purpose", null, "target-role", "CTO"));
});

it("unticks a task again when the tick was refused", async () => {
  shell.completeTask.mockRejectedValue({ code: "not_found", message: "The programme has no such task." });
  render(StepView, { slug: "purpose" });
  const box = await screen.findByRole<HTMLInputElement>("checkbox", { name: /Choose your target role/ });
  await fireEvent.click(box);
  await waitFor(() => expect(box.checked).toBe(false));
});

it("says why a page cannot be read and reads it again when asked", async () => {
  shell.stepPage.mockRejectedValueOnce({ code: "not_found", message: "There is no such step." });
  render(StepView, { slug: "nonsense" });
  expect((await screen.findByRole("alert")).textContent).toContain("There is no such step.");
  await fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Set your purpose and pact" })).toBeTruthy();
});

it("is read again when the window is looked at again, since the day may be another", async () => {
  render(StepView, { slug: "purpose" });
  await screen.findByRole("heading", { level: 1 });
  shell.stepPage.mockResolvedValue({ ...stepPage, step: { ...stepPage.step, title: "Another day" } });
  window.dispatchEvent(new Event("focus"));
  expect(await screen.findByRole("heading", { level: 1, name: "Another day" })).toBeTruthy();
});
