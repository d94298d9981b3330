/**
 * What the user decides about a file of people: which lines are taken, as what kind, and who is whom. What a line means is
 * the core's; what was not decided stays as its preview has it.
 */
import type { ColumnChoice } from "$lib/generated/ColumnChoice";
import type { ImportFate } from "$lib/generated/ImportFate";
import type { ImportRow } from "$lib/generated/ImportRow";
import type { PeopleChoices } from "$lib/generated/PeopleChoices";
import type { PeopleFile } from "$lib/generated/PeopleFile";
import type { PersonField } from "$lib/generated/PersonField";
import type { PersonKind } from "$lib/generated/PersonKind";
import type { RowChoice } from "$lib/generated/RowChoice";

/** As the user may search: composed, in small letters. */
const plain = (text: string) => text.normalize("NFC").toLowerCase();

/** Whether anything can be decided about a line. */
export function isOpen(row: ImportRow): boolean {
  return (
    row.fate === "new" || row.fate === "fills" || row.fate === "ask" || (row.fate === "known" && row.offers.length > 0)
  );
}

export class PeopleImportState {
  file = $state.raw<PeopleFile | null>(null);
  encoding = $state<string>();
  columns = $state.raw<ColumnChoice[]>([]);
  search = $state("");
  fate = $state<ImportFate | "">("");
  private decided = $state.raw(new Map<number, RowChoice>());

  import = $derived(this.file?.import ?? null);
  private texts = $derived((this.import?.rows ?? []).map((row) => plain(`${row.name}\n${row.role}`)));

  /** The lines that fit what is looked for. */
  shown = $derived.by(() => {
    const words = plain(this.search).split(/\s+/).filter(Boolean);
    const rows = this.import?.rows ?? [];
    return rows.filter(
      (row, place) =>
        (this.fate === "" || row.fate === this.fate) && words.every((word) => this.texts[place]?.includes(word)),
    );
  });

  /** How many people would be added and filled in. */
  taken = $derived.by(() => {
    let added = 0;
    let filled = 0;
    for (const row of this.import?.rows ?? []) {
      if (!isOpen(row) || !this.choice(row).take) continue;
      if (this.isKnownPerson(row)) filled += 1;
      else added += 1;
    }
    return { added, filled };
  });

  /** Another file, or the same read otherwise. */
  show(file: PeopleFile, anew: boolean): void {
    this.file = file;
    this.decided = new Map();
    this.search = "";
    this.fate = "";
    if (!anew) return;
    this.encoding = undefined;
    this.columns = [];
  }

  choice(row: ImportRow): RowChoice {
    return this.decided.get(row.line) ?? { line: row.line, take: row.taken, anew: false, offers: false };
  }

  /** Whether a row is decided to be someone already here. */
  isKnownPerson(row: ImportRow): boolean {
    const choice = this.choice(row);
    return choice.same_as !== undefined || ((row.fate === "fills" || row.fate === "known") && !choice.anew);
  }

  take(rows: ImportRow[], take: boolean): void {
    this.decide(rows.filter(isOpen), (choice, row) => ({
      ...choice,
      take,
      offers: choice.offers || (row.fate === "known" && take),
    }));
  }

  /** Takes what the file says otherwise, or leaves what is here. */
  offers(row: ImportRow, offers: boolean): void {
    this.decide([row], (choice) => ({ ...choice, offers, take: offers || (row.fate !== "known" && choice.take) }));
  }

  /** Decides whether a row is someone already here. */
  whom(row: ImportRow, somebody: boolean): void {
    this.decide([row], ({ same_as: _, ...choice }) =>
      somebody && row.person !== null
        ? { ...choice, take: true, anew: false, same_as: row.person }
        : { ...choice, take: true, anew: true },
    );
  }

  /** What the people of these lines are to the user, as far as they are new and ticked. */
  kind(rows: ImportRow[], kind: PersonKind): void {
    const ticked = rows.filter((row) => isOpen(row) && this.choice(row).take && !this.isKnownPerson(row));
    this.decide(ticked, (choice) => ({ ...choice, kind }));
  }

  column(field: PersonField, column: string): void {
    this.columns = [...this.columns.filter((choice) => choice.field !== field), { field, column }];
  }

  get choices(): PeopleChoices {
    const choices: PeopleChoices = { columns: this.columns, same_name: "fill", rows: [...this.decided.values()] };
    return this.encoding === undefined ? choices : { ...choices, encoding: this.encoding };
  }

  private decide(rows: ImportRow[], what: (choice: RowChoice, row: ImportRow) => RowChoice): void {
    const decided = new Map(this.decided);
    for (const row of rows) decided.set(row.line, what(this.choice(row), row));
    this.decided = decided;
  }
}
