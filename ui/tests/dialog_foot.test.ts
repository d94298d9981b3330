/** Every dialog keeps its buttons in a foot of its own, below what scrolls: where it stands is the layout's, and a story of the window measures it. */
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import Dialogs from "$lib/components/dialogs/Dialogs.svelte";
import { dialogs, type Dialog } from "$lib/state/dialogs.svelte";
import { session } from "$lib/state/session.svelte";
import { platform as shell } from "./fake-platform";
import { boot, programme, remindersPage, today } from "./fixtures";
import { LOADED } from "./loaded";
import { noa, peoplePage } from "./people-fixtures";
import { calendarOf, draft, pageOf, postsPage, TODAY } from "./posts-fixtures";

vi.mock("$lib/platform", async () => await import("./fake-platform"));
vi.mock("$app/navigation", async () => ({ goto: (await import("./app.svelte")).goto }));

const OF_EACH_KIND: Record<
  Exclude<Dialog["kind"], "palette" | "shortcuts" | "add" | "idea" | "people-import">,
  Dialog
> = {
  log: { kind: "log", post: null },
  plan: { kind: "plan", post: draft },
  publish: { kind: "publish", post: draft.id, place: null },
  day: { kind: "day", date: TODAY },
  conversation: { kind: "conversation", conversation: null, person: noa },
  person: { kind: "person", person: null },
  task: { kind: "task", task: null, step: null },
  reminder: { kind: "reminder", reminder: null, of: "custom" },
  pause: { kind: "pause" },
  close: { kind: "close" },
};

beforeEach(async () => {
  shell.boot.mockResolvedValue(boot);
  shell.today.mockResolvedValue(today);
  shell.postsPage.mockResolvedValue(postsPage);
  shell.postPage.mockResolvedValue(pageOf());
  shell.postCalendar.mockResolvedValue(calendarOf(TODAY, 1));
  shell.unplannedPosts.mockResolvedValue({ total: 1, posts: [draft] });
  shell.postList.mockResolvedValue({ total: 1, posts: [draft] });
  shell.peoplePage.mockResolvedValue(peoplePage);
  shell.remindersPage.mockResolvedValue(remindersPage);
  shell.programmePage.mockResolvedValue(programme);
  await session.start();
});
afterEach(() => {
  dialogs.close();
  cleanup();
});

it.each(Object.entries(OF_EACH_KIND))("keeps the buttons of “%s” below what scrolls", LOADED, async (_, dialog) => {
  render(Dialogs);
  dialogs.show(dialog);
  const shown = await screen.findByRole("dialog", {}, LOADED);
  const primary = await waitFor(() => {
    const found = shown.querySelector<HTMLElement>(".primary, footer .button");
    expect(found).not.toBeNull();
    return found;
  });
  expect(primary?.closest("footer")).not.toBeNull();
  expect(primary?.closest(".body")).toBeNull();
});
