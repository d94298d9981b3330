/**
 * A file of the user's past on its way into the journal: chosen, looked at, decided about, imported. One for the whole window,
 * so that another page may be looked at meanwhile. What becomes of a row is the core's to say.
 */
import type { BackupSeen } from "$lib/generated/BackupSeen";
import type { ChosenPast } from "$lib/generated/ChosenPast";
import type { Failure } from "$lib/generated/Failure";
import type { JournalSeen } from "$lib/generated/JournalSeen";
import type { PastChoices } from "$lib/generated/PastChoices";
import type { PastKind } from "$lib/generated/PastKind";
import type { PastPreview } from "$lib/generated/PastPreview";
import type { PastProgress } from "$lib/generated/PastProgress";
import type { PastRow } from "$lib/generated/PastRow";
import type { PillarOffer } from "$lib/generated/PillarOffer";
import { asFailure } from "$lib/failure";
import { platform } from "$lib/platform";
import { Debounce } from "./debounce";
import { session } from "./session.svelte";

/** Where the file is: none, being looked at, shown, being imported, imported. */
export type Phase = "none" | "looking" | "shown" | "importing" | "done";

/** What was imported, as long as it's shown. */
export interface Done {
  said: string;
  /** What undo is called right after it; null where nothing was new. */
  undo: string | null;
  pillars: PillarOffer[];
}

/** Ticks that come shortly after one another are looked at together. In milliseconds. */
const REST = 250;

/** Everything the page may decide, with nothing decided. */
const UNDECIDED: PastChoices = {
  only: [],
  same_name: "fill",
  bare_reposts: false,
  drafts: false,
  take: [],
  leave: [],
  separate: [],
};

class PastImport {
  phase = $state<Phase>("none");
  chosen = $state.raw<ChosenPast | null>(null);
  preview = $state.raw<PastPreview | null>(null);
  journal = $state.raw<JournalSeen | null>(null);
  backup = $state.raw<BackupSeen | null>(null);
  /** What opens an encrypted file: its passphrase or the recovery key, as entered. */
  private secret: string | null = null;
  progress = $state.raw<PastProgress | null>(null);
  failure = $state.raw<Failure | null>(null);
  done = $state.raw<Done | null>(null);
  choices = $state.raw<PastChoices>(UNDECIDED);
  /** Grows with each look: rows are asked for again. */
  looks = $state(0);
  /** The kinds the file has, whatever is left out of them. */
  kinds = $state.raw<PastKind[]>([]);
  /** What was ticked or unticked since the rows were read. */
  private ticks = $state.raw(new Map<string, boolean>());
  private asked = 0;
  private listening = false;
  private resting = new Debounce(REST);

  /** Takes up the file that is held, if another page or a drop left one. */
  async resume(): Promise<void> {
    this.listen();
    if (this.phase === "importing") return;
    const chosen = await platform.heldPastFile();
    // The other page of a file that is shown already.
    if (chosen === null || (this.phase === "shown" && chosen === this.chosen)) return;
    await this.open(chosen);
  }

  async choose(): Promise<void> {
    this.listen();
    try {
      const chosen = await platform.choosePastFile();
      if (chosen !== null) await this.open(chosen);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Another file: nothing is decided about it yet. */
  private async open(chosen: ChosenPast): Promise<void> {
    this.chosen = chosen;
    this.preview = null;
    this.journal = null;
    this.backup = null;
    this.secret = null;
    this.done = null;
    this.kinds = [];
    this.choices = UNDECIDED;
    this.ticks = new Map();
    await this.look();
  }

  /** Looks at the file with what is decided so far. An answer that a later look overtook is not shown. */
  async look(): Promise<void> {
    const chosen = this.chosen;
    if (chosen === null || this.phase === "importing") return;
    const asked = ++this.asked;
    this.failure = null;
    if (this.preview === null) {
      this.phase = "looking";
      this.progress = null;
    }
    try {
      if (chosen.locked && this.secret === null) {
        // Asked for first.
      } else if (chosen.kind === "journal") {
        const journal = await platform.lookAtJournal(this.secret);
        if (asked !== this.asked) return;
        this.journal = journal;
      } else if (chosen.kind === "backup") {
        const backup = await platform.lookAtBackup(this.secret);
        if (asked !== this.asked) return;
        this.backup = backup;
      } else {
        const preview = await platform.lookAtPast(this.choices);
        if (asked !== this.asked) return;
        this.preview = preview;
        if (this.choices.only?.length === 0) this.kinds = preview.counts.map((count) => count.kind);
        this.ticks = new Map();
        this.looks += 1;
      }
      this.phase = "shown";
    } catch (thrown) {
      if (asked !== this.asked) return;
      this.failure = asFailure(thrown);
      if (chosen.locked) this.phase = "shown";
      else if (this.preview === null) this.phase = "none";
    }
  }

  /** Opens an encrypted file. */
  async unlock(secret: string): Promise<void> {
    this.secret = secret;
    await this.look();
    if (this.journal === null && this.backup === null) this.secret = null;
  }

  /** Takes a backup in the data folder, by its name. */
  async takeBackup(name: string): Promise<void> {
    this.listen();
    await this.open(await platform.holdBackup(name));
  }

  /** Decides something and looks again. */
  decide(part: Partial<PastChoices>): void {
    this.choices = { ...this.choices, ...part };
    void this.look();
  }

  /** Nothing from outside these civil dates; an empty one is no bound. */
  between(from: string, to: string): void {
    const rest = { ...this.choices };
    delete rest.from;
    delete rest.to;
    this.choices = { ...rest, ...(from === "" ? {} : { from }), ...(to === "" ? {} : { to }) };
    void this.look();
  }

  /** The civil date on which the file's numbers stood; an empty one is today. */
  asOf(day: string): void {
    const rest = { ...this.choices };
    delete rest.as_of;
    this.choices = { ...rest, ...(day === "" ? {} : { as_of: day }) };
    void this.look();
  }

  taken(row: PastRow): boolean {
    return this.ticks.get(row.key) ?? row.taken;
  }

  /** Takes or leaves one row. */
  tick(row: PastRow, take: boolean): void {
    this.ticks = new Map(this.ticks).set(row.key, take);
    const without = (keys: string[] | undefined) => (keys ?? []).filter((key) => key !== row.key);
    const { take: taken, leave } = this.choices;
    this.choices = {
      ...this.choices,
      take: take ? [...without(taken), row.key] : without(taken),
      leave: take ? without(leave) : [...without(leave), row.key],
    };
    this.resting.run(() => this.look());
  }

  /** Whether rows of a kind are wanted at all. */
  wants(kind: PastKind): boolean {
    return this.choices.only?.length === 0 || (this.choices.only ?? []).includes(kind);
  }

  /** Whether it's the only kind that is wanted: none of all would be all, so it stays. */
  isLast(kind: PastKind): boolean {
    return this.kinds.every((known) => (known === kind) === this.wants(known));
  }

  want(kind: PastKind, wanted: boolean): void {
    const only = this.kinds.filter((known) => (known === kind ? wanted : this.wants(known)));
    this.decide({ only: only.length === this.kinds.length ? [] : only });
  }

  /** How many rows are taken. */
  total = $derived((this.preview?.counts ?? []).reduce((sum, count) => sum + count.taken, 0));

  async import(): Promise<void> {
    const preview = this.preview;
    if (preview === null || this.phase !== "shown") return;
    // What was ticked a moment ago is in the choices: the import makes its own plan of them.
    this.resting.cancel();
    this.phase = "importing";
    this.progress = null;
    this.failure = null;
    try {
      const changed = await session.act(() => platform.importPast(this.choices, preview.sha256));
      this.done = {
        said: changed.said,
        undo: changed.topics.length > 0 ? changed.undo.undo : null,
        pillars: changed.topics.length > 0 ? preview.pillars : [],
      };
      this.phase = "done";
      this.clear();
    } catch (thrown) {
      const failure = asFailure(thrown);
      this.failure = failure.code === "cancelled" ? null : failure;
      this.phase = "shown";
    }
  }

  /** Stops what is going on; what was shown before is shown again. */
  async cancel(): Promise<void> {
    await platform.cancelPast();
    if (this.phase === "looking") await this.letGo();
  }

  /** Back to the beginning, with no file. */
  async letGo(): Promise<void> {
    this.asked += 1;
    this.clear();
    this.phase = "none";
    this.failure = null;
    this.done = null;
    await platform.letGoOfPast();
  }

  /** Puts the held export or backup of Standpoint's in the place of everything here. */
  async replaceEverything(): Promise<boolean> {
    const replace = this.backup === null ? platform.replaceEverything : platform.restoreBackup;
    this.phase = "importing";
    this.progress = null;
    this.failure = null;
    try {
      await replace(this.secret);
      this.clear();
      this.phase = "none";
      return true;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      this.phase = "shown";
      return false;
    }
  }

  private clear(): void {
    this.chosen = null;
    this.preview = null;
    this.journal = null;
    this.backup = null;
    this.secret = null;
    this.kinds = [];
    this.choices = UNDECIDED;
  }

  private listen(): void {
    if (this.listening) return;
    this.listening = true;
    void platform.onPastProgress((progress) => (this.progress = progress));
  }
}

export const pastImport = new PastImport();
