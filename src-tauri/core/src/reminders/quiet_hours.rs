//! Quiet hours: by weekday, a stretch in which nothing pops up. They hold a popup until they end; they drop none.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::calendar::{Now, instant_of};

/// A stretch that begins on a weekday. One that ends before the time it begins ends on the next day; the same time twice
/// is no stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// When it begins.
    pub from: NaiveTime,
    /// When it ends.
    pub to: NaiveTime,
}

/// The quiet hours of a week, by the day they begin on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuietHours(pub BTreeMap<Day, Quiet>);

/// The quiet hours that begin on a weekday, as the user enters and sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct QuietDay {
    /// The day they begin on.
    pub day: Day,
    /// When they begin, `22:00`; none for no quiet hours on that day.
    pub from: Option<String>,
    /// When they end, `07:00`: on the next day unless later than the beginning.
    pub to: Option<String>,
}

impl QuietHours {
    /// When the quiet that holds at this instant ends, in the user's zone; none when it is not quiet. Stretches that
    /// follow one another without a gap are one.
    #[must_use]
    pub fn ends_at(&self, now: &Now) -> Option<DateTime<Utc>> {
        let mut end = None;
        // Seven nights and days that touch are the most there can be before it comes round again.
        for _ in 0..8 {
            let at = end.unwrap_or(now.instant);
            match self.holding(&Now::new(at, now.zone)) {
                Some(later) if later > at => end = Some(later),
                _ => break,
            }
        }
        end
    }

    fn holding(&self, now: &Now) -> Option<DateTime<Utc>> {
        let today = now.today();
        let stretches =
            [today - Duration::days(1), today].into_iter().filter_map(|day| self.stretch(now, day));
        stretches.filter(|(from, to)| (*from..*to).contains(&now.instant)).map(|(_, to)| to).max()
    }

    fn stretch(&self, now: &Now, day: NaiveDate) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let quiet = self.0.get(&Day::of(day)).filter(|quiet| quiet.from != quiet.to)?;
        let until = if quiet.to > quiet.from { day } else { day + Duration::days(1) };
        Some((instant_of(now.zone, day, quiet.from), instant_of(now.zone, until, quiet.to)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(days: &[Day], from: &str, to: &str) -> QuietHours {
        let time = |text: &str| crate::calendar::parse_time(text).unwrap();
        QuietHours(days.iter().map(|day| (*day, Quiet { from: time(from), to: time(to) })).collect())
    }

    fn end(hours: &QuietHours, instant: &str) -> Option<String> {
        hours
            .ends_at(&Now::new(instant.parse().unwrap(), chrono_tz::Europe::Berlin))
            .map(|end| end.to_string())
    }

    #[test]
    fn rule_8_a_night_belongs_to_the_day_it_begins_on() {
        let nights = hours(&[Day::Friday], "22:00", "07:00");
        assert_eq!(end(&nights, "2026-03-06T20:59:59Z"), None);
        assert_eq!(end(&nights, "2026-03-06T21:00:00Z").as_deref(), Some("2026-03-07 06:00:00 UTC"));
        assert_eq!(end(&nights, "2026-03-07T05:59:59Z").as_deref(), Some("2026-03-07 06:00:00 UTC"));
        assert_eq!(end(&nights, "2026-03-07T06:00:00Z"), None, "Saturday has no quiet hours");
        assert_eq!(end(&nights, "2026-03-06T01:00:00Z"), None, "nor Thursday");
    }

    #[test]
    fn rule_8_days_that_touch_are_one_stretch_and_a_night_across_the_clock_change_ends_by_the_clock() {
        let weekend = hours(&[Day::Saturday, Day::Sunday], "08:00", "07:59");
        assert_eq!(
            end(&weekend, "2026-03-07T12:00:00Z").as_deref(),
            Some("2026-03-08 06:59:00 UTC"),
            "a minute's gap parts them"
        );
        let touching = QuietHours(
            [(Day::Saturday, ("12:00", "08:00")), (Day::Sunday, ("08:00", "20:00"))]
                .map(|(day, (from, to))| {
                    let time = |text: &str| crate::calendar::parse_time(text).unwrap();
                    (day, Quiet { from: time(from), to: time(to) })
                })
                .into(),
        );
        assert_eq!(end(&touching, "2026-03-07T12:00:00Z").as_deref(), Some("2026-03-08 19:00:00 UTC"));
        let nights = hours(&[Day::Saturday], "22:00", "07:00");
        assert_eq!(
            end(&nights, "2026-03-28T22:00:00Z").as_deref(),
            Some("2026-03-29 05:00:00 UTC"),
            "seven in summer time"
        );
    }

    #[test]
    fn rule_8_the_same_time_twice_is_no_stretch() {
        let none = hours(Day::ALL, "22:00", "22:00");
        assert_eq!(end(&none, "2026-03-10T08:00:00Z"), None);
        assert_eq!(end(&none, "2026-03-10T21:00:00Z"), None);
    }
}
