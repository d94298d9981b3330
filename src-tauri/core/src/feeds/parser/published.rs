//! When an entry was published: on a civil day, or at an instant.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use crate::calendar::Now;

/// When an entry was published. Many feeds know the day alone, and a day is the same day in every zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// On this civil day, whatever zone it is read in.
    Day(NaiveDate),
    /// At this instant; the civil day depends on the zone.
    Instant(DateTime<Utc>),
}

impl Published {
    /// The civil day for someone in `zone`.
    #[must_use]
    pub fn day_in(self, zone: Tz) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Instant(at) => Now::new(at, zone).today(),
        }
    }

    /// Seconds since 1970 for telling earlier from later, a day at its noon.
    pub(super) fn seconds(self) -> i64 {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN).and_utc().timestamp() + 12 * 60 * 60,
            Self::Instant(at) => at.timestamp(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_the_same_everywhere_and_an_instant_is_not() {
        let zones: [Tz; 3] =
            ["America/Los_Angeles", "Europe/Berlin", "Pacific/Auckland"].map(|zone| zone.parse().unwrap());
        let day: NaiveDate = "2026-03-09".parse().unwrap();
        assert_eq!(zones.map(|zone| Published::Day(day).day_in(zone)), [day; 3]);
        let at = Published::Instant("2026-03-09T23:30:00Z".parse().unwrap());
        assert_eq!(zones.map(|zone| at.day_in(zone).to_string()), ["2026-03-09", "2026-03-10", "2026-03-10"]);
    }
}
