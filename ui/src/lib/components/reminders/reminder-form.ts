/** What the reminder dialog holds while it is filled in, and its way from and into an entry. What fits is the core's to say. */
import type { Day } from "$lib/generated/Day";
import type { ReminderEntry } from "$lib/generated/ReminderEntry";
import type { Repeats } from "$lib/generated/Repeats";
import type { RuleKind } from "$lib/generated/RuleKind";

export const SUGGESTED_DAY: Day = "tuesday";

export interface ReminderForm {
  kind: RuleKind;
  title: string;
  repeats: Repeats;
  /** Of what comes on one day a week. */
  day: Day;
  /** Of what can come on several. */
  days: Day[];
  date: string;
  monthDay: number;
  lead: string;
  time: string;
  zone: string;
  enabled: boolean;
}

/** The form of a rule, or of a new one. */
export function formOf(entry: ReminderEntry | null, kind: RuleKind): ReminderForm {
  return {
    kind,
    title: entry?.title ?? "",
    repeats: entry?.repeats ?? "weekly",
    day: entry?.weekdays?.[0] ?? SUGGESTED_DAY,
    days: entry?.weekdays ?? [],
    date: entry?.on_date ?? "",
    monthDay: entry?.month_day ?? 1,
    lead: (entry?.lead_days ?? 0).toString(),
    time: entry?.time ?? "09:00",
    zone: entry?.zone ?? "",
    enabled: entry?.enabled ?? true,
  };
}

/** What is missing, and in which field. */
export interface ReminderProblem {
  field: "title" | "days" | "date" | "lead" | "time";
  message: string;
}

/** What was entered, with nothing that its kind does not take; or why it is no entry. */
export function entryOf(form: ReminderForm): ReminderEntry | ReminderProblem {
  const problem = problemOf(form);
  if (problem) return problem;
  const entry: ReminderEntry = { kind: form.kind, time: form.time, enabled: form.enabled };
  const zone = form.zone.trim();
  if (zone !== "") entry.zone = zone;
  if (form.kind === "weekly_post" || form.kind === "review")
    return { ...entry, repeats: "weekly", weekdays: [form.day] };
  if (form.kind === "custom") return { ...entry, title: form.title, repeats: form.repeats, ...rhythmOf(form) };
  if (form.kind === "programme") return entry;
  const lead = Number(form.lead);
  return lead === 0 ? entry : { ...entry, lead_days: lead };
}

function problemOf(form: ReminderForm): ReminderProblem | null {
  const own = form.kind === "custom";
  if (own && form.title.trim() === "") return { field: "title", message: "Write what it reminds you of." };
  if (own && form.repeats === "weekly" && form.days.length === 0)
    return { field: "days", message: "Choose at least one day." };
  if (own && form.repeats === "once" && form.date === "")
    return { field: "date", message: "Enter a day, like fri or 12 March." };
  if (form.kind === "task_due" && !/^\d{1,4}$/.test(form.lead.trim()))
    return { field: "lead", message: "Enter a whole number, like 2." };
  if (form.time === "") return { field: "time", message: "Enter a time, like 9:00." };
  return null;
}

function rhythmOf(form: ReminderForm): Partial<ReminderEntry> {
  if (form.repeats === "monthly") return { month_day: form.monthDay };
  if (form.repeats === "once") return { on_date: form.date };
  return { weekdays: form.days };
}
