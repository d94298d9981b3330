//! Settings → Reminders, and the same for the command line: rules with when each fires next, pauses, quiet hours.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::calendar::natural_date::in_words;
use crate::calendar::natural_date::instant_in_words;
use crate::calendar::{Day, Now};
use crate::coach::Coach;
use crate::error::Result;
use crate::id::{PauseId, RuleId};
use crate::journal::reminder_context::ReminderContext;
use crate::reminders::{
    Delay, DelayReason, Delivery, Held, OccurrenceState, QuietDay, ReminderEntry, ReminderSettings, Rule,
    RuleKind, Schedule, World, decide, delay, tomorrow_morning, upcoming,
};
use crate::store::reminder_settings;

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReminderLine {
    /// Reminder id, as accepted by `reminder …` commands.
    pub id: RuleId,
    /// What it is called: "Weekly post", "Weekly post, backup slot", or the user's words.
    pub name: String,
    /// When it comes: "Tuesdays at 09:00".
    pub rhythm: String,
    /// When it comes next: "Tuesday 09:00, in 2 days", or why it does not.
    pub next: String,
    /// Next time as an instant, UTC; `None` without one.
    pub next_at: Option<DateTime<Utc>>,
    /// As it was entered.
    pub entry: ReminderEntry,
}

/// One pause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PauseLine {
    /// Pause id, as accepted by `pause …` commands.
    pub id: PauseId,
    /// Its first day.
    pub from_on: NaiveDate,
    /// Its last day.
    pub to_on: NaiveDate,
    /// The user's note; may be empty.
    pub note: String,
    /// Whether it holds today.
    pub running: bool,
    /// Whether it is over.
    pub over: bool,
}

/// Everything there is to set about reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RemindersPage {
    /// The user's civil date.
    pub date: NaiveDate,
    /// The zone in force.
    pub zone: String,
    /// The rules, in the order they were made.
    pub rules: Vec<ReminderLine>,
    /// Pauses, the first to begin first.
    pub pauses: Vec<PauseLine>,
    /// Quiet hours, one entry a weekday.
    pub quiet: Vec<QuietDay>,
    /// How they are shown.
    pub settings: ReminderSettings,
    /// Until when all reminders are snoozed, in words; `None` if they aren’t.
    pub all_put_off_until: Option<String>,
    /// Until when *snooze all* would last now, in words: "tomorrow, 07:00".
    pub all_off_would_end: String,
}

impl Coach {
    /// Reminders as they are: a hint before a transaction looks again, never what it judges by.
    pub(crate) fn reminder_context(&self, now: &Now) -> Result<ReminderContext> {
        ReminderContext::read(self.conn(), self.programme, now)
    }

    /// How reminders are shown and what closing the window does.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn reminder_settings(&self) -> Result<ReminderSettings> {
        reminder_settings::get(self.conn())
    }

    /// Everything there is to set about reminders.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn reminders_page(&self, now: &Now) -> Result<RemindersPage> {
        let reminder_context = ReminderContext::read(self.conn(), self.programme, now)?;
        let (world, now) = (&reminder_context.world, &reminder_context.now);
        let today = now.today();
        let held = decide(world, now, Delivery::Ready { doubt: None }).held;
        Ok(RemindersPage {
            date: today,
            zone: now.zone.name().to_owned(),
            rules: world.rules.iter().map(|rule| line(world, now, rule, &held)).collect(),
            pauses: world
                .pauses
                .iter()
                .map(|pause| PauseLine {
                    id: pause.id,
                    from_on: pause.from_on,
                    to_on: pause.to_on,
                    note: pause.note.clone(),
                    running: pause.covers(today),
                    over: pause.to_on < today,
                })
                .collect(),
            quiet: Day::ALL.iter().map(|day| quiet_day(world, *day)).collect(),
            settings: reminder_settings::get(self.conn())?,
            all_put_off_until: world
                .all_snoozed_until
                .filter(|until| *until > now.instant)
                .map(|until| instant_in_words(now, until)),
            all_off_would_end: instant_in_words(now, tomorrow_morning(world, now)),
        })
    }

    /// Until when *snooze all* would last now, in words: "tomorrow, 07:00".
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn all_off_would_end(&self, now: &Now) -> Result<String> {
        let reminder_context = ReminderContext::read(self.conn(), self.programme, now)?;
        Ok(instant_in_words(
            &reminder_context.now,
            tomorrow_morning(&reminder_context.world, &reminder_context.now),
        ))
    }
}

fn quiet_day(world: &World, day: Day) -> QuietDay {
    let quiet = world.quiet.0.get(&day);
    let time = |at: chrono::NaiveTime| at.format("%H:%M").to_string();
    QuietDay { day, from: quiet.map(|quiet| time(quiet.from)), to: quiet.map(|quiet| time(quiet.to)) }
}

fn line(world: &World, now: &Now, rule: &Rule, held: &[Held]) -> ReminderLine {
    let coming = Coming::of(world, now, rule, held).filter(|_| rule.enabled);
    let next = match &coming {
        Some(coming) => coming.in_words(world, now, rule),
        None if !rule.enabled => "Turned off".to_owned(),
        None if rule.schedule == Schedule::AsDue => "When a task has a date".to_owned(),
        None => "Done, no more dates".to_owned(),
    };
    ReminderLine {
        id: rule.id,
        name: name(world, rule),
        rhythm: rhythm(rule),
        next,
        next_at: coming.map(|coming| coming.at()),
        entry: rule.entry(),
    }
}

/// What comes of a rule next.
enum Coming {
    /// One that is due, and held.
    Held(Delay),
    /// A snoozed one.
    PutOff(DateTime<Utc>),
    /// Its next occurrence.
    Next(DateTime<Utc>),
}

impl Coming {
    /// The first of what can come.
    fn of(world: &World, now: &Now, rule: &Rule, held: &[Held]) -> Option<Self> {
        let held = held.iter().find(|held| held.key.rule == rule.id).map(|held| Self::Held(held.delay));
        let put_off = world
            .of(rule.id)
            .filter(|known| known.state == OccurrenceState::Snoozed)
            .find_map(|known| known.snoozed_until);
        let put_off = put_off.filter(|until| *until > now.instant).map(Self::PutOff);
        let next = upcoming(world, now, rule).map(|due| Self::Next(due.at));
        [held, put_off, next].into_iter().flatten().min_by_key(Self::at)
    }

    fn at(&self) -> DateTime<Utc> {
        match self {
            Self::Held(delay) => delay.until,
            Self::PutOff(at) | Self::Next(at) => *at,
        }
    }

    fn in_words(&self, world: &World, now: &Now, rule: &Rule) -> String {
        let when = when_in_words(now, self.at());
        let then = Now::new(self.at(), now.zone);
        match (self, delay(world, &then, rule.kind, None)) {
            (Self::Held(delay), _) => format!("{when}; delayed until then{}", delay.reason.by()),
            (_, Some(Delay { reason: DelayReason::Paused, .. })) => {
                format!("{when}; delayed until the pause ends")
            }
            (_, Some(delay)) => format!("{when}; {}", held_in_words(now, delay)),
            (Self::PutOff(_), None) => format!("{when}; snoozed until then"),
            (Self::Next(_), None) => when,
        }
    }
}

/// "held until tomorrow, 07:00 by quiet hours".
pub(crate) fn held_in_words(now: &Now, delay: Delay) -> String {
    format!("delayed until {}{}", instant_in_words(now, delay.until), delay.reason.by())
}

/// "Weekly post", "Weekly post, backup slot", or the user's words.
pub(crate) fn name(world: &World, rule: &Rule) -> String {
    let first =
        world.rules.iter().find(|other| other.kind == rule.kind).is_none_or(|other| other.id == rule.id);
    match rule.kind {
        RuleKind::Custom => rule.title.clone(),
        RuleKind::WeeklyPost if !first => "Weekly post, backup slot".to_owned(),
        kind => kind.label().to_owned(),
    }
}

fn rhythm(rule: &Rule) -> String {
    let at = rule.at.format("%H:%M");
    let when = match &rule.schedule {
        Schedule::Once(on) => format!("Once, on {} at {at}", on.format("%-d %B %Y")),
        Schedule::Weekly(days) if days.len() == 7 => format!("Every day at {at}"),
        Schedule::Weekly(days) => {
            let names: Vec<_> = days.iter().map(|day| format!("{}s", day.label())).collect();
            format!("{} at {at}", names.join(", "))
        }
        Schedule::Monthly(31) => format!("The last day of each month at {at}"),
        Schedule::Monthly(day @ 29..) => format!("Day {day} of each month, or its last day, at {at}"),
        Schedule::Monthly(day) => format!("Day {day} of each month at {at}"),
        Schedule::AsDue => match rule.lead_days {
            0 => format!("On the day a task is due, at {at}"),
            1 => format!("The day before a task is due, at {at}"),
            days => format!("{days} days before a task is due, at {at}"),
        },
    };
    rule.zone.map_or(when.clone(), |zone| format!("{when} ({})", zone.name()))
}

/// "Tuesday 09:00, in 2 days".
fn when_in_words(now: &Now, at: DateTime<Utc>) -> String {
    let local = Now::new(at, now.zone).local();
    let ahead = (local.date() - now.today()).num_days();
    let day = if (0..=6).contains(&ahead) {
        local.format("%A").to_string()
    } else {
        in_words(local.date(), now.today())
    };
    let when = match ahead {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    };
    format!("{day} {}, {when}", local.format("%H:%M"))
}
