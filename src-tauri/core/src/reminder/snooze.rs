//! Until when something is put off: a stored instant, which a restart and an edit leave as it is (rule 10).

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::pending::upcoming;
use super::{Rule, World};
use crate::named::named_enum;
use crate::time::{Now, instant_of};

named_enum! {
    /// How long something is put off.
    pub enum Snooze("length of time") {
        /// For an hour.
        Hour = "hour" | "1 hour",
        /// Until tomorrow at the rule's time.
        Tomorrow = "tomorrow" | "Tomorrow",
        /// Until the rule's next time.
        NextSlot = "next_slot" | "Next time",
    }
}

impl Snooze {
    /// The instant it ends for this rule.
    #[must_use]
    pub fn until(self, world: &World, now: &Now, rule: &Rule) -> DateTime<Utc> {
        let tomorrow = || instant_of(rule.zone_at(now), rule.today(now) + Duration::days(1), rule.at);
        match self {
            Self::Hour => now.instant + Duration::hours(1),
            Self::Tomorrow => tomorrow(),
            Self::NextSlot => upcoming(world, now, rule).map_or_else(tomorrow, |due| due.at),
        }
    }
}

/// The end of putting everything off until tomorrow: the first time of tomorrow that is not quiet, seven o'clock at the
/// earliest.
#[must_use]
pub fn tomorrow_morning(world: &World, now: &Now) -> DateTime<Utc> {
    let seven = chrono::NaiveTime::from_hms_opt(7, 0, 0).expect("seven o'clock exists");
    let morning = instant_of(now.zone, now.today() + Duration::days(1), seven);
    world.quiet.ends_at(&Now::new(morning, now.zone)).unwrap_or(morning)
}
