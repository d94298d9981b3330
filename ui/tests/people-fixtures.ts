/** People, conversations and feeds in the shapes the core sends, on 6 March 2026, a Friday. */
import type { ConversationItem } from "$lib/generated/ConversationItem";
import type { ConversationLine } from "$lib/generated/ConversationLine";
import type { FeedLine } from "$lib/generated/FeedLine";
import type { FeedsPage } from "$lib/generated/FeedsPage";
import type { ImportRow } from "$lib/generated/ImportRow";
import type { PeopleFile } from "$lib/generated/PeopleFile";
import type { PeopleImport } from "$lib/generated/PeopleImport";
import type { PeoplePage } from "$lib/generated/PeoplePage";
import type { PersonLine } from "$lib/generated/PersonLine";
import type { ProposalLine } from "$lib/generated/ProposalLine";
import type { SettingsPage } from "$lib/generated/SettingsPage";
import type { WhoNext } from "$lib/generated/WhoNext";
import { postsPage, TODAY } from "./posts-fixtures";

export function person(id: number, name: string, what: Partial<PersonLine> = {}): PersonLine {
  return {
    id,
    name,
    kind: "peer",
    role: "",
    where_active: "",
    link: null,
    why: "",
    habit: "",
    last_engaged_on: "2026-03-05",
    conversations: 1,
    circle: "warm",
    quiet: false,
    ...what,
  };
}

export const ines = person(1, "Ines Marsh", {
  kind: "role_model",
  role: "CIO, Engines Ltd.",
  where_active: "LinkedIn",
  last_engaged_on: "2025-12-20",
  conversations: 3,
  circle: "close",
  quiet: true,
});
export const jonas = person(2, "Jonas Weber", { last_engaged_on: "2026-03-03" });
export const noa = person(3, "נועה", { kind: "customer", last_engaged_on: null, conversations: 0, circle: "rest" });

export const inesNext: WhoNext = {
  person: 1,
  name: "Ines Marsh",
  kind: "role_model",
  role: "CIO, Engines Ltd.",
  link: "https://example.org/ines",
  reason: "You last talked 10 weeks ago.",
  note: "Asked about exit costs.",
  opening: "Hi Ines, I’ve thought about our last talk since. How has it gone on your side?",
};

export function conversation(id: number, what: Partial<ConversationItem> = {}): ConversationItem {
  return {
    id,
    kind: "comment",
    person: 1,
    name: "Ines Marsh",
    network: null,
    link: null,
    on: "2026-02-28",
    added: "",
    replied_on: null,
    answered_on: null,
    waits_days: null,
    ...what,
  };
}

export const unreplied = conversation(10, { added: "Asked about exit costs." });
export const waitingReply = conversation(11, {
  kind: "invitation",
  person: 2,
  name: "Jonas Weber",
  replied_on: "2026-03-02",
  waits_days: 4,
  link: "https://example.org/11",
});
export const answered = conversation(12, {
  kind: "call",
  person: null,
  name: "",
  replied_on: "2026-03-01",
  answered_on: "2026-03-03",
});

export const peoplePage: PeoplePage = {
  date: TODAY,
  everybody: 3,
  kinds: [
    { kind: "role_model", people: 1 },
    { kind: "peer", people: 1 },
    { kind: "customer", people: 1 },
  ],
  quiet: 1,
  who_next: [],
  total: 3,
  people: [ines, jonas, noa],
  to_answer: [],
  conversations: 3,
  week: postsPage.week,
  giving: { conversations: 14, posts: 9, sentence: "14 conversations for 9 posts in twelve weeks" },
  networks: ["linkedin"],
};

/** What the core reads of a line: its short sentences, and what was added. */
export function understood(sentences: string[], added = ""): ConversationLine {
  return {
    kind: "comment",
    person: null,
    other: null,
    added,
    link: null,
    network: null,
    on: TODAY,
    unclear_day: null,
    understood: sentences,
  };
}

export function importRow(line: number, name: string, what: Partial<ImportRow> = {}): ImportRow {
  return {
    line,
    name,
    kind: "peer",
    role: "",
    link: null,
    fate: "new",
    why: "",
    taken: true,
    person: null,
    person_name: "",
    offers: [],
    left_out: [],
    ...what,
  };
}

export const peopleImport: PeopleImport = {
  new: 2,
  filled: 0,
  known: 1,
  asked: 0,
  twice: 0,
  refused: [{ line: 5, why: "No person’s name in this line.", nameless: true }],
  refused_total: 1,
  nameless: 1,
  columns: ["Name → name", "Email Address → not used"],
  fields: [
    { field: "name", label: "Name", columns: ["Name"] },
    { field: "role", label: "Role", columns: ["Job Title", "Headline"] },
  ],
  headers: ["Name", "Job Title", "Headline", "Email Address"],
  header_line: 1,
  separator: "semicolon",
  damaged: false,
  rows: [
    importRow(2, "Ines Marsh", { kind: "role_model", role: "CIO" }),
    importRow(3, "Jonas Feld", { person: 7, person_name: "Jonas", why: "You know Jonas. The same person?" }),
    importRow(4, "Grace Hall", { fate: "known", taken: false, person: 8, person_name: "Grace Hall" }),
    importRow(5, "", { fate: "left_out", taken: false, why: "No person’s name in this line." }),
  ],
};

export const peopleFile: PeopleFile = { import: peopleImport, readings: [] };

export const blog: FeedLine = {
  id: 1,
  address: "https://ada.example/feed.xml",
  label: "Ada writes",
  name: "",
  network: "own_site",
  allow_http: false,
  automatic: false,
  standing: "Read today at 09:00",
  failed: false,
  read_at: "2026-03-06T08:00:00Z",
  proposals: 0,
  counted: "3 entries: 1 logged, 2 taken as known",
  moved_to: null,
  offers: [],
};

export const podcast: FeedLine = {
  id: 2,
  address: "http://cast.example/rss",
  label: "The exit cost",
  name: "The exit cost",
  network: null,
  allow_http: true,
  automatic: true,
  standing: "The server could not be reached. Check the internet connection, or try again later.",
  failed: true,
  read_at: null,
  proposals: 0,
  counted: "",
  moved_to: null,
  offers: [],
};

export const feedsPage: FeedsPage = { date: TODAY, feeds: [blog, podcast], proposals: [], every_hours: 6 };

/** A new entry that matches a draft, and one that matches nothing. */
export const ofADraft: ProposalLine = {
  id: 21,
  title: "Roadmaps without dates",
  url: "https://ada.example/roadmaps",
  published_on: "2026-03-03",
  when: "Published 3 days ago",
  feed: "Ada writes",
  network: "own_site",
  post: 2,
  post_title: "Roadmaps",
  same_post: null,
  day_known: true,
};
export const ofNothing: ProposalLine = {
  ...ofADraft,
  id: 22,
  title: "Episode 7",
  url: null,
  feed: "The exit cost",
  network: null,
  post: null,
  post_title: null,
};

export const settingsPage: SettingsPage = {
  name: "Ada",
  role_now: "",
  role_wanted: "",
  topic: "",
  networks: ["linkedin"],
  pace: "steady",
  week_start: "monday",
  start_on: "2026-01-05",
  zone: "",
  zone_now: "Europe/Berlin",
  weekly_posts: 1,
  weekly_conversations: 0,
  weekly_invitations: 0,
  feeds: 2,
  preferences: { theme: "light", show_streak: true, show_moments: true, show_prompts: true, charts_as_tables: false },
  data: {
    folder: "/home/ada/standpoint",
    last_on: null,
    copies: [],
    backups: ["No backups yet"],
    notes: [],
    sync: null,
  },
  version: "0.1.0",
  origin: "",
  minutes: 75,
  paces: [
    { minutes: 35, sentence: "35 minutes a week. Done by March 2028.", done_by: "2028-03-01" },
    { minutes: 75, sentence: "75 minutes a week. Done by February 2027.", done_by: "2027-02-01" },
    { minutes: 120, sentence: "120 minutes a week. Done by August 2026.", done_by: "2026-08-01" },
  ],
  work_days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  situations: [
    {
      slug: "listed",
      label: "A listed or regulated company",
      line: "I’ll look harder at results.",
      settings: "The check looks harder at results.",
      holds: false,
    },
    {
      slug: "quiet-search",
      label: "I’m looking, quietly",
      line: "Your target role stays in step 1.",
      settings: "The role you want is on no page but step 1.",
      holds: false,
    },
  ],
  quiet_periods: [],
  sentence: "",
  every_weeks: 1,
  hold: null,
};

/** A call that the test answers later. */
export function later<T>() {
  let answer!: (value: T) => void;
  let refuse!: (why: unknown) => void;
  const call = new Promise<T>((resolve, reject) => ((answer = resolve), (refuse = reject)));
  return { call, answer, refuse };
}
