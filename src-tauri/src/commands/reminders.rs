//! Reminders: rules, pauses, quiet hours, and answers to what waits.

use super::declare::commands;
use standpoint_core::calendar::PauseEntry;
use standpoint_core::id::{PauseId, RuleId};
use standpoint_core::reminders::{OccurrenceKey, PopupAction, QuietDay, ReminderEntry, ReminderSettings};

commands! {
    reminders;

    /// Adds a reminder.
    act add_reminder(entry: ReminderEntry) |coach, now| coach.add_reminder(now, &entry);

    /// Keeps what was changed of a reminder, in a form that began with an entry.
    act change_reminder(id: RuleId, before: ReminderEntry, entry: ReminderEntry) |coach, now| coach.revise_reminder(now, id, &before, &entry);

    /// Turns a reminder on or off.
    act turn_reminder(id: RuleId, enabled: bool) |coach, now| coach.turn_reminder(now, id, enabled);

    /// Removes a reminder.
    act remove_reminder(id: RuleId) |coach, now| coach.remove_reminder(now, id);

    /// Sets the quiet hours that begin on these days.
    act set_quiet_hours(wanted: Vec<QuietDay>) |coach, now| coach.set_quiet_hours(now, &wanted);

    /// Keeps how reminders are shown.
    act set_reminder_settings(settings: ReminderSettings) |coach, now| coach.set_reminder_settings(now, settings);

    /// Plans a pause.
    act add_pause(entry: PauseEntry) |coach, now| coach.add_pause(now, &entry);

    /// Removes a pause.
    act remove_pause(id: PauseId) |coach, now| coach.remove_pause(now, id);

    /// Which weeks a pause that is being planned would leave out, and which would still count.
    ask weigh_pause(entry: PauseEntry) -> String |coach, now| coach.weigh_pause(now, &entry);

    /// Answers what waits.
    act answer_popup(keys: Vec<OccurrenceKey>, action: PopupAction) |coach, now| coach.answer_popup(now, &keys, action);

    /// Puts all reminders off until tomorrow.
    act snooze_all() |coach, now| coach.snooze_all(now);

    /// Ends putting all reminders off.
    act resume_all() |coach, now| coach.resume_all(now);
}
