/** Which dialog is open: one at a time. Each is loaded when it is first wanted. */
import type { PostLine } from "../bindings/PostLine";
import type { TaskLine } from "../bindings/TaskLine";

export type Dialog =
  | { kind: "palette" }
  | { kind: "shortcuts" }
  | { kind: "add" }
  | { kind: "post"; post: PostLine | null }
  | { kind: "task"; task: TaskLine | null; step: string | null };

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

  close(): void {
    this.open = null;
  }
}

export const dialogs = new Dialogs();
