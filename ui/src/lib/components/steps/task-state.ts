/** What is said of a task on its step's path, and whether its fields say that it is done. */
import type { InPlace } from "$lib/generated/InPlace";
import type { TaskFields } from "$lib/generated/TaskFields";
import type { TaskLine } from "$lib/generated/TaskLine";
import type { TaskWaiting } from "$lib/generated/TaskWaiting";
import type { WorksheetRow } from "$lib/generated/WorksheetRow";
import { minutesInWords, shortDate } from "$lib/words";

/** "Waiting for Tomasz since 3 Mar", "Waiting until 17 Mar". */
export function waitingInWords(waiting: TaskWaiting, today: string): string {
  const whom = waiting.for_whom ? ` for ${waiting.for_whom}` : "";
  const since = waiting.since_on ? ` since ${shortDate(waiting.since_on, today)}` : "";
  const until = waiting.until_on ? `${since ? "," : ""} until ${shortDate(waiting.until_on, today)}` : "";
  return `Waiting${whom}${since}${until}`;
}

/** What stands under a task's title: its minutes and where it is. */
export function stateInWords(task: TaskLine, today: string): string {
  if (task.state === "done") return task.done_on ? `Done ${shortDate(task.done_on, today)}` : "Done";
  return [
    task.let_go ? "Let go" : "",
    task.minutes === null ? "" : minutesInWords(task.minutes),
    task.part ? `Part ${task.part.number} of ${task.part.of}` : "",
    task.counted && task.counted.of > 1 ? `${task.counted.done} of ${task.counted.of}` : "",
    task.waiting ? waitingInWords(task.waiting, today) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Whether a row holds an answer to each of the fields. */
export function rowIsFull(row: WorksheetRow, group: Pick<InPlace, "fields">): boolean {
  return group.fields.every((field) => (row.answers[field.slug] ?? "").trim() !== "");
}

function groupIsFull(group: InPlace): boolean {
  if (group.form === "register") return group.rows.filter((row) => rowIsFull(row, group)).length >= group.rows_wanted;
  const row = group.rows[0];
  const lines = (text: string) => text.split("\n").filter((line) => line.trim() !== "").length;
  return (
    row !== undefined &&
    rowIsFull(row, group) &&
    group.fields.every(
      (field) => field.kind !== "text" || lines(row.answers[field.slug] ?? "") >= (group.lines_wanted ?? 1),
    )
  );
}

/** Whether what "done when" says can be seen: in the log, in the fields, or because the task is ticked. */
export function looksDone(task: TaskLine, filler: TaskFields | undefined): boolean {
  if (task.state === "done") return true;
  if (task.counted) return task.counted.done >= task.counted.of;
  return filler !== undefined && filler.fields.length > 0 && filler.fields.every(groupIsFull);
}

/** Where a step is gone on with: its first open task that neither waits nor is extra. */
export function firstOpen(tasks: TaskLine[]): TaskLine | undefined {
  const open = tasks.filter((task) => task.state === "open" && !task.extra);
  return open.find((task) => task.waiting === null) ?? open[0];
}
