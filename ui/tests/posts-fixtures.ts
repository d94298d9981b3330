/** Posts in the shapes the core sends, on 6 March 2026, a Friday. */
import type { DraftCheck } from "$lib/generated/DraftCheck";
import type { Finding } from "$lib/generated/Finding";
import type { CalendarDay } from "$lib/generated/CalendarDay";
import type { CalendarWeek } from "$lib/generated/CalendarWeek";
import type { PostBoard } from "$lib/generated/PostBoard";
import type { PostCalendar } from "$lib/generated/PostCalendar";
import type { PostLine } from "$lib/generated/PostLine";
import type { PostPage } from "$lib/generated/PostPage";
import type { PostsPage } from "$lib/generated/PostsPage";
import { addDays } from "$lib/civil";

export const TODAY = "2026-03-06";

export function line(id: number, what: Partial<PostLine> = {}): PostLine {
  return {
    id,
    title: `Post ${id}`,
    stage: "idea",
    pillar: "",
    network: null,
    planned_on: null,
    published_on: null,
    made_on: "2026-03-01",
    asked_whom: null,
    words: 0,
    places: [],
    ...what,
  };
}

export const idea = line(1, { title: "Build or buy" });
export const draft = line(2, { title: "Roadmaps", stage: "draft", words: 120 });
export const planned = line(3, {
  title: "שלום: two directions",
  stage: "planned",
  planned_on: "2026-03-10",
  words: 80,
});
export const published = line(4, {
  title: "Budget meeting",
  stage: "published",
  network: "linkedin",
  published_on: "2026-03-03",
  words: 200,
  places: [
    { id: 40, network: "linkedin", url: "https://example.org/4", on: "2026-03-03" },
    { id: 41, network: "own_site", url: null, on: "2026-03-04" },
  ],
});

export const postsPage: PostsPage = {
  date: TODAY,
  counts: [
    ["idea", 1],
    ["draft", 1],
    ["planned", 1],
    ["published", 40],
    ["archived", 0],
  ].map(([stage, posts]) => ({ stage, posts })) as PostsPage["counts"],
  networks: ["linkedin", "mastodon"],
  pillars: ["Platform engineering", "Money in IT"],
  week: {
    starts_on: "2026-03-02",
    ends_on: "2026-03-08",
    posts: 1,
    goal: 2,
    conversations: 0,
    conversation_goal: 0,
    invitations: 0,
    invitation_goal: 0,
    days_left: 3,
    state: "on_track",
    sentence: "1 of 2 this week, three days left",
    repair: null,
    minutes_done: 20,
  },
  streak: null,
  before_each_post: "Would you say it on a stage?",
  offers: [
    {
      prompt: "reverse",
      group: "lessons",
      text: "A decision I would reverse",
      light: "green",
      care: "",
      pillar: "Money in IT",
      used: 0,
      last_used_on: null,
    },
  ],
  planned_in_step_8: false,
};

export const board: PostBoard = {
  columns: [
    { stage: "idea", total: 1, posts: [idea] },
    { stage: "draft", total: 1, posts: [draft] },
    { stage: "planned", total: 1, posts: [planned] },
    { stage: "published", total: 40, posts: [published] },
  ],
};

/** Weeks from Monday on, starting with the week of a date; this week has a slot on Friday. */
export function calendarOf(from: string | null, weeks: number, posts: PostLine[] = [planned, published]): PostCalendar {
  const day = from ?? TODAY;
  const first = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const dayOn = (date: string): CalendarDay => ({
    date,
    paused: false,
    slot: date === TODAY ? { at: "09:00", backup: false } : null,
    posts: posts.filter((post) => (post.published_on ?? post.planned_on) === date),
  });
  const week = (starts_on: string): CalendarWeek => {
    const running = starts_on === "2026-03-02";
    return {
      starts_on,
      verdict: running ? "running" : starts_on < TODAY ? (starts_on === "2026-02-16" ? "missed" : "kept") : null,
      to_go: running ? 1 : 0,
      at_risk: running,
      days: [0, 1, 2, 3, 4, 5, 6].map((ahead) => dayOn(addDays(starts_on, ahead))),
    };
  };
  return {
    today: TODAY,
    this_week: "2026-03-02",
    first_week: "1999-12-27",
    last_week: "2099-12-28",
    weeks: Array.from({ length: weeks }, (_, ahead) => week(addDays(first, 7 * ahead))),
  };
}

/** The places of `words` in a text, counted as the core counts. */
export function findingsOf(text: string, words: string, what: Partial<Finding> = {}): Finding[] {
  const at = text.indexOf(words);
  if (at === -1) return [];
  const from = Array.from(text.slice(0, at)).length;
  return [
    {
      class: "personal_data",
      from,
      to: from + Array.from(words).length,
      line: text.slice(0, at).split("\n").length,
      words,
      why: "This may identify a person.",
      blocks: true,
      ...what,
    },
  ];
}

export function checkOf(title: string, body: string, words = "ada@example.org"): DraftCheck {
  return {
    in_title: { findings: findingsOf(title, words), has_own_list: true },
    in_body: { findings: findingsOf(body, words), has_own_list: true },
    words: body.split(/\s+/).filter(Boolean).length,
    count: null,
  };
}

export function pageOf(what: Partial<PostPage> = {}): PostPage {
  const page: Omit<PostPage, "check" | "text_to_copy"> = {
    id: 2,
    date: TODAY,
    title: "Roadmaps",
    stage: "draft",
    next_move: "plan",
    body: "We rewrote ours.",
    pillar: "Money in IT",
    network: "linkedin",
    claim: "",
    evidence: "",
    takeaway: "",
    question: "",
    note: "",
    asked_whom: null,
    planned_on: null,
    published_on: null,
    made_on: "2026-03-01",
    prompt: null,
    from_step: null,
    conversation: null,
    places: [],
    pillars: ["Platform engineering", "Money in IT"],
    networks: ["linkedin", "mastodon"],
    decisions: [],
    before_each_post: "Would you say it on a stage?",
    disclosure: "",
    ...what,
  };
  return {
    ...page,
    check: what.check ?? checkOf(page.title, page.body),
    text_to_copy: what.text_to_copy ?? (page.body || page.title),
  };
}
