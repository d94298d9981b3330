//! Reminders: rules, pauses, quiet hours, and answers to what waits.

use standpoint_core::calendar::PauseEntry;
use standpoint_core::changed::Changed;
use standpoint_core::id::{PauseId, RuleId};
use standpoint_core::reminders::{NudgeAction, OccurrenceKey, QuietDay, ReminderEntry, ReminderSettings};
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::{act, ask};

/// Adds a reminder.
#[tauri::command]
pub(crate) fn add_reminder(app: AppHandle, entry: ReminderEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.add_reminder(now, &entry))
}

/// Keeps what was changed of a reminder, in a form that began with an entry.
#[tauri::command]
pub(crate) fn change_reminder(
    app: AppHandle,
    id: RuleId,
    before: ReminderEntry,
    entry: ReminderEntry,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.revise_reminder(now, id, &before, &entry))
}

/// Turns a reminder on or off.
#[tauri::command]
pub(crate) fn turn_reminder(app: AppHandle, id: RuleId, enabled: bool) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.turn_reminder(now, id, enabled))
}

/// Removes a reminder.
#[tauri::command]
pub(crate) fn remove_reminder(app: AppHandle, id: RuleId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_reminder(now, id))
}

/// Sets the quiet hours that begin on these days.
#[tauri::command]
pub(crate) fn set_quiet_hours(app: AppHandle, wanted: Vec<QuietDay>) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.set_quiet_hours(now, &wanted))
}

/// Keeps how reminders are shown.
#[tauri::command]
pub(crate) fn set_reminder_settings(app: AppHandle, settings: ReminderSettings) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.set_reminder_settings(now, settings))
}

/// Plans a pause.
#[tauri::command]
pub(crate) fn add_pause(app: AppHandle, entry: PauseEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.add_pause(now, &entry))
}

/// Removes a pause.
#[tauri::command]
pub(crate) fn remove_pause(app: AppHandle, id: PauseId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_pause(now, id))
}

/// Which weeks a pause that is being planned would leave out, and which would still count.
#[tauri::command]
pub(crate) fn weigh_pause(app: AppHandle, entry: PauseEntry) -> Result<String, Failure> {
    ask(&app, |coach, now| coach.weigh_pause(now, &entry))
}

/// Answers what waits.
#[tauri::command]
pub(crate) fn answer_nudge(
    app: AppHandle,
    keys: Vec<OccurrenceKey>,
    action: NudgeAction,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.answer_nudge(now, &keys, action))
}

/// Puts all reminders off until tomorrow.
#[tauri::command]
pub(crate) fn snooze_all(app: AppHandle) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.snooze_all(now))
}

/// Ends putting all reminders off.
#[tauri::command]
pub(crate) fn wake_all(app: AppHandle) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.wake_all(now))
}
