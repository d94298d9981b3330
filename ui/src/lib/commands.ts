/** Everything that can be done from anywhere, as the palette offers it. */
import { goto } from "$app/navigation";

import type { Theme } from "./generated/Theme";
import type { UndoState } from "./generated/UndoState";
import type { Entry } from "./components/shell/search-ranking";
import { platform } from "./platform";
import { dialogs } from "./state/dialogs.svelte";
import { session } from "./state/session.svelte";
import { changeTextSize } from "./dom/text-size";

function theme(theme: Theme) {
  return session.attempt(() => platform.setPreferences({ ...session.preferences, theme }));
}

function all({ undo, redo }: UndoState): (Omit<Entry, "key"> & { key?: string })[] {
  return [
    { name: "New idea", also: ["capture"], keys: "Ctrl N", act: () => dialogs.newIdea() },
    { name: "Log a post", also: ["published"], act: () => dialogs.logPost() },
    { name: "Log a conversation", also: ["comment", "call"], act: () => dialogs.logConversation() },
    { name: "Add a person", act: () => dialogs.addPerson() },
    { name: "Add a task", act: () => dialogs.addTask() },
    { name: "Add a reminder", act: () => dialogs.addReminder() },
    { name: "All tasks", act: () => goto("/tasks") },
    { name: "First post", act: () => goto("/first-post") },
    { name: "Study", also: ["cases"], act: () => goto("/programme/study") },
    { name: "Hold my voice", act: () => goto("/settings#hold") },
    { name: "Start again from today", also: ["restart plan"], act: () => session.attempt(platform.startAgain) },
    // voice: ok words to search by aren't shown
    { name: "Snooze all reminders until tomorrow", also: ["put off"], act: () => session.attempt(platform.snoozeAll) },
    { name: "Add a pause", also: ["holiday", "vacation", "break"], act: () => dialogs.planPause() },
    ...(undo
      ? [{ key: "Undo", name: `Undo: ${undo}`, also: ["Undo"], keys: "Ctrl Z", act: () => session.undo() }]
      : []),
    ...(redo
      ? [{ key: "Redo", name: `Redo: ${redo}`, also: ["Redo"], keys: "Ctrl Shift Z", act: () => session.redo() }]
      : []),
    ...(session.preferences.show_prompts
      ? [{ name: "What I copied out", also: ["prompts", "assistant"], act: () => goto("/settings/data#copied") }]
      : []),
    { name: "Reserve weeks", act: () => goto("/progress#reserves") },
    { name: "Light theme", also: ["appearance"], act: () => theme("light") },
    { name: "Dark theme", also: ["appearance"], act: () => theme("dark") },
    { name: "Match system theme", also: ["appearance"], act: () => theme("system") },
    { name: "Larger text", also: ["zoom in", "text size"], keys: "Ctrl +", act: () => changeTextSize("larger") },
    { name: "Smaller text", also: ["zoom out", "text size"], keys: "Ctrl −", act: () => changeTextSize("smaller") },
    { name: "Usual text size", also: ["zoom reset"], keys: "Ctrl 0", act: () => changeTextSize("usual") },
    { name: "Keyboard shortcuts", also: ["help", "keys"], keys: "?", act: () => dialogs.show({ kind: "shortcuts" }) },
  ];
}

/** All of them, by what can be taken back at the moment. */
export function commands(undoState: UndoState): Entry[] {
  return all(undoState).map((entry) => ({ key: entry.name, ...entry }));
}
