//! A rule: what it reminds of, when, since when.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::Schedule;
use crate::calendar::{Now, instant_of};
use crate::id::RuleId;
use crate::named::named_enum;

/// Rules of the weekly post: a slot and a backup slot.
pub const WEEKLY_SLOTS_MAX: usize = 2;

named_enum! {
    /// What a rule reminds of.
    pub enum RuleKind("kind of reminder") {
        /// This week's post. The first rule of this kind is the slot, a second one the backup slot.
        WeeklyPost = "weekly_post" | "Weekly post",
        /// Tasks that are due: the user's own, and those of the step they are at.
        TaskDue = "task_due" | "Tasks",
        /// The programme's recurring tasks.
        Programme = "programme" | "Recurring tasks",
        /// A look back on the week.
        Review = "review" | "Weekly look back",
        /// What the user wrote.
        Custom = "custom" | "Custom",
    }
}

impl RuleKind {
    /// Whether the coach asks on its own account: such a rule is silent in a pause and after a month without activity.
    #[must_use]
    pub fn is_the_coachs(self) -> bool {
        matches!(self, Self::WeeklyPost | Self::Review)
    }
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Id of the rule.
    pub id: RuleId,
    /// Counts edits.
    pub rev: i64,
    /// What it reminds of.
    pub kind: RuleKind,
    /// The user's words; empty unless it is a custom one.
    pub title: String,
    /// On which dates.
    pub schedule: Schedule,
    /// Days before a task is due; 0 for the day itself and for every other kind.
    pub lead_days: u32,
    /// The wall-clock time.
    pub at: NaiveTime,
    /// A fixed zone, or none for wherever the user is.
    pub zone: Option<Tz>,
    /// Nothing due before this instant fires: a rule that is made, changed or turned on does not fire back (rule 7).
    pub active_from: DateTime<Utc>,
    /// Whether it reminds.
    pub enabled: bool,
}

impl Rule {
    /// The zone its times are read in, for someone who is in `now`'s.
    #[must_use]
    pub fn zone_at(&self, now: &Now) -> Tz {
        self.zone.unwrap_or(now.zone)
    }

    /// The instant of the occurrence on `date`, for someone who is in `now`'s zone (rules 1 and 3).
    #[must_use]
    pub fn instant_on(&self, now: &Now, date: NaiveDate) -> DateTime<Utc> {
        instant_of(self.zone_at(now), date, self.at)
    }

    /// The civil date in its zone.
    #[must_use]
    pub fn today(&self, now: &Now) -> NaiveDate {
        now.in_zone(self.zone_at(now)).today()
    }
}
