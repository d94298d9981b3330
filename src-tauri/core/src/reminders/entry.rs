//! A rule as the user enters and sees it, and its way into a [`Rule`].

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Rule, RuleKind, Schedule};
use crate::calendar::Day;
use crate::calendar::natural_date::{Calendar, Direction};
use crate::calendar::{self, Now, WeekStart};
use crate::error::{Error, Result};
use crate::id::RuleId;
use crate::named::named_enum;
use crate::profile::parse_zone;
use crate::revised::revised;
use crate::text;

/// The most days ahead of a task's due date.
const LEAD_MAX: u32 = 60;

named_enum! {
    /// How a rule repeats, as the user chooses it.
    pub enum Repeats("way to repeat") {
        /// On one date.
        Once = "once" | "Once",
        /// Every week.
        Weekly = "weekly" | "Every week",
        /// Every month.
        Monthly = "monthly" | "Every month",
    }
}

/// The weekly slot of the first questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WeeklySlot {
    /// The day of the week.
    pub weekday: Day,
    /// The wall-clock time, `09:00` or words for it.
    pub time: String,
    /// Whether it nudges.
    pub enabled: bool,
}

impl WeeklySlot {
    /// Converts the slot to a rule’s entry.
    #[must_use]
    pub fn entry(&self) -> ReminderEntry {
        ReminderEntry {
            kind: RuleKind::WeeklyPost,
            title: None,
            repeats: Some(Repeats::Weekly),
            weekdays: Some(vec![self.weekday]),
            on_date: None,
            month_day: None,
            lead_days: None,
            time: self.time.clone(),
            zone: None,
            enabled: Some(self.enabled),
        }
    }
}

/// A rule as the user enters it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct ReminderEntry {
    /// What it reminds of.
    pub kind: RuleKind,
    /// Text of a custom reminder.
    #[serde(default)]
    pub title: Option<String>,
    /// How it repeats; weekly unless said otherwise. Reminders of tasks come when those are due.
    #[serde(default)]
    pub repeats: Option<Repeats>,
    /// The days of a weekly one.
    #[serde(default)]
    pub weekdays: Option<Vec<Day>>,
    /// The date of one that comes once, `2026-03-31` or words for it.
    #[serde(default)]
    pub on_date: Option<String>,
    /// The day of a monthly one, 1 to 31; in a shorter month its last day.
    #[serde(default)]
    pub month_day: Option<u32>,
    /// Days before a task is due, 0 to 60.
    #[serde(default)]
    pub lead_days: Option<u32>,
    /// The wall-clock time, `09:00` or words for it.
    pub time: String,
    /// A fixed IANA zone; empty for wherever the user is.
    #[serde(default)]
    pub zone: Option<String>,
    /// Whether it reminds; it does unless said otherwise.
    #[serde(default)]
    pub enabled: Option<bool>,
}

impl ReminderEntry {
    /// The rule it describes, active from now on (rule 7).
    ///
    /// # Errors
    /// [`Error::Invalid`] with what does not fit.
    pub fn rule(&self, id: RuleId, rev: i64, now: &Now) -> Result<Rule> {
        let zone = self.zone.as_deref().map_or(Ok(None), parse_zone)?;
        let at = calendar::parse_time(&self.time)?;
        let rule = Rule {
            id,
            rev,
            kind: self.kind,
            title: self.checked_title()?,
            schedule: self.schedule(now)?,
            lead_days: self.checked_lead()?,
            at,
            zone,
            active_from: now.instant,
            enabled: self.enabled.unwrap_or(true),
        };
        match rule.schedule {
            Schedule::Once(on) if rule.instant_on(now, on) <= now.instant => {
                Err(Error::invalid("That time has passed. Choose a later one."))
            }
            _ => Ok(rule),
        }
    }

    /// What is kept of a form that began with one entry and was made this one, when the rule is entered as `present` by now.
    /// The days it comes on are one field, and another kind brings its own text, days and lead.
    #[must_use]
    pub fn over(self, began_with: &Self, present: Self) -> Self {
        let days =
            |entry: &Self| (entry.repeats, entry.weekdays.clone(), entry.on_date.clone(), entry.month_day);
        let own = Self {
            time: revised(&began_with.time, self.time.clone(), present.time.clone()),
            zone: revised(&began_with.zone, self.zone.clone(), present.zone.clone()),
            enabled: revised(&began_with.enabled, self.enabled, present.enabled),
            ..if self.kind == began_with.kind { present.clone() } else { self.clone() }
        };
        if self.kind != began_with.kind || present.kind != began_with.kind {
            return own;
        }
        let (repeats, weekdays, on_date, month_day) = revised(&days(began_with), days(&self), days(&present));
        Self {
            title: revised(&began_with.title, self.title, present.title),
            lead_days: revised(&began_with.lead_days, self.lead_days, present.lead_days),
            repeats,
            weekdays,
            on_date,
            month_day,
            ..own
        }
    }

    fn checked_title(&self) -> Result<String> {
        let title = self.title.as_deref().unwrap_or_default();
        match self.kind {
            RuleKind::Custom => text::title("The reminder’s text", title),
            _ if title.trim().is_empty() => Ok(String::new()),
            _ => Err(Error::invalid("Only custom reminders have text.")),
        }
    }

    fn checked_lead(&self) -> Result<u32> {
        match (self.kind, self.lead_days.unwrap_or(0)) {
            (RuleKind::TaskDue, days) if days <= LEAD_MAX => Ok(days),
            (RuleKind::TaskDue, _) => Err(Error::invalid(format!("Choose 0 to {LEAD_MAX} days before."))),
            (_, 0) => Ok(0),
            _ => Err(Error::invalid("Only task reminders can come days before.")),
        }
    }

    fn schedule(&self, now: &Now) -> Result<Schedule> {
        if matches!(self.kind, RuleKind::TaskDue | RuleKind::Programme) {
            return match (self.repeats, &self.weekdays, &self.on_date, self.month_day) {
                (None, None, None, None) => Ok(Schedule::AsDue),
                _ => Err(Error::invalid("Task reminders only need a time.")),
            };
        }
        match self.repeats.unwrap_or(Repeats::Weekly) {
            Repeats::Weekly => self.weekly(),
            _ if self.kind != RuleKind::Custom => {
                Err(Error::invalid("This reminder is weekly. Only custom ones can be one-off or monthly."))
            }
            Repeats::Once => {
                let on = self
                    .on_date
                    .as_deref()
                    .ok_or_else(|| Error::invalid("Choose a date, like fri, in 10 days or 12 March."))?;
                Ok(Schedule::Once(Calendar::new(now, WeekStart::default()).day(on, Direction::Future)?))
            }
            Repeats::Monthly => match self.month_day {
                Some(day @ 1..=31) => Ok(Schedule::Monthly(day)),
                _ => Err(Error::invalid("Choose a day from 1 to 31.")),
            },
        }
    }

    fn weekly(&self) -> Result<Schedule> {
        let days: BTreeSet<Day> = self.weekdays.iter().flatten().copied().collect();
        match days.len() {
            0 => Err(Error::invalid("Choose at least one day.")),
            1 => Ok(Schedule::Weekly(days)),
            _ if self.kind == RuleKind::Custom => Ok(Schedule::Weekly(days)),
            _ => Err(Error::invalid("Choose one day. For a second one, add a backup slot.")),
        }
    }
}

impl Rule {
    /// The rule as the user entered it.
    #[must_use]
    pub fn entry(&self) -> ReminderEntry {
        let blank = ReminderEntry {
            kind: self.kind,
            title: Some(self.title.clone()).filter(|title| !title.is_empty()),
            repeats: None,
            weekdays: None,
            on_date: None,
            month_day: None,
            lead_days: Some(self.lead_days).filter(|days| *days > 0),
            time: self.at.format("%H:%M").to_string(),
            zone: self.zone.map(|zone| zone.name().to_owned()),
            enabled: Some(self.enabled),
        };
        match &self.schedule {
            Schedule::Once(on) => {
                ReminderEntry { repeats: Some(Repeats::Once), on_date: Some(on.to_string()), ..blank }
            }
            Schedule::Weekly(days) => ReminderEntry {
                repeats: Some(Repeats::Weekly),
                weekdays: Some(days.iter().copied().collect()),
                ..blank
            },
            Schedule::Monthly(day) => {
                ReminderEntry { repeats: Some(Repeats::Monthly), month_day: Some(*day), ..blank }
            }
            Schedule::AsDue => blank,
        }
    }

    /// This rule, edited at an instant: one edit more, and it doesn’t fire for the past (rule 7).
    #[must_use]
    pub fn edited(&self, now: DateTime<Utc>) -> Self {
        Self { rev: self.rev + 1, active_from: now, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Now {
        Now::new("2026-03-03T09:00:00Z".parse().unwrap(), chrono_tz::UTC)
    }

    fn entry(kind: RuleKind) -> ReminderEntry {
        let own = kind == RuleKind::Custom;
        ReminderEntry {
            kind,
            title: own.then(|| "Call Ines".to_owned()),
            repeats: None,
            weekdays: own.then(|| vec![Day::Tuesday]),
            on_date: None,
            month_day: None,
            lead_days: None,
            time: "09:00".to_owned(),
            zone: None,
            enabled: None,
        }
    }

    fn rule(entry: ReminderEntry) -> std::result::Result<Rule, String> {
        entry.rule(RuleId(1), 1, &now()).map_err(|error| error.to_string())
    }

    #[test]
    fn only_tasks_are_reminded_of_days_before_and_at_most_sixty() {
        let ahead = |kind, days| rule(ReminderEntry { lead_days: Some(days), ..entry(kind) });
        assert_eq!(ahead(RuleKind::TaskDue, 60).unwrap().lead_days, 60);
        assert_eq!(ahead(RuleKind::TaskDue, 61).unwrap_err(), "Choose 0 to 60 days before.");
        assert_eq!(ahead(RuleKind::Custom, 0).unwrap().lead_days, 0);
        assert_eq!(ahead(RuleKind::Custom, 1).unwrap_err(), "Only task reminders can come days before.");
    }

    #[test]
    fn rule_7_one_that_comes_once_comes_after_now() {
        let once = |time: &str| {
            let on_date = Some("2026-03-03".to_owned());
            rule(ReminderEntry {
                repeats: Some(Repeats::Once),
                on_date,
                time: time.to_owned(),
                ..entry(RuleKind::Custom)
            })
        };
        assert_eq!(once("09:00").unwrap_err(), "That time has passed. Choose a later one.");
        assert!(matches!(once("09:01").unwrap().schedule, Schedule::Once(_)));
    }

    #[test]
    fn only_the_users_own_have_text_several_days_or_another_way_to_repeat() {
        let two = Some(vec![Day::Tuesday, Day::Friday]);
        let twice = |kind| rule(ReminderEntry { weekdays: two.clone(), ..entry(kind) });
        assert!(twice(RuleKind::Custom).is_ok());
        assert_eq!(
            twice(RuleKind::Review).unwrap_err(),
            "Choose one day. For a second one, add a backup slot."
        );
        let monthly = |kind| {
            rule(ReminderEntry { repeats: Some(Repeats::Monthly), month_day: Some(31), ..entry(kind) })
        };
        assert_eq!(monthly(RuleKind::Custom).unwrap().schedule, Schedule::Monthly(31));
        assert!(monthly(RuleKind::Review).unwrap_err().starts_with("This reminder is weekly."));
        let named = ReminderEntry { title: Some("Call Ines".to_owned()), ..entry(RuleKind::TaskDue) };
        assert_eq!(rule(named).unwrap_err(), "Only custom reminders have text.");
    }

    #[test]
    fn a_rule_is_shown_as_it_was_entered_and_an_edit_counts_up() {
        for kind in [RuleKind::Custom, RuleKind::TaskDue] {
            let ahead = Some(2).filter(|_| kind == RuleKind::TaskDue);
            let rule = rule(ReminderEntry { lead_days: ahead, ..entry(kind) }).unwrap();
            let shown = rule.entry();
            assert_eq!((shown.lead_days, &shown.title), (ahead, &entry(kind).title));
            let edited = rule.edited("2026-03-04T09:00:00Z".parse().unwrap());
            assert_eq!((edited.rev, edited.active_from.to_string().as_str()), (2, "2026-03-04 09:00:00 UTC"));
        }
    }

    #[test]
    fn a_form_of_another_kind_keeps_its_own_days_and_takes_what_was_changed_elsewhere() {
        let own = entry(RuleKind::Custom);
        let later = ReminderEntry {
            title: Some("Write to Ines".to_owned()),
            time: "10:00".to_owned(),
            ..own.clone()
        };
        let retitled = ReminderEntry { title: Some("Ring Ines".to_owned()), ..own.clone() };
        let both = retitled.clone().over(&own, later.clone());
        assert_eq!((both.title.as_deref(), both.time.as_str()), (Some("Ring Ines"), "10:00"));
        let untouched = own.clone().over(&own, later.clone());
        assert_eq!(untouched, later);
        let review = ReminderEntry { weekdays: Some(vec![Day::Friday]), ..entry(RuleKind::Review) };
        let turned = review.clone().over(&own, later);
        assert_eq!((turned.kind, &turned.weekdays, &turned.title), (review.kind, &review.weekdays, &None));
        assert_eq!(turned.time, "10:00");
        let turned_elsewhere = own.clone().over(&own, review.clone());
        assert_eq!((turned_elsewhere.kind, turned_elsewhere.title), (review.kind, None));
        let both_turned = retitled.over(&own, review);
        assert_eq!(
            (both_turned.kind, both_turned.title),
            (RuleKind::Review, None),
            "its text went with its kind"
        );
    }
}
