//! What the log says that a reminder must know when it is about to speak (rule 8).

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate};

use super::{Rule, RuleKind, Schedule};
use crate::calendar::{WeekStart, week_of};
use crate::rhythm::Hold;

/// What the log says, read at one instant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The day a week begins on.
    pub week_start: WeekStart,
    /// The first days of the weeks that need no post any more: the goal is met, or a reserve week was spent.
    pub settled_weeks: BTreeSet<NaiveDate>,
    /// The due dates of open tasks: the user's own and those of the step they are at.
    pub tasks_due: BTreeSet<NaiveDate>,
    /// The dates of the programme's recurring tasks that are open.
    pub recurring_due: BTreeSet<NaiveDate>,
    /// The civil date the user last did something.
    pub last_activity: NaiveDate,
    /// The voice on hold: nudges to post stop.
    pub holds: Vec<Hold>,
}

impl Facts {
    /// Whether there is nothing left to remind of.
    #[must_use]
    pub fn satisfied(&self, rule: &Rule, on: NaiveDate) -> bool {
        match rule.kind {
            RuleKind::WeeklyPost => {
                // Also one snoozed before the hold began: its week does not count any more.
                let week = week_of(on, self.week_start);
                let held = self.holds.iter().any(|hold| hold.touches(on, week + Duration::days(6)));
                held || self.settled_weeks.contains(&week)
            }
            // What was due earlier and is still open is reminded of with what is due on the day.
            RuleKind::TaskDue => self.tasks_due.range(..=on + lead(rule)).next().is_none(),
            RuleKind::Programme => self.recurring_due.range(..=on).next().is_none(),
            RuleKind::Review | RuleKind::Custom => false,
        }
    }

    /// The dates of a rule that goes by what is due.
    pub(super) fn dates(&self, rule: &Rule) -> BTreeSet<NaiveDate> {
        match (&rule.schedule, rule.kind) {
            (Schedule::AsDue, RuleKind::TaskDue) => {
                self.tasks_due.iter().map(|due| *due - lead(rule)).collect()
            }
            (Schedule::AsDue, RuleKind::Programme) => self.recurring_due.clone(),
            _ => BTreeSet::new(),
        }
    }
}

fn lead(rule: &Rule) -> Duration {
    Duration::days(i64::from(rule.lead_days))
}
