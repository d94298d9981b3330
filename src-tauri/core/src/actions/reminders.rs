//! The rules the user keeps: adding, changing, turning on and off, removing; quiet hours and how popups look.

use super::brief;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::RuleId;
use crate::reminder::{Quiet, QuietDay, ReminderEntry, ReminderSettings, Rule, RuleKind, Schedule};
use crate::store::{Op, quiet_hours, reminder_settings, rules};
use crate::time::{self, Now};

/// A slot and a backup slot.
const WEEKLY_POST_MOST: usize = 2;

impl Coach {
    /// Adds a reminder. It does not fire back for a time that has passed. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what does not fit.
    pub fn add_reminder(&mut self, now: &Now, entry: &ReminderEntry) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let rule = entry.rule(RuleId(0), 1, &now)?;
        self.room_for(&rule)?;
        let said = format!("Added: {}", name(&rule));
        self.act(&Op::user(said.clone()), &now, said, |tx| rules::add(tx, &rule).map(|id| Some(id.0.to_string())))
    }

    /// Replaces what was entered for a reminder. What it did already stays done, what is put off stays put off.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_reminder(&mut self, now: &Now, id: RuleId, entry: &ReminderEntry) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let known = rules::get(self.store.conn(), id)?;
        if *entry == known.entry() {
            return self.nothing_changed();
        }
        let rule = entry.rule(id, known.rev + 1, &now)?;
        if rule.kind != known.kind {
            self.room_for(&rule)?;
        }
        let said = format!("Changed: {}", name(&rule));
        self.act(&Op::user(said.clone()), &now, said, |tx| rules::put(tx, &rule).map(|()| None))
    }

    /// Turns a reminder on or off. Turned on, it does not fire back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone, [`Error::Invalid`] when its only date has passed.
    pub fn turn_reminder(&mut self, now: &Now, id: RuleId, enabled: bool) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let known = rules::get(self.store.conn(), id)?;
        if known.enabled == enabled {
            return self.nothing_changed();
        }
        if let Schedule::Once(on) = known.schedule
            && enabled
            && known.instant_on(&now, on) <= now.instant
        {
            return Err(Error::invalid("Its date has passed. Give it a new one."));
        }
        let said = format!("{}: {}", if enabled { "Turned on" } else { "Turned off" }, name(&known));
        let rule = Rule { enabled, ..known.edited(now.instant) };
        self.act(&Op::user(said.clone()), &now, said, |tx| rules::put(tx, &rule).map(|()| None))
    }

    /// Removes a reminder and what is known of it. Undo brings both back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_reminder(&mut self, now: &Now, id: RuleId) -> Result<Changed> {
        let said = format!("Removed: {}", name(&rules::get(self.store.conn(), id)?));
        self.act(&Op::user(said.clone()), now, said, |tx| rules::remove(tx, id).map(|()| None))
    }

    /// Sets the quiet hours that begin on these days; a day without both times has none. One level of undo for all, and
    /// for one day's times while they are typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a time does not fit or one of the two is missing.
    pub fn set_quiet_hours(&mut self, now: &Now, wanted: &[QuietDay]) -> Result<Changed> {
        let quiet = wanted.iter().map(|wanted| Ok((wanted.day, checked_quiet(wanted)?))).collect::<Result<Vec<_>>>()?;
        let (op, said) = match quiet.as_slice() {
            [(day, quiet)] => {
                let said = format!("Quiet hours of {}: {}", day.label(), quiet.map_or("none".to_owned(), in_words));
                (Op::user(said.clone()).merging(format!("quiet {}", day.slug())), said)
            }
            _ => (Op::user("Changed the quiet hours"), "Saved".to_owned()),
        };
        self.act(&op, now, said, |tx| quiet.iter().try_for_each(|(day, quiet)| quiet_hours::put(tx, *day, *quiet)).map(|()| None))
    }

    /// Keeps how reminders are shown and what closing the window does.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn set_reminder_settings(&mut self, now: &Now, settings: ReminderSettings) -> Result<Changed> {
        let op = Op::user("Changed how reminders come");
        self.act(&op, now, "Saved".to_owned(), |tx| reminder_settings::put(tx, settings).map(|()| None))
    }

    /// How reminders are shown and what closing the window does.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn reminder_settings(&self) -> Result<ReminderSettings> {
        reminder_settings::get(self.store.conn())
    }

    fn room_for(&self, rule: &Rule) -> Result<()> {
        let known = rules::all(self.store.conn())?.iter().filter(|known| known.kind == RuleKind::WeeklyPost && known.id != rule.id).count();
        if rule.kind == RuleKind::WeeklyPost && known >= WEEKLY_POST_MOST {
            return Err(Error::invalid("There is a slot for the weekly post and a backup slot already. Change one of the two."));
        }
        Ok(())
    }
}

/// What a sentence calls a rule.
fn name(rule: &Rule) -> String {
    if rule.title.is_empty() { rule.kind.label().to_lowercase() } else { brief(&rule.title) }
}

fn checked_quiet(wanted: &QuietDay) -> Result<Option<Quiet>> {
    match (&wanted.from, &wanted.to) {
        (None, None) => Ok(None),
        (Some(from), Some(to)) => Ok(Some(Quiet { from: time::parse_time(from)?, to: time::parse_time(to)? })),
        _ => Err(Error::invalid("Quiet hours have a beginning and an end, like 22:00 and 07:00.")),
    }
}

fn in_words(quiet: Quiet) -> String {
    format!("{} to {}", quiet.from.format("%H:%M"), quiet.to.format("%H:%M"))
}
