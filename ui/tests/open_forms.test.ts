import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import ConversationDialog from "$lib/components/people/ConversationDialog.svelte";
import PersonDialog from "$lib/components/people/PersonDialog.svelte";
import TaskDialog from "$lib/components/tasks/TaskDialog.svelte";
import { session } from "$lib/state/session.svelte";
import { platform as shell } from "./fake-platform";
import { boot, changed, ownTask, programme, today } from "./fixtures";
import { ines, peoplePage, waitingReply } from "./people-fixtures";
import { readsWords } from "./reads-words";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
const close = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  readsWords(shell, today.date);
  shell.programmePage.mockResolvedValue(programme);
  shell.peoplePage.mockResolvedValue(peoplePage);
  for (const change of [shell.changeTask, shell.changePerson, shell.changeConversation])
    change.mockResolvedValue(changed("Changed", ["people"]));
  await session.start();
});
afterEach(cleanup);

const write = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

async function save() {
  await fireEvent.click(screen.getByRole("button", { name: /^Save/ }));
  await waitFor(() => expect(close).toHaveBeenCalled());
}

it("says of a task what it was when its dialog opened, so that what another changed meanwhile stays", async () => {
  render(TaskDialog, { task: ownTask, step: null, close });
  await write("Title", "Write to Grace Hopper");
  await save();
  const before = { title: "Write to Grace", due_on: "", step: "", note: "", minutes: 15 };
  expect(shell.changeTask.mock.calls).toEqual([["7", before, { ...before, title: "Write to Grace Hopper" }]]);
});

it("says of a conversation what it was when its dialog opened", async () => {
  render(ConversationDialog, { conversation: waitingReply, person: null, close });
  await write("What you said", "An invitation to lunch");
  await save();
  const before = { kind: "invitation", link: "https://example.org/11", on: "2026-02-28", added: "", person: 2 };
  expect(shell.changeConversation.mock.calls).toEqual([[11, before, { ...before, added: "An invitation to lunch" }]]);
});

it("writes of a person only what was changed", async () => {
  render(PersonDialog, { person: ines, close });
  await write("Role and organisation", "CEO");
  await save();
  expect(shell.changePerson.mock.calls).toEqual([[1, { role: "CEO" }]]);
});
