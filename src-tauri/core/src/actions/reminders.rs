//! The rules the user keeps: adding, changing, turning on and off, removing; quiet hours and how popups look.

use super::act::Act;
use super::brief;
use super::popups::apply_decision;
use crate::calendar::{self, Now};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::RuleId;
use crate::journal::reminder_context::ReminderContext;
use crate::reminders::{
    Quiet, QuietDay, ReminderEntry, ReminderSettings, Rule, RuleKind, Schedule, WEEKLY_SLOTS_MAX, moved,
};
use crate::store::{OperationKind, Tx, quiet_hours, reminder_settings, rules};

impl Coach {
    /// Adds a reminder. It does not fire back for a time that has passed. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what does not fit.
    pub fn add_reminder(&mut self, now: &Now, entry: &ReminderEntry) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let rule = entry.rule(RuleId(0), 1, now)?;
            check_weekly_slots(tx, &rule)?;
            let id = rules::add(tx, &rule)?;
            Ok(Act::did(OperationKind::AddReminder, "Reminder added").about(&name(&rule)).created(id.0))
        })
    }

    /// Replaces what was entered for a reminder. One that is given another time comes then, whatever became of that day
    /// before, and a snoozed one doesn’t fire as well.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_reminder(&mut self, now: &Now, id: RuleId, entry: &ReminderEntry) -> Result<Changed> {
        self.edit_reminder(now, id, |_| entry.clone())
    }

    /// Keeps what was changed in a form that began with one entry; the rest stays as it is by now, also where someone else
    /// changed it in the meantime.
    ///
    /// # Errors
    /// As [`Coach::change_reminder`].
    pub fn revise_reminder(
        &mut self,
        now: &Now,
        id: RuleId,
        began_with: &ReminderEntry,
        entry: &ReminderEntry,
    ) -> Result<Changed> {
        self.edit_reminder(now, id, |present| entry.clone().over(began_with, present))
    }

    /// Changes what was entered for a reminder: `edit` gets it as it is at that moment, so that of two who edit at once
    /// neither puts back what the other changed.
    ///
    /// # Errors
    /// As [`Coach::change_reminder`].
    pub fn edit_reminder(
        &mut self,
        now: &Now,
        id: RuleId,
        edit: impl FnOnce(ReminderEntry) -> ReminderEntry,
    ) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let known = rules::get(tx.conn(), id)?;
            let entry = edit(known.entry());
            if entry == known.entry() {
                return Ok(Act::nothing());
            }
            let rule = entry.rule(id, known.rev + 1, now)?;
            if rule.kind != known.kind {
                check_weekly_slots(tx, &rule)?;
            }
            let reminder_context = ReminderContext::read(tx.conn(), programme, now)?;
            apply_decision(tx, &reminder_context, &moved(&reminder_context.world, now, &rule))?;
            rules::put(tx, &rule)?;
            Ok(Act::did(OperationKind::EditReminder, "Saved").about(&name(&rule)))
        })
    }

    /// Turns a reminder on or off. Turned on, it does not fire back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone, [`Error::Invalid`] when its only date has passed.
    pub fn turn_reminder(&mut self, now: &Now, id: RuleId, enabled: bool) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let known = rules::get(tx.conn(), id)?;
            if known.enabled == enabled {
                return Ok(Act::nothing());
            }
            if let Schedule::Once(on) = known.schedule
                && enabled
                && known.instant_on(now, on) <= now.instant
            {
                return Err(Error::invalid("Its date has passed. Give it a new one."));
            }
            rules::turn(tx, id, enabled, now.instant)?;
            let act = match enabled {
                true => Act::did(OperationKind::TurnReminderOn, "Reminder on"),
                false => Act::did(OperationKind::TurnReminderOff, "Reminder off"),
            };
            Ok(act.about(&name(&known)))
        })
    }

    /// Removes a reminder and what is known of it. Undo brings both back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_reminder(&mut self, now: &Now, id: RuleId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let known = rules::get(tx.conn(), id)?;
            rules::remove(tx, id)?;
            Ok(Act::did(OperationKind::DeleteReminder, "Reminder deleted").about(&name(&known)))
        })
    }

    /// Sets the quiet hours that begin on these days; a day without both times has none. One level of undo for all, and
    /// for one day's times while they are typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a time does not fit or one of the two is missing.
    pub fn set_quiet_hours(&mut self, now: &Now, wanted: &[QuietDay]) -> Result<Changed> {
        let quiet = wanted
            .iter()
            .map(|wanted| Ok((wanted.day, checked_quiet(wanted)?)))
            .collect::<Result<Vec<_>>>()?;
        self.acting(now, |tx, _| {
            quiet.iter().try_for_each(|(day, quiet)| quiet_hours::put(tx, *day, *quiet))?;
            let act = Act::did(OperationKind::EditQuietHours, "Quiet hours saved");
            Ok(match quiet.as_slice() {
                [(day, _)] => act.merging(format!("quiet {}", day.slug())),
                _ => act,
            })
        })
    }

    /// Keeps how reminders are shown and what closing the window does.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn set_reminder_settings(&mut self, now: &Now, settings: ReminderSettings) -> Result<Changed> {
        self.acting(now, |tx, _| {
            reminder_settings::put(tx, settings)?;
            Ok(Act::did(OperationKind::EditNotifications, "Saved"))
        })
    }
}

fn check_weekly_slots(tx: &Tx<'_>, rule: &Rule) -> Result<()> {
    let known = rules::all(tx.conn())?
        .iter()
        .filter(|known| known.kind == RuleKind::WeeklyPost && known.id != rule.id)
        .count();
    if rule.kind == RuleKind::WeeklyPost && known >= WEEKLY_SLOTS_MAX {
        return Err(Error::invalid("You already have a slot and a backup slot. Edit one of them."));
    }
    Ok(())
}

/// What a sentence calls a rule.
fn name(rule: &Rule) -> String {
    if rule.title.is_empty() { rule.kind.label().to_lowercase() } else { brief(&rule.title) }
}

fn checked_quiet(wanted: &QuietDay) -> Result<Option<Quiet>> {
    match (&wanted.from, &wanted.to) {
        (None, None) => Ok(None),
        (Some(from), Some(to)) => match (calendar::parse_time(from)?, calendar::parse_time(to)?) {
            (from, to) if from == to => {
                Err(Error::invalid("Those are the same time. Give two, like 22:00 and 07:00, or none."))
            }
            (from, to) => Ok(Some(Quiet { from, to })),
        },
        _ => Err(Error::invalid("Quiet hours have a beginning and an end, like 22:00 and 07:00.")),
    }
}
