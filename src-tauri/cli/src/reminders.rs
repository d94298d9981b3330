//! `reminder` and `pause`.

use chrono::Duration;
use standpoint_core::calendar::{Now, PauseEntry};
use standpoint_core::id::{PauseId, RuleId};
use standpoint_core::reminders::{QuietDay, ReminderEntry, Repeats};
use standpoint_core::{Coach, Error, Result};

use crate::answer::Answer;
use crate::arguments::{PauseCommand, ReminderArguments, ReminderChange, ReminderCommand};
use crate::output;

pub(crate) fn reminder(
    coach: &mut Coach,
    now: &Now,
    command: ReminderCommand,
    answer: &Answer,
) -> Result<String> {
    let changed = match command {
        ReminderCommand::List => {
            return coach.reminders_page(now).map(|page| answer.view(&page, output::reminders));
        }
        ReminderCommand::Inbox => return coach.inbox(now).map(|inbox| answer.view(&inbox, output::inbox)),
        ReminderCommand::Due => {
            return coach.due_reminders(now).map(|lines| answer.view(&lines, |lines| output::due(lines)));
        }
        ReminderCommand::Preview { days } => {
            return coach
                .reminder_preview(now, days)
                .map(|lines| answer.view(&lines, |lines| output::preview(lines)));
        }
        ReminderCommand::Add(new) => coach.add_reminder(now, &entry(new)?),
        ReminderCommand::Edit { id, change } => {
            coach.edit_reminder(now, RuleId(id), |entry| edited(entry, change))
        }
        ReminderCommand::On { id } => coach.turn_reminder(now, RuleId(id), true),
        ReminderCommand::Off { id } => coach.turn_reminder(now, RuleId(id), false),
        ReminderCommand::Remove { id } => coach.remove_reminder(now, RuleId(id)),
        ReminderCommand::Snooze { id: Some(id), until, .. } => {
            let until =
                until.map_or(Ok(now.instant + Duration::hours(1)), |words| coach.moment(now, &words))?;
            coach.snooze_reminder(now, RuleId(id), until)
        }
        ReminderCommand::Snooze { id: None, .. } => coach.snooze_all(now),
        ReminderCommand::Wake => coach.resume_all(now),
        ReminderCommand::Answer { id, action } => {
            let inbox = coach.inbox(now)?;
            let waiting = inbox.items.iter().chain(&inbox.put_off).find(|item| item.key.rule == RuleId(id));
            let item = waiting.ok_or_else(|| {
                Error::NotFound("That reminder isn’t due. See `reminder inbox`.".to_owned())
            })?;
            coach.answer_popup(now, &[item.key], action)
        }
        ReminderCommand::Quiet { day, from, to } => coach.set_quiet_hours(now, &[QuietDay { day, from, to }]),
    }?;
    Ok(answer.changed(&changed))
}

pub(crate) fn pause(coach: &mut Coach, now: &Now, command: PauseCommand, answer: &Answer) -> Result<String> {
    let changed = match command {
        PauseCommand::List => {
            return coach
                .reminders_page(now)
                .map(|page| answer.view(&page.pauses, |pauses| output::pauses(pauses)));
        }
        PauseCommand::Add { from, to, note } => {
            coach.add_pause(now, &PauseEntry { from_on: from, to_on: to, note })
        }
        PauseCommand::Remove { id } => coach.remove_pause(now, PauseId(id)),
    }?;
    Ok(answer.changed(&changed))
}

fn entry(new: ReminderArguments) -> Result<ReminderEntry> {
    let time = new
        .change
        .at
        .clone()
        .ok_or_else(|| Error::Invalid("A reminder needs a time: --at 09:00.".to_owned()))?;
    let blank = ReminderEntry {
        kind: new.kind,
        title: None,
        repeats: None,
        weekdays: None,
        on_date: None,
        month_day: None,
        lead_days: None,
        time,
        zone: None,
        enabled: None,
    };
    Ok(edited(blank, new.change))
}

/// What was given, over what was there.
fn edited(entry: ReminderEntry, change: ReminderChange) -> ReminderEntry {
    let entry = ReminderEntry {
        title: change.title.or(entry.title),
        lead_days: change.lead.or(entry.lead_days),
        time: change.at.unwrap_or(entry.time),
        zone: change.zone.or(entry.zone),
        ..entry
    };
    let dates = |repeats| ReminderEntry {
        repeats: Some(repeats),
        weekdays: None,
        on_date: None,
        month_day: None,
        ..entry.clone()
    };
    match (change.day.as_slice(), change.on, change.month_day) {
        (_, Some(on), _) => ReminderEntry { on_date: Some(on), ..dates(Repeats::Once) },
        (_, None, Some(day)) => ReminderEntry { month_day: Some(day), ..dates(Repeats::Monthly) },
        ([], None, None) => entry,
        (days, None, None) => ReminderEntry { weekdays: Some(days.to_vec()), ..dates(Repeats::Weekly) },
    }
}
