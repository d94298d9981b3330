/** Which dialog is open: one at a time. Each is loaded when it is first wanted. */
import type { ConversationItem } from "$lib/generated/ConversationItem";
import type { PersonLine } from "$lib/generated/PersonLine";
import type { PlaceLine } from "$lib/generated/PlaceLine";
import type { PostPage } from "$lib/generated/PostPage";
import type { ReminderLine } from "$lib/generated/ReminderLine";
import type { RuleKind } from "$lib/generated/RuleKind";
import type { TaskLine } from "$lib/generated/TaskLine";
import type { PostTag } from "$lib/posts";

export type Dialog =
  | { kind: "palette" }
  | { kind: "shortcuts" }
  | { kind: "add" }
  | { kind: "idea" }
  | { kind: "log"; post: PostPage | null }
  | { kind: "plan"; post: PostTag }
  | { kind: "publish"; post: number; place: PlaceLine | null }
  | { kind: "day"; date: string }
  | { kind: "conversation"; conversation: ConversationItem | null; person: Pick<PersonLine, "id" | "name"> | null }
  | { kind: "person"; person: PersonLine | null }
  | { kind: "people-import" }
  | { kind: "task"; task: TaskLine | null; step: string | null }
  | { kind: "reminder"; reminder: ReminderLine | null; of: RuleKind }
  | { kind: "pause" }
  | { kind: "close" };

class Dialogs {
  open = $state.raw<Dialog | null>(null);

  show(dialog: Dialog): void {
    this.open = dialog;
  }

  newIdea(): void {
    this.show({ kind: "idea" });
  }

  /** Logs a post that is out already; one that was logged by its day alone is filled in. */
  logPost(post: PostPage | null = null): void {
    this.show({ kind: "log", post });
  }

  planPost(post: PostTag): void {
    this.show({ kind: "plan", post });
  }

  /** Marks a post as published, or edits one of its links. */
  publishPost(post: number, place: PlaceLine | null = null): void {
    this.show({ kind: "publish", post, place });
  }

  logConversation(person: Pick<PersonLine, "id" | "name"> | null = null): void {
    this.show({ kind: "conversation", conversation: null, person });
  }

  changeConversation(conversation: ConversationItem): void {
    this.show({ kind: "conversation", conversation, person: null });
  }

  addPerson(): void {
    this.show({ kind: "person", person: null });
  }

  changePerson(person: PersonLine): void {
    this.show({ kind: "person", person });
  }

  importPeople(): void {
    this.show({ kind: "people-import" });
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
