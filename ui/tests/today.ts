/* The Today page, open, with what its tests look at. Each test mocks the shell itself. */
import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, vi } from "vitest";
import type { NextAction } from "$lib/generated/NextAction";
import type { Today } from "$lib/generated/Today";
import "$lib/components/today/HoldMenu.svelte";
import { dialogs } from "$lib/state/dialogs.svelte";
import { notices } from "$lib/state/notices.svelte";
import { session } from "$lib/state/session.svelte";
import TodayPage from "../src/routes/+page.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, next, stepPage, task, today } from "./fixtures";
import { peoplePage } from "./people-fixtures";

export const writeText = vi.fn(async () => {});

beforeEach(() => {
  vi.clearAllMocks();
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
  const writes = [
    shell.doNext,
    shell.decline,
    shell.startTask,
    shell.completeTask,
    shell.completePart,
    shell.completeSmaller,
    shell.waitFor,
    shell.letGo,
    shell.askForNod,
    shell.remindWaiting,
    shell.recordMyReply,
    shell.acceptProposal,
    shell.dismissProposal,
    shell.answerOffer,
    shell.startAgain,
    shell.finishStep,
    shell.setReflection,
    shell.setAnswer,
    shell.addWorksheetRow,
    shell.addConversation,
    shell.addPerson,
    shell.addBackupSlot,
    shell.holdVoice,
    shell.endHold,
    shell.seeMoments,
    shell.answerMissedWeek,
    shell.answerRehearsal,
  ];
  for (const write of writes) write.mockReset().mockResolvedValue(changed("Done", ["tasks"]));
  shell.peoplePage.mockResolvedValue(peoplePage);
  shell.stepPage.mockResolvedValue(stepPage);
  shell.openLink.mockResolvedValue();
});
afterEach(() => {
  cleanup();
  notices.dismiss();
  dialogs.close();
});

export async function open(what: Partial<Today> = {}) {
  const page = { ...today, ...what };
  shell.boot.mockResolvedValue({ ...boot, today: page });
  shell.today.mockResolvedValue(page);
  await session.start();
  render(TodayPage);
}

export const later: NextAction = {
  ...next,
  subject: "task read-policy",
  title: "Read your employer’s policy",
  minutes: 30,
  task: { ...task, id: "read-policy", title: "Read your employer’s policy" },
};
export const post: NextAction = {
  ...next,
  kind: "post",
  subject: "post 9",
  title: "Publish “Roadmaps”",
  how: "",
  done_when: "",
  reason: "“Roadmaps” is ready. Fifteen minutes, and it’s out.",
  minutes: 20,
  task: null,
  step: null,
  post: 9,
};
export const region = (name: string) => within(screen.getByRole("region", { name }));
export const button = (name: string | RegExp) => screen.getByRole("button", { name });
export const press = (name: string | RegExp) => fireEvent.click(button(name));
export const primaries = () => [...document.querySelectorAll(".primary")].map((one) => one.textContent?.trim());
