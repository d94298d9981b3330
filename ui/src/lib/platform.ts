/**
 * The only door to the shell: every command and event, typed by the bindings that are generated from Rust.
 * Nothing else in the window imports @tauri-apps.
 */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type { Boot } from "./bindings/Boot";
import type { Changed } from "./bindings/Changed";
import type { NudgeAction } from "./bindings/NudgeAction";
import type { OccurrenceKey } from "./bindings/OccurrenceKey";
import type { OnClose } from "./bindings/OnClose";
import type { OwnTaskEntry } from "./bindings/OwnTaskEntry";
import type { PauseEntry } from "./bindings/PauseEntry";
import type { PostEntry } from "./bindings/PostEntry";
import type { PostsPage } from "./bindings/PostsPage";
import type { Preferences } from "./bindings/Preferences";
import type { ProfileAnswers } from "./bindings/ProfileAnswers";
import type { ProgrammePage } from "./bindings/ProgrammePage";
import type { ProgressPage } from "./bindings/ProgressPage";
import type { QuietDay } from "./bindings/QuietDay";
import type { ReminderEntry } from "./bindings/ReminderEntry";
import type { ReminderSettings } from "./bindings/ReminderSettings";
import type { RemindersPage } from "./bindings/RemindersPage";
import type { SettingsPage } from "./bindings/SettingsPage";
import type { StepPage } from "./bindings/StepPage";
import type { SummaryRequest } from "./bindings/SummaryRequest";
import type { Today } from "./bindings/Today";
import type { WeeklySlot } from "./bindings/WeeklySlot";
import type { DesktopState, TestOutcome } from "./desktop";

export const platform = {
  boot: () => invoke<Boot>("boot"),
  today: () => invoke<Today>("today"),
  programmePage: () => invoke<ProgrammePage>("programme_page"),
  stepPage: (step: string) => invoke<StepPage>("step_page", { step }),
  postsPage: () => invoke<PostsPage>("posts_page"),
  progressPage: () => invoke<ProgressPage>("progress_page"),
  settingsPage: () => invoke<SettingsPage>("settings_page"),
  remindersPage: () => invoke<RemindersPage>("reminders_page"),
  desktopState: () => invoke<DesktopState>("desktop_state"),

  onboard: (answers: ProfileAnswers, slot: WeeklySlot | null) => invoke<Changed>("onboard", { answers, slot }),
  changeProfile: (answers: ProfileAnswers) => invoke<Changed>("change_profile", { answers }),
  setPreferences: (preferences: Preferences) => invoke<Changed>("set_preferences", { preferences }),
  planFromToday: () => invoke<Changed>("plan_from_today"),

  completeTask: (task: string) => invoke<Changed>("complete_task", { task }),
  reopenTask: (task: string) => invoke<Changed>("reopen_task", { task }),
  addTask: (entry: OwnTaskEntry) => invoke<Changed>("add_task", { entry }),
  changeTask: (task: string, entry: OwnTaskEntry) => invoke<Changed>("change_task", { task, entry }),
  removeTask: (task: string) => invoke<Changed>("remove_task", { task }),

  setAnswer: (step: string, row: number | null, field: string, value: string) =>
    invoke<Changed>("set_answer", { step, row, field, value }),
  addWorksheetRow: (step: string) => invoke<Changed>("add_worksheet_row", { step }),
  removeWorksheetRow: (row: number) => invoke<Changed>("remove_worksheet_row", { row }),
  setStepNotes: (step: string, text: string) => invoke<Changed>("set_step_notes", { step, text }),
  setReflection: (step: string, text: string) => invoke<Changed>("set_reflection", { step, text }),
  startStep: (step: string) => invoke<Changed>("start_step", { step }),
  finishStep: (step: string) => invoke<Changed>("finish_step", { step }),
  reopenStep: (step: string) => invoke<Changed>("reopen_step", { step }),

  logPost: (entry: PostEntry) => invoke<Changed>("log_post", { entry }),
  changePost: (post: number, entry: PostEntry) => invoke<Changed>("change_post", { post, entry }),
  removePost: (post: number) => invoke<Changed>("remove_post", { post }),

  addReminder: (entry: ReminderEntry) => invoke<Changed>("add_reminder", { entry }),
  changeReminder: (id: number, entry: ReminderEntry) => invoke<Changed>("change_reminder", { id, entry }),
  turnReminder: (id: number, enabled: boolean) => invoke<Changed>("turn_reminder", { id, enabled }),
  removeReminder: (id: number) => invoke<Changed>("remove_reminder", { id }),
  setQuietHours: (wanted: QuietDay[]) => invoke<Changed>("set_quiet_hours", { wanted }),
  setReminderSettings: (settings: ReminderSettings) => invoke<Changed>("set_reminder_settings", { settings }),
  addPause: (entry: PauseEntry) => invoke<Changed>("add_pause", { entry }),
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

  saveSummary: (request: SummaryRequest) => invoke<string | null>("save_summary", { request }),
  openLink: (url: string) => invoke<void>("open_link", { url }),
  openDataFolder: () => invoke<void>("open_data_folder"),
  windowReady: () => invoke<void>("window_ready"),
  flushed: () => invoke<void>("flushed"),

  /** A change that this window did not make; null when all that is known is that something changed. */
  onChanged: (heard: (changed: Changed | null) => void) => listen<Changed | null>("changed", (event) => heard(event.payload)),
  /** The shell is about to leave: save what is held, then call flushed(). */
  onFlush: (heard: () => void) => listen("flush", heard),
  /** The window was closed for the first time and could stay in the tray: the user says which. */
  onAskClose: (heard: () => void) => listen("ask-close", heard),
  /** A page was asked for outside the window: from a notification or the tray. */
  onGo: (heard: (path: string) => void) => listen<string>("go", (event) => heard(event.payload)),
  /** Logging a post was asked for outside the window. */
  onLogPost: (heard: () => void) => listen("log-post", heard),
};

export type Platform = typeof platform;
