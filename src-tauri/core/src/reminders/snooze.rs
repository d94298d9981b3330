//! Until when a reminder is snoozed: a stored instant, which a restart and new words leave as it is (rule 10).

use chrono::{DateTime, Duration, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::pending::upcoming;
use super::{Rule, World};
use crate::calendar::natural_date::coming_day;
use crate::calendar::{Now, instant_of};
use crate::named::named_enum;

named_enum! {
    /// How long a reminder is snoozed.
    pub enum Snooze("length of time") {
        /// For an hour.
        Hour = "hour" | "For 1 hour",
        /// Until tomorrow at the rule's time; in the small hours that is the coming morning.
        Tomorrow = "tomorrow" | "Tomorrow",
        /// Until the rule's next time.
        NextSlot = "next_slot" | "Until the next slot",
    }
}

impl Snooze {
    /// The instant it ends for this rule.
    #[must_use]
    pub fn until(self, world: &World, now: &Now, rule: &Rule) -> DateTime<Utc> {
        let tomorrow = || next_time(&now.in_zone(rule.zone_at(now)), rule.at);
        match self {
            Self::Hour => now.instant + Duration::hours(1),
            Self::Tomorrow => tomorrow(),
            Self::NextSlot => upcoming(world, now, rule).map_or_else(tomorrow, |due| due.at),
        }
    }
}

/// The end of putting everything off until tomorrow: the first time of tomorrow that is not quiet, seven o'clock at the
/// earliest. In the small hours tomorrow is the coming morning.
#[must_use]
pub fn tomorrow_morning(world: &World, now: &Now) -> DateTime<Utc> {
    let seven = NaiveTime::from_hms_opt(7, 0, 0).expect("seven o'clock exists");
    let morning = next_time(now, seven);
    world.quiet.ends_at(&Now::new(morning, now.zone)).unwrap_or(morning)
}

/// A wall-clock time tomorrow. In the small hours one that is over already is that of the day after.
fn next_time(now: &Now, time: NaiveTime) -> DateTime<Utc> {
    let day = coming_day(now);
    let at = instant_of(now.zone, day, time);
    if at > now.instant { at } else { instant_of(now.zone, day + Duration::days(1), time) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(text: &str) -> Now {
        Now::new(text.parse().unwrap(), chrono_tz::Europe::Berlin)
    }

    #[test]
    fn rule_10_between_midnight_and_four_tomorrow_is_the_coming_morning() {
        let all_off = |at: &str| tomorrow_morning(&World::default(), &now(at)).to_string();
        assert_eq!(all_off("2026-03-10T22:59:59Z"), "2026-03-11 06:00:00 UTC", "a second before midnight");
        assert_eq!(all_off("2026-03-10T23:30:00Z"), "2026-03-11 06:00:00 UTC", "half an hour after it");
        assert_eq!(all_off("2026-03-11T02:59:59Z"), "2026-03-11 06:00:00 UTC");
        assert_eq!(
            all_off("2026-03-11T03:00:00Z"),
            "2026-03-12 06:00:00 UTC",
            "from four on it is the next day"
        );
    }

    #[test]
    fn rule_10_a_time_that_is_over_in_the_small_hours_is_that_of_the_day_after() {
        let at = |time: &str| {
            next_time(&now("2026-03-10T23:30:00Z"), crate::calendar::parse_time(time).unwrap()).to_string()
        };
        assert_eq!(
            (at("09:00").as_str(), at("00:10").as_str()),
            ("2026-03-11 08:00:00 UTC", "2026-03-11 23:10:00 UTC")
        );
        let this_minute =
            next_time(&now("2026-03-10T23:10:00Z"), crate::calendar::parse_time("00:10").unwrap());
        assert_eq!(this_minute.to_string(), "2026-03-11 23:10:00 UTC", "what is now is over");
    }
}
