/**
 * The only door to the shell: every command and event, typed by the bindings that are generated from Rust.
 * Nothing else in the window imports @tauri-apps.
 */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import * as events from "./generated/events";
import type { Boot } from "./generated/Boot";
import type { Capture } from "./generated/Capture";
import type { CaseEntry } from "./generated/CaseEntry";
import type { Changed } from "./generated/Changed";
import type { Composer } from "./generated/Composer";
import type { ConversationEntry } from "./generated/ConversationEntry";
import type { ConversationLine } from "./generated/ConversationLine";
import type { ConversationList } from "./generated/ConversationList";
import type { ConversationQuery } from "./generated/ConversationQuery";
import type { DayRead } from "./generated/DayRead";
import type { DaySense } from "./generated/DaySense";
import type { DraftCheck } from "./generated/DraftCheck";
import type { FeedEntries } from "./generated/FeedEntries";
import type { FeedSettings } from "./generated/FeedSettings";
import type { FeedsPage } from "./generated/FeedsPage";
import type { FirstPostPage } from "./generated/FirstPostPage";
import type { FoundLine } from "./generated/FoundLine";
import type { LogEntry } from "./generated/LogEntry";
import type { MissedReason } from "./generated/MissedReason";
import type { Network } from "./generated/Network";
import type { NudgeAction } from "./generated/NudgeAction";
import type { OccurrenceKey } from "./generated/OccurrenceKey";
import type { OfferKind } from "./generated/OfferKind";
import type { OnClose } from "./generated/OnClose";
import type { OwnTaskEntry } from "./generated/OwnTaskEntry";
import type { PaceCard } from "./generated/PaceCard";
import type { PauseEntry } from "./generated/PauseEntry";
import type { PeopleChoices } from "./generated/PeopleChoices";
import type { PeopleFile } from "./generated/PeopleFile";
import type { PeoplePage } from "./generated/PeoplePage";
import type { PeopleQuery } from "./generated/PeopleQuery";
import type { PersonEntry } from "./generated/PersonEntry";
import type { PersonPage } from "./generated/PersonPage";
import type { PostBoard } from "./generated/PostBoard";
import type { PostCalendar } from "./generated/PostCalendar";
import type { PostEntry } from "./generated/PostEntry";
import type { PostList } from "./generated/PostList";
import type { PostPage } from "./generated/PostPage";
import type { PostQuery } from "./generated/PostQuery";
import type { PostsPage } from "./generated/PostsPage";
import type { Preferences } from "./generated/Preferences";
import type { ProfileAnswers } from "./generated/ProfileAnswers";
import type { ProgrammePage } from "./generated/ProgrammePage";
import type { ProgressPage } from "./generated/ProgressPage";
import type { PublicationEntry } from "./generated/PublicationEntry";
import type { QuietDay } from "./generated/QuietDay";
import type { QuietPeriod } from "./generated/QuietPeriod";
import type { RedLine } from "./generated/RedLine";
import type { ReminderEntry } from "./generated/ReminderEntry";
import type { ReminderSettings } from "./generated/ReminderSettings";
import type { RemindersPage } from "./generated/RemindersPage";
import type { SettingsPage } from "./generated/SettingsPage";
import type { StepPage } from "./generated/StepPage";
import type { StudyNote } from "./generated/StudyNote";
import type { StudyPage } from "./generated/StudyPage";
import type { SummaryPreview } from "./generated/SummaryPreview";
import type { SummaryRequest } from "./generated/SummaryRequest";
import type { TaskLine } from "./generated/TaskLine";
import type { TimeRead } from "./generated/TimeRead";
import type { Today } from "./generated/Today";
import type { WeeklySlot } from "./generated/WeeklySlot";
import type { DesktopState, SizeChange, TestOutcome, WindowSettings } from "./desktop";

export const platform = {
  boot: () => invoke<Boot>("boot"),
  today: () => invoke<Today>("today"),
  programmePage: () => invoke<ProgrammePage>("programme_page"),
  stepPage: (step: string) => invoke<StepPage>("step_page", { step }),
  postsPage: () => invoke<PostsPage>("posts_page"),
  progressPage: () => invoke<ProgressPage>("progress_page"),
  settingsPage: () => invoke<SettingsPage>("settings_page"),
  remindersPage: () => invoke<RemindersPage>("reminders_page"),
  postBoard: (query: PostQuery) => invoke<PostBoard>("post_board", { query }),
  postList: (query: PostQuery) => invoke<PostList>("post_list", { query }),
  /** Weeks from the one that a civil date lies in; null is this one. */
  postCalendar: (from: string | null, weeks: number) => invoke<PostCalendar>("post_calendar", { from, weeks }),
  /** Ideas and drafts without a day, drafts first. */
  unplannedPosts: (query: PostQuery) => invoke<PostList>("unplanned_posts", { query }),
  postPage: (post: number) => invoke<PostPage>("post_page", { post }),
  peoplePage: (query: PeopleQuery) => invoke<PeoplePage>("people_page", { query }),
  personPage: (person: number) => invoke<PersonPage>("person_page", { person }),
  conversationList: (query: ConversationQuery) => invoke<ConversationList>("conversation_list", { query }),
  feedsPage: () => invoke<FeedsPage>("feeds_page"),
  feedEntries: (feed: number) => invoke<FeedEntries>("feed_entries", { feed }),
  studyPage: () => invoke<StudyPage>("study_page"),
  taskList: (all: boolean) => invoke<TaskLine[]>("task_list", { all }),
  firstPost: () => invoke<FirstPostPage>("first_post"),
  paceCard: (minutes: number) => invoke<PaceCard>("pace_card", { minutes }),
  find: (search: string) => invoke<FoundLine[]>("find", { search }),
  desktopState: () => invoke<DesktopState>("desktop_state"),

  onboard: (answers: ProfileAnswers, slot: WeeklySlot | null) => invoke<Changed>("onboard", { answers, slot }),
  changeProfile: (answers: ProfileAnswers) => invoke<Changed>("change_profile", { answers }),
  setPreferences: (preferences: Preferences) => invoke<Changed>("set_preferences", { preferences }),
  planFromToday: () => invoke<Changed>("plan_from_today"),
  setQuietPeriods: (periods: QuietPeriod[]) => invoke<Changed>("set_quiet_periods", { periods }),

  doNext: () => invoke<Changed>("do_next"),
  decline: (subject: string) => invoke<Changed>("decline", { subject }),
  answerOffer: (kind: OfferKind, accepted: boolean) => invoke<Changed>("answer_offer", { kind, accepted }),
  startAgain: () => invoke<Changed>("start_again"),
  /** Puts the voice on hold until a day in words or as a date; null is "until I say so". */
  holdVoice: (until: string | null) => invoke<Changed>("hold_voice", { until }),
  endHold: () => invoke<Changed>("end_hold"),
  seeMoments: () => invoke<Changed>("see_moments"),
  answerMissedWeek: (week: string, reason: MissedReason) => invoke<Changed>("answer_missed_week", { week, reason }),
  answerRehearsal: (evening: boolean, done: boolean) => invoke<Changed>("answer_rehearsal", { evening, done }),
  addBackupSlot: () => invoke<Changed>("add_backup_slot"),

  completeTask: (task: string) => invoke<Changed>("complete_task", { task }),
  completePart: (task: string) => invoke<Changed>("complete_part", { task }),
  completeSmaller: (task: string, minutes: number) => invoke<Changed>("complete_smaller", { task, minutes }),
  startTask: (task: string) => invoke<Changed>("start_task", { task }),
  waitFor: (task: string, whom: string) => invoke<Changed>("wait_for", { task, whom }),
  stopWaiting: (task: string) => invoke<Changed>("stop_waiting", { task }),
  remindWaiting: (task: string) => invoke<Changed>("remind_waiting", { task }),
  letGo: (task: string) => invoke<Changed>("let_go", { task }),
  reopenTask: (task: string) => invoke<Changed>("reopen_task", { task }),
  addTask: (entry: OwnTaskEntry) => invoke<Changed>("add_task", { entry }),
  changeTask: (task: string, before: OwnTaskEntry, entry: OwnTaskEntry) => invoke<Changed>("change_task", { task, before, entry }),
  removeTask: (task: string) => invoke<Changed>("remove_task", { task }),

  setAnswer: (step: string, row: number | null, field: string, value: string) =>
    invoke<Changed>("set_answer", { step, row, field, value }),
  /** Marks an answer as private, or as one that may be shared. */
  markAnswer: (step: string, row: number | null, field: string, hidden: boolean) =>
    invoke<Changed>("mark_answer", { step, row, field, hidden }),
  /** Adds a row, empty or with its first answer. */
  addWorksheetRow: (step: string, field: string | null, value: string | null) =>
    invoke<Changed>("add_worksheet_row", { step, field, value }),
  removeWorksheetRow: (row: number) => invoke<Changed>("remove_worksheet_row", { row }),
  setStepNotes: (step: string, text: string) => invoke<Changed>("set_step_notes", { step, text }),
  setReflection: (step: string, text: string) => invoke<Changed>("set_reflection", { step, text }),
  startStep: (step: string) => invoke<Changed>("start_step", { step }),
  finishStep: (step: string) => invoke<Changed>("finish_step", { step }),
  reopenStep: (step: string) => invoke<Changed>("reopen_step", { step }),

  markCase: (key: string, studied: boolean) => invoke<Changed>("mark_case", { key, studied }),
  saveCase: (id: number | null, entry: CaseEntry) => invoke<Changed>("save_case", { id, entry }),
  removeCase: (id: number) => invoke<Changed>("remove_case", { id }),
  saveStudyNote: (note: StudyNote) => invoke<Changed>("save_study_note", { note }),
  removeStudyNote: (id: number) => invoke<Changed>("remove_study_note", { id }),

  addPost: (entry: PostEntry) => invoke<Changed>("add_post", { entry }),
  captureIdea: (line: string) => invoke<Changed>("capture_idea", { line }),
  readCapture: (line: string) => invoke<Capture>("read_capture", { line }),
  changePost: (post: number, entry: PostEntry) => invoke<Changed>("change_post", { post, entry }),
  planPost: (post: number, on: string | null) => invoke<Changed>("plan_post", { post, on }),
  archivePost: (post: number, away: boolean) => invoke<Changed>("archive_post", { post, away }),
  removePost: (post: number) => invoke<Changed>("remove_post", { post }),
  askForNod: (post: number, whom: string) => invoke<Changed>("ask_for_nod", { post, whom }),
  answerPlannedInStep8: (make: boolean) => invoke<Changed>("answer_planned_in_step_8", { make }),
  checkDraft: (title: string, body: string, network: Network | null) => invoke<DraftCheck>("check_draft", { title, body, network }),

  ideaFromPrompt: (prompt: string, pillar: string | null) => invoke<Changed>("idea_from_prompt", { prompt, pillar }),
  ideaFromWorksheet: (row: number, field: string, line: string | null) => invoke<Changed>("idea_from_worksheet", { row, field, line }),
  ideaFromConversation: (conversation: number) => invoke<Changed>("idea_from_conversation", { conversation }),

  publishPost: (post: number, entry: PublicationEntry) => invoke<Changed>("publish_post", { post, entry }),
  logPost: (entry: LogEntry) => invoke<Changed>("log_post", { entry }),
  changePublication: (publication: number, entry: PublicationEntry) => invoke<Changed>("change_publication", { publication, entry }),
  removePublication: (publication: number) => invoke<Changed>("remove_publication", { publication }),
  clearFinding: (post: number, about: RedLine, words: string, stays: boolean) =>
    invoke<Changed>("clear_finding", { post, about, words, stays }),
  /** Opens the network's own page for writing in the browser; null when it has none. */
  openComposer: (post: number, network: Network) => invoke<Composer | null>("open_composer", { post, network }),

  /** What words in a field for a day mean, also while they are typed. */
  readDay: (words: string, sense: DaySense) => invoke<DayRead>("read_day", { words, sense }),
  /** The same of a time of day. */
  readTime: (words: string) => invoke<TimeRead>("read_time", { words }),

  spendReserve: (date: string) => invoke<Changed>("spend_reserve", { date }),
  takeReserveBack: (date: string) => invoke<Changed>("take_reserve_back", { date }),

  addPerson: (entry: PersonEntry) => invoke<Changed>("add_person", { entry }),
  changePerson: (person: number, entry: PersonEntry) => invoke<Changed>("change_person", { person, entry }),
  removePerson: (person: number) => invoke<Changed>("remove_person", { person }),
  personFromWorksheet: (row: number) => invoke<Changed>("person_from_worksheet", { row }),
  addConversation: (entry: ConversationEntry) => invoke<Changed>("add_conversation", { entry }),
  readConversation: (line: string) => invoke<ConversationLine>("read_conversation", { line }),
  /** Logs a line; a day that was chosen goes before the line's. */
  logConversation: (line: string, on: string | null) => invoke<Changed>("log_conversation", { line, on }),
  changeConversation: (conversation: number, before: ConversationEntry, entry: ConversationEntry) => invoke<Changed>("change_conversation", { conversation, before, entry }),
  noteReply: (conversation: number, replied: boolean, on: string | null) => invoke<Changed>("note_reply", { conversation, replied, on }),
  noteAnswer: (conversation: number, answered: boolean, on: string | null) => invoke<Changed>("note_answer", { conversation, answered, on }),
  removeConversation: (conversation: number) => invoke<Changed>("remove_conversation", { conversation }),
  /** Asks for a CSV file; null when none was chosen. */
  choosePeopleFile: () => invoke<PeopleFile | null>("choose_people_file"),
  previewPeople: (choices: PeopleChoices) => invoke<PeopleFile>("preview_people", { choices }),
  importPeople: (choices: PeopleChoices) => invoke<Changed>("import_people", { choices }),

  addFeed: (address: string, settings: FeedSettings) => invoke<Changed>("add_feed", { address, settings }),
  changeFeed: (feed: number, settings: FeedSettings) => invoke<Changed>("change_feed", { feed, settings }),
  removeFeed: (feed: number) => invoke<Changed>("remove_feed", { feed }),
  acceptProposal: (proposal: number, post: number | null) => invoke<Changed>("accept_proposal", { proposal, post }),
  dismissProposal: (proposal: number) => invoke<Changed>("dismiss_proposal", { proposal }),
  /** Asks about an entry after all that was taken as known or left out. */
  proposeEntry: (entry: number) => invoke<Changed>("propose_entry", { entry }),
  /** Reads one feed over the network now, or all of them. */
  readFeeds: (feed: number | null) => invoke<Changed>("read_feeds", { feed }),

  addReminder: (entry: ReminderEntry) => invoke<Changed>("add_reminder", { entry }),
  changeReminder: (id: number, before: ReminderEntry, entry: ReminderEntry) => invoke<Changed>("change_reminder", { id, before, entry }),
  turnReminder: (id: number, enabled: boolean) => invoke<Changed>("turn_reminder", { id, enabled }),
  removeReminder: (id: number) => invoke<Changed>("remove_reminder", { id }),
  setQuietHours: (wanted: QuietDay[]) => invoke<Changed>("set_quiet_hours", { wanted }),
  setReminderSettings: (settings: ReminderSettings) => invoke<Changed>("set_reminder_settings", { settings }),
  addPause: (entry: PauseEntry) => invoke<Changed>("add_pause", { entry }),
  weighPause: (entry: PauseEntry) => invoke<string>("weigh_pause", { entry }),
  removePause: (id: number) => invoke<Changed>("remove_pause", { id }),
  answerNudge: (keys: OccurrenceKey[], action: NudgeAction) => invoke<Changed>("answer_nudge", { keys, action }),
  snoozeAll: () => invoke<Changed>("snooze_all"),
  wakeAll: () => invoke<Changed>("wake_all"),
  sendTestNudge: () => invoke<TestOutcome>("send_test_nudge"),
  setStartAtLogin: (on: boolean) => invoke<null>("set_start_at_login", { on }),
  /** Keeps the choice and closes the window accordingly. */
  chooseOnClose: (choice: Exclude<OnClose, "ask">) => invoke<Changed>("choose_on_close", { choice }),

  undo: () => invoke<Changed>("undo"),
  redo: () => invoke<Changed>("redo"),

  previewSummary: (request: SummaryRequest) => invoke<SummaryPreview>("preview_summary", { request }),
  /** Opens the summary that was saved last, or shows it in its folder. */
  openSavedSummary: (folder: boolean) => invoke<void>("open_saved_summary", { folder }),
  saveSummary: (request: SummaryRequest) => invoke<string | null>("save_summary", { request }),
  openLink: (url: string) => invoke<void>("open_link", { url }),
  openDataFolder: () => invoke<void>("open_data_folder"),
  windowReady: () => invoke<void>("window_ready"),
  /** Two frames after the window is shown, and not before: a page in a hidden window paints nothing. */
  windowPainted: () => invoke<void>("window_painted"),
  windowSettings: () => invoke<WindowSettings>("window_settings"),
  changeTextSize: (change: SizeChange) => invoke<number>("change_text_size", { change }),
  setSpelling: (languages: string[]) => invoke<void>("set_spelling", { languages }),
  setPlainRenderer: (plain: boolean) => invoke<void>("set_plain_renderer", { plain }),
  flushed: () => invoke<void>("flushed"),

  /** A change that this window did not make; null when all that is known is that something changed. */
  onChanged: (heard: (changed: Changed | null) => void) => listen<Changed | null>(events.CHANGED, (event) => heard(event.payload)),
  /** The shell is about to leave: save what is held, then call flushed(). */
  onFlush: (heard: () => void) => listen(events.FLUSH, heard),
  /** The window was closed for the first time and could stay in the tray: the user says which. */
  onAskClose: (heard: () => void) => listen(events.ASK_CLOSE, heard),
  /** A page was asked for outside the window: from a notification or the tray. */
  onGo: (heard: (path: string) => void) => listen<string>(events.GO, (event) => heard(event.payload)),
  /** Logging a post was asked for outside the window. */
  onLogPost: (heard: () => void) => listen(events.LOG_POST, heard),
  /** Noting an idea was asked for outside the window. */
  onNewIdea: (heard: () => void) => listen(events.NEW_IDEA, heard),
  /** This page was loaded anew because the one before it ended by itself. */
  onResumed: (heard: () => void) => listen(events.RESUMED, heard),
  /** The window stayed blank before, and is drawn plainly from now on. */
  onDrawnPlainly: (heard: () => void) => listen(events.DRAWN_PLAINLY, heard),
};

export type Platform = typeof platform;
