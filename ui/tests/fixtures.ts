/** Believable data for tests, in the shapes the core sends. */
import type { Boot } from "../src/lib/bindings/Boot";
import type { Changed } from "../src/lib/bindings/Changed";
import type { InboxItem } from "../src/lib/bindings/InboxItem";
import type { ReminderLine } from "../src/lib/bindings/ReminderLine";
import type { RemindersPage } from "../src/lib/bindings/RemindersPage";
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
  next: { kind: "task", title: task.title, how: task.how, reason: "It opens step 1.", minutes: 15, task, step: task.step, post: null },
  week: {
    starts_on: "2026-01-05",
    ends_on: "2026-01-11",
    posts: 0,
    goal: 1,
    conversations: 0,
    conversation_goal: 0,
    invitations: 0,
    invitation_goal: 0,
    days_left: 7,
    state: "on_track",
    sentence: "0 of 1 this week, seven days left",
    repair: null,
  },
  streak: { kept: 0, of: 0, current: 0, longest: 0, sentence: "Your first week is running" },
  inbox: { items: [], put_off: [], all_put_off_until: null },
  due: [{ ...task, id: "7", origin: "own", title: "Write to Grace", how: "", done_when: "" }],
  done_today: [],
  journey: { steps_done: 0, steps_total: 12, tasks_done: 0, tasks_total: 67, current: task.step },
  idea: "A decision I would reverse",
  planned: [],
  next_post: null,
  proposals: [],
  to_answer: [],
};

const LATER: InboxItem["buttons"] = [
  { action: "snooze", label: "Snooze 1 h" },
  { action: "tomorrow", label: "Tomorrow" },
  { action: "dismiss", label: "Put aside" },
];

/** What waits: the weekly post, and three tasks at once, which cannot be done by one button. */
export const waitingPost: InboxItem = {
  key: { rule: 1, on: "2026-01-06" },
  kind: "weekly_post",
  state: "posted",
  summary: "Your post this week",
  body: "To begin with: a decision I would reverse.",
  when: "today, 09:00",
  buttons: [{ action: "done", label: "I posted" }, ...LATER],
};

export const waitingTasks: InboxItem = {
  key: { rule: 2, on: "2026-01-05" },
  kind: "task_due",
  state: "posted",
  summary: "3 tasks are due",
  body: "",
  when: "yesterday, 09:00",
  buttons: LATER,
};

export function todayWith(items: InboxItem[], put_off: InboxItem[] = [], all_put_off_until: string | null = null): Today {
  return { ...today, inbox: { items, put_off, all_put_off_until } };
}

export const weeklyPost: ReminderLine = {
  id: 1,
  name: "Weekly post",
  rhythm: "Tuesdays at 09:00",
  next: "Tuesday 09:00, in 2 days",
  next_at: "2026-01-06T08:00:00Z",
  entry: { kind: "weekly_post", repeats: "weekly", weekdays: ["tuesday"], time: "09:00", enabled: true },
};

export const remindersPage: RemindersPage = {
  date: "2026-01-05",
  zone: "Europe/Berlin",
  rules: [weeklyPost],
  pauses: [
    { id: 4, from_on: "2025-12-20", to_on: "2025-12-31", note: "Holidays", running: false, over: true },
    { id: 5, from_on: "2026-07-01", to_on: "2026-07-20", note: "", running: false, over: false },
  ],
  quiet: [
    { day: "monday", from: "22:00", to: "07:00" },
    { day: "tuesday", from: "22:00", to: "07:00" },
    { day: "wednesday", from: "22:00", to: "07:00" },
    { day: "thursday", from: "22:00", to: "07:00" },
    { day: "friday", from: "22:00", to: "07:00" },
    { day: "saturday", from: "23:30", to: "10:00" },
    { day: "sunday", from: null, to: null },
  ],
  settings: { hide_details: false, sound: false, on_close: "ask" },
  all_put_off_until: null,
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
