/** Believable data for tests, in the shapes the core sends. */
import type { ProgrammePage } from "$lib/generated/ProgrammePage";
import type { Boot } from "$lib/generated/Boot";
import type { Changed } from "$lib/generated/Changed";
import type { Evidence } from "$lib/generated/Evidence";
import type { Example } from "$lib/generated/Example";
import type { Field } from "$lib/generated/Field";
import type { InPlace } from "$lib/generated/InPlace";
import type { InboxItem } from "$lib/generated/InboxItem";
import type { NextAction } from "$lib/generated/NextAction";
import type { ReminderLine } from "$lib/generated/ReminderLine";
import type { RemindersPage } from "$lib/generated/RemindersPage";
import type { StepPage } from "$lib/generated/StepPage";
import type { TaskLine } from "$lib/generated/TaskLine";
import type { Today } from "$lib/generated/Today";
import type { WeekCard } from "$lib/generated/WeekCard";

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
  extra: false,
  let_go: false,
  new_since_finished: false,
  waiting: null,
  sittings: 1,
  listed: null,
  part: null,
  counted: null,
};

/** A task of the user's own, without a date. */
export const ownTask: TaskLine = {
  ...task,
  id: "7",
  origin: "own",
  title: "Write to Grace",
  how: "",
  done_when: "",
  step: null,
  due_on: null,
  lateness: "none",
};

export const field: Field = {
  slug: "target-role",
  label: "Target role",
  help: "One line.",
  example: "CIO",
  kind: "line",
  options: [],
  prefill: null,
  prefill_text: null,
  private: false,
  idea: false,
  shared: [],
  withheld: "from_nobody",
};

/** Empty worksheet fields that a task fills in. */
export const inPlace: InPlace = {
  step: "purpose",
  form: "sheet",
  row_name: "",
  fields: [field],
  rows: [{ id: null, answers: {}, private: [], remarks: {} }],
  rows_wanted: 1,
  lines_wanted: null,
  prefill: {},
};

export const example: Example = {
  task: "target-role",
  title: "Lena’s target role",
  text: "> Head of platform by March 2028.\n\nShe **named a date**.",
};

/** The next action that is a task of the programme; others are made of it. */
export const next: NextAction = {
  kind: "task",
  lane: "programme",
  subject: "task target-role",
  title: task.title,
  how: task.how,
  done_when: task.done_when,
  reason: "It’s the first task of step 1, “Set your purpose and pact”.",
  facts: ["First 30 days, 1 of 22."],
  minutes: 15,
  part: null,
  listed: null,
  count: null,
  smaller: [
    { minutes: 10, text: "Write the role, without the date." },
    { minutes: 2, text: "Write one word for it." },
  ],
  too_big: false,
  is_smaller: false,
  task,
  step: task.step,
  post: null,
  conversation: null,
  offer: null,
  fields: [],
  logs: null,
  example: null,
  evidence: null,
  look_back: null,
  copy: null,
};

export const week: WeekCard = {
  starts_on: "2026-01-05",
  ends_on: "2026-01-11",
  posts: 0,
  goal: 1,
  minutes_done: 0,
  conversations: 0,
  conversation_goal: 0,
  invitations: 0,
  invitation_goal: 0,
  days_left: 7,
  state: "on_track",
  sentence: "This week: 1 post to go, 7 days",
  repair: null,
};

export const today: Today = {
  date: "2026-01-05",
  name: "Ada",
  state: "ordinary",
  next,
  others: [],
  week,
  minutes: 75,
  minutes_done: false,
  voice_started: true,
  slots: [],
  posted_on: [],
  streak: { kept: 0, of: 0, current: 0, longest: 0, sentence: "This is your first week" },
  news: null,
  inbox: { items: [], put_off: [], all_put_off_until: null },
  coming_up: [],
  coming_up_more: 0,
  any_time: [ownTask],
  done_today: [],
  journey: { steps_done: 0, steps_total: 12, tasks_done: 0, tasks_total: 67, current: task.step },
  idea: "A decision I would reverse",
  planned: [],
  next_post: null,
  proposals: [],
  to_answer: [],
  moments: [],
  question: null,
  rehearsal: null,
  letter: null,
  hold: null,
  paused_until: null,
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

export function todayWith(
  items: InboxItem[],
  put_off: InboxItem[] = [],
  all_put_off_until: string | null = null,
): Today {
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
  settings: { hide_details: false, sound: false, keep_on_screen: false, on_close: "ask" },
  all_put_off_until: null,
  all_off_would_end: "tomorrow, 07:00",
};

export const boot: Boot = {
  preferences: { theme: "light", show_streak: true, show_moments: true, show_prompts: true, charts_as_tables: false },
  undo: { undo: null, redo: null },
  today,
  defaults: {
    start_on: "2026-01-05",
    pace: "steady",
    paces: [
      { minutes: 35, sentence: "35 minutes a week. Done by March 2028.", done_by: "2028-03-01" },
      { minutes: 75, sentence: "75 minutes a week. Done by February 2027.", done_by: "2027-02-01" },
      { minutes: 120, sentence: "120 minutes a week. Done by August 2026.", done_by: "2026-08-01" },
    ],
    situations: [
      {
        slug: "listed",
        label: "Listed or regulated company",
        line: "I’ll look harder at results and forecasts, and I’ll ask you for your quiet periods.",
        settings: "",
        holds: false,
      },
      {
        slug: "already-posting",
        label: "I already post",
        line: "Then your voice counts from next week. We begin with what you stand for.",
        settings: "",
        holds: false,
      },
    ],
    work_days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
    week_start: "monday",
    nudge_weekday: "tuesday",
    nudge_time: "09:00",
    zone: "Europe/Berlin",
  },
  version: "0.1.0",
};

export function changed(said: string, topics: Changed["topics"]): Changed {
  return { topics, undo: { undo: said, redo: null }, said, created: null, ticked: [], moments: [] };
}

export const evidence: Evidence = {
  fact: "A fact.",
  source: "A source",
  year: 2024,
  kind: "survey",
  place: null,
  url: "https://example.org/source",
  checked_on: "2026-01-02",
  caveat: "It is not everywhere so.",
};

export const stepPage: StepPage = {
  step: {
    slug: "purpose",
    number: 1,
    title: "Set your purpose and pact",
    promise: "A direction.",
    state: "started",
    current: true,
    planned_from: "2026-01-05",
    target_on: "2026-01-11",
    started_on: "2026-01-05",
    done_on: null,
    tasks_done: 0,
    tasks_total: 1,
    minutes_left: 15,
  },
  purpose: "Why it matters.",
  evidence: [evidence],
  themes: [],
  tasks: [task],
  recurring: [],
  own: [],
  worksheet: {
    step: "purpose",
    form: "sheet",
    row_name: "",
    intro: "A few lines.",
    answered: 0,
    fields: [field],
    rows: [{ id: null, answers: {}, private: [], remarks: {} }],
  },
  pitfalls: ["Follower goals."],
  examples: [example],
  examples_of: "Lena",
  fillers: [{ task: "target-role", fields: [inPlace], logs: null, copy: null, smaller: next.smaller }],
  prefill: {},
  earlier: [],
  references: [],
  notes: "",
  reflection: "",
  advice: null,
  previous: null,
  next: null,
};

/** A programme of which only what a test says is there. */
export const programme: ProgrammePage = {
  title: "",
  origin: "",
  closing: "",
  steps: [],
  behind: false,
  ends_on: "2026-12-01",
  minutes: 75,
  pauses: [],
  order: [],
  made: {},
  studied: [0, 5],
};
