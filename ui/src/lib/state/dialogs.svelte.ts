/** Which dialog is open: one at a time. Each is loaded when it is first wanted. */
import type { PostLine } from "../bindings/PostLine";
import type { ReminderLine } from "../bindings/ReminderLine";
import type { RuleKind } from "../bindings/RuleKind";
import type { TaskLine } from "../bindings/TaskLine";

export type Dialog =
  | { kind: "palette" }
  | { kind: "shortcuts" }
  | { kind: "add" }
  | { kind: "post"; post: PostLine | null }
  | { kind: "task"; task: TaskLine | null; step: string | null }
  | { kind: "reminder"; reminder: ReminderLine | null; of: RuleKind }
  | { kind: "pause" }
  | { kind: "close" };

class Dialogs {
  open = $state.raw<Dialog | null>(null);

  show(dialog: Dialog): void {
    this.open = dialog;
  }

  logPost(): void {
    this.show({ kind: "post", post: null });
  }

  addTask(step: string | null = null): void {
    this.show({ kind: "task", task: null, step });
  }

  /** A new reminder, of this kind unless another one is chosen. */
  addReminder(of: RuleKind = "custom"): void {
    this.show({ kind: "reminder", reminder: null, of });
  }

  changeReminder(reminder: ReminderLine): void {
    this.show({ kind: "reminder", reminder, of: reminder.entry.kind });
  }

  planPause(): void {
    this.show({ kind: "pause" });
  }

  close(): void {
    this.open = null;
  }
}

export const dialogs = new Dialogs();
