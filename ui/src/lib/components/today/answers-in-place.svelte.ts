/**
 * The answers that a task fills where it stands on Today: each is saved as it is typed. What the profile knows is shown, but
 * is no answer before it is saved, and a row of a register is made with its first answer.
 */
import type { Changed } from "$lib/generated/Changed";
import type { Field } from "$lib/generated/Field";
import type { InPlace } from "$lib/generated/InPlace";
import type { WorksheetRow } from "$lib/generated/WorksheetRow";
import { platform } from "$lib/platform";
import { Draft } from "$lib/state/draft.svelte";
import { session } from "$lib/state/session.svelte";

/** One field of one row. */
export class AnswerInPlace {
  readonly draft: Draft;
  /** Shown from the profile, and not the user's own yet. */
  prefilled = $state(false);

  constructor(
    readonly field: Field,
    answer: string,
    prefill: string,
    private readonly linesWanted: number | null,
    save: (text: string) => Promise<unknown>,
  ) {
    this.draft = new Draft(answer, save);
    if (answer === "" && prefill !== "") {
      // It differs from what is kept, so that saving the draft saves it; typing or finishing does.
      this.draft.text = prefill;
      this.prefilled = true;
    }
  }

  typed(text: string): void {
    this.prefilled = false;
    this.draft.typed(text);
  }

  /** The field is left: what was typed is saved, what was only shown is not. Answers whether there is a save to speak of. */
  async left(): Promise<boolean> {
    return !this.prefilled && (await this.draft.leave());
  }

  async keep(): Promise<void> {
    await this.draft.flush();
    if (!this.draft.dirty) this.prefilled = false;
  }

  refresh(answer: string): void {
    if (!this.prefilled) this.draft.refresh(answer);
  }

  get lines(): number {
    return this.draft.text.split("\n").filter((line) => line.trim() !== "").length;
  }

  /** Lines asked for in it; none where there is no such number. */
  get wanted(): number | null {
    return this.field.kind === "text" ? this.linesWanted : null;
  }

  get filled(): boolean {
    return !this.prefilled && this.lines >= (this.wanted ?? 1);
  }
}

/** One row: a sheet's only one, or one of a register's. */
export class RowInPlace {
  id = $state.raw<number | null>(null);
  readonly answers: AnswerInPlace[];
  /** What the row is called by: its first answer that is there already. */
  readonly name: string;
  private made: Promise<Changed> | null = null;

  constructor(
    private readonly group: InPlace,
    row: WorksheetRow,
    private readonly saved: (changed: Changed) => void,
  ) {
    this.id = row.id;
    this.name = row.answers[group.row_name] ?? row.answers["person"] ?? row.answers["process"] ?? "";
    this.answers = group.fields.map((field) => {
      const prefill = group.form === "sheet" ? (group.prefill[field.slug] ?? "") : "";
      return new AnswerInPlace(field, row.answers[field.slug] ?? "", prefill, group.lines_wanted, (text) =>
        this.save(field.slug, text),
      );
    });
  }

  get filled(): boolean {
    return this.answers.every((answer) => answer.filled);
  }

  refresh(rows: WorksheetRow[]): void {
    const row = this.group.form === "sheet" ? rows[0] : rows.find(({ id }) => id !== null && id === this.id);
    if (row) for (const answer of this.answers) answer.refresh(row.answers[answer.field.slug] ?? "");
  }

  // A sheet has one row, which is made with its first answer: null names it whether it is there yet or not.
  private async save(field: string, text: string): Promise<void> {
    if (this.group.form === "register" && this.id === null) {
      if (text.trim() === "") return;
      // While another of its answers makes the row, this one waits; were that one refused, this one makes it.
      while (this.made !== null) await this.made.catch(() => {});
      if (this.id === null) return this.saved(await this.make(field, text));
    }
    this.saved(await session.act(() => platform.setAnswer(this.group.step, this.id, field, text), true));
  }

  /** Made with its first answer, as one step of undo. */
  private make(field: string, text: string): Promise<Changed> {
    const adding = session.act(() => platform.addWorksheetRow(this.group.step, field, text), true);
    this.made = adding
      .then((changed) => {
        this.id = Number(changed.created);
        return changed;
      })
      .finally(() => {
        this.made = null;
      });
    return this.made;
  }
}

/** The rows of one step's worksheet that can be filled. Which ones is settled once, so that none moves while it is. */
export class GroupInPlace {
  readonly rows: RowInPlace[];
  /** Where one row is wanted of a register that has some, the user says which. */
  readonly oneOf: boolean;
  at = $state(0);

  constructor(
    readonly group: InPlace,
    saved: (changed: Changed) => void,
  ) {
    this.oneOf = group.form === "register" && group.rows_wanted <= 1 && group.rows.length > 0;
    const rows = this.oneOf ? [...group.rows, EMPTY] : chosen(group);
    this.rows = rows.map((row) => new RowInPlace(group, row, saved));
    // The first that lacks something; the last of them is a new one.
    if (this.oneOf) this.at = rows.findIndex((row) => !isComplete(group, row));
  }

  get shown(): RowInPlace[] {
    return this.oneOf ? this.rows.slice(this.at, this.at + 1) : this.rows;
  }

  get filled(): boolean {
    return this.shown.filter((row) => row.filled).length >= this.group.rows_wanted;
  }
}

const EMPTY: WorksheetRow = { id: null, answers: {}, private: [], remarks: {} };

function isComplete(group: InPlace, row: WorksheetRow): boolean {
  return group.fields.every(({ slug }) => (row.answers[slug] ?? "") !== "");
}

/** What is filled already, then what is begun, then empty rows: as many as are wanted. */
function chosen(group: InPlace): WorksheetRow[] {
  if (group.form !== "register") return group.rows.slice(0, 1);
  const complete = (row: WorksheetRow) => isComplete(group, row);
  const wanted = Math.max(1, group.rows_wanted);
  const first = [...group.rows.filter(complete), ...group.rows.filter((row) => !complete(row))].slice(0, wanted);
  const shown = group.rows.filter((row) => first.includes(row));
  const empty = Array.from({ length: wanted - shown.length }, () => EMPTY);
  return [...shown, ...empty];
}

export class AnswersInPlace {
  readonly groups: GroupInPlace[];
  /** The program ticked the task because of what was saved here. */
  ticked = $state(false);

  constructor(fields: InPlace[], saved: () => void = () => {}) {
    this.groups = fields.map(
      (group) =>
        new GroupInPlace(group, (changed) => {
          if (changed.ticked.length > 0) this.ticked = true;
          saved();
        }),
    );
  }

  private get all(): AnswerInPlace[] {
    return this.groups.flatMap(({ rows }) => rows.flatMap(({ answers }) => answers));
  }

  get filled(): boolean {
    return this.groups.length > 0 && this.groups.every((group) => group.filled);
  }

  /** One quiet word for all of them. */
  get said(): string {
    const states = this.all.map(({ draft }) => draft.state);
    if (states.includes("failed")) return "";
    if (states.includes("saving")) return "Saving";
    return states.includes("saved") && !states.includes("typing") ? "Saved" : "";
  }

  refresh(fields: InPlace[]): void {
    for (const { group, rows } of this.groups) {
      const fresh = fields.find(({ step }) => step === group.step);
      if (fresh) for (const row of rows) row.refresh(fresh.rows);
    }
  }

  /** Saves everything, what was only shown included. False when something could not be saved. */
  async keep(): Promise<boolean> {
    for (const answer of this.all) await answer.keep();
    return this.all.every(({ draft }) => draft.state !== "failed");
  }
}
