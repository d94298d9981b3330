/** Believable data for tests, in the shapes the core sends. */
import type { Boot } from "../src/lib/bindings/Boot";
import type { Changed } from "../src/lib/bindings/Changed";
import type { StepPage } from "../src/lib/bindings/StepPage";
import type { TaskLine } from "../src/lib/bindings/TaskLine";
import type { Today } from "../src/lib/bindings/Today";

export const task: TaskLine = {
  id: "target-role",
  origin: "programme",
  title: "Choose your target role and a date",
  how: "Write it as a job advertisement would.",
  done_when: "One sentence is saved.",
  note: "",
  minutes: 15,
  step: { slug: "purpose", number: 1, title: "Set your purpose and pact" },
  every: null,
  due_on: "2026-01-07",
  lateness: "soon",
  from_log: false,
  state: "open",
  done_on: null,
};

export const today: Today = {
  date: "2026-01-05",
  name: "Ada",
  next: { kind: "task", title: task.title, how: task.how, reason: "It opens step 1.", minutes: 15, task, step: task.step },
  week: { starts_on: "2026-01-05", ends_on: "2026-01-11", posts: 0, goal: 1, days_left: 7, state: "on_track", sentence: "0 of 1 this week, seven days left" },
  streak: { kept: 0, of: 0, current: 0, longest: 0, sentence: "Your first week is running" },
  inbox: { items: [], put_off: [], all_put_off_until: null },
  due: [{ ...task, id: "7", origin: "own", title: "Write to Grace", how: "", done_when: "" }],
  done_today: [],
  journey: { steps_done: 0, steps_total: 12, tasks_done: 0, tasks_total: 67, current: task.step },
  idea: "A decision I would reverse",
};

export const boot: Boot = {
  preferences: { theme: "light", show_streak: true },
  undo: { undo: null, redo: null },
  today,
  defaults: { start_on: "2026-01-05", weekly_posts: 1, pace: "steady", week_start: "monday", nudge_weekday: "tuesday", nudge_time: "09:00", zone: "Europe/Berlin" },
  version: "0.1.0",
};

export function changed(said: string, topics: Changed["topics"]): Changed {
  return { topics, undo: { undo: said, redo: null }, said, created: null };
}

export const stepPage: StepPage = {
  step: {
    slug: "purpose", number: 1, title: "Set your purpose and pact", promise: "A direction.", state: "started", current: true, planned_from: "2026-01-05",
    target_on: "2026-01-11", started_on: "2026-01-05", done_on: null, tasks_done: 0, tasks_total: 1, minutes_left: 15, target_weeks: 1,
  },
  purpose: "Why it matters.",
  evidence: { fact: "A fact.", source: "A source" },
  themes: [],
  tasks: [task],
  recurring: [],
  own: [],
  worksheet: {
    step: "purpose", form: "sheet", row_name: "", intro: "A few lines.", answered: 0,
    fields: [{ slug: "target-role", label: "Target role", help: "One line.", example: "CIO", kind: "line", options: [] }],
    rows: [{ id: null, answers: {} }],
  },
  pitfalls: ["Follower goals."],
  references: [],
  notes: "",
  reflection: "",
  advice: null,
  previous: null,
  next: null,
};
