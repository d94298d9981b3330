//! A day and an hour together: "tomorrow 9am", "fri at 14:00", "18:30", "in 2 hours".

use chrono::{DateTime, Duration, NaiveTime, Utc};

use super::clock_words::time_in;
use super::vocabulary::{Unit, number, unit, words_of};
use super::{Calendar, Direction, Understood};
use crate::calendar::{Now, WeekStart, instant_of, parse_instant};
use crate::error::{Error, Result};

/// When a day begins for someone who names no hour.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(9, 0, 0).expect("09:00 exists");

/// The instant that words mean: a day and an hour, the next such hour, or a time from now on. A day alone is its morning at
/// nine. `now` is in the reader's zone.
///
/// # Errors
/// [`Error::Invalid`] with examples.
pub fn parse_moment(words: &str, now: &Now, week_start: WeekStart) -> Result<DateTime<Utc>> {
    if let Ok(instant) = parse_instant(words) {
        return Ok(instant);
    }
    let parts = words_of(words);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let calendar = Calendar::new(now, week_start);
    let today = calendar.today();
    let found = match parts.as_slice() {
        ["in", length @ ..] | [length @ .., "from", "now"] if from_now(length).is_some() => {
            from_now(length).map(|length| now.instant + length)
        }
        parts => match (time_in(parts), calendar.understood(words, Direction::Future)) {
            (Some(time), _) => [today, today + Duration::days(1)]
                .map(|day| instant_of(now.zone, day, time))
                .into_iter()
                .find(|at| *at > now.instant),
            (None, Understood::Day { date, hour }) => {
                let time = hour.map_or(Some(MORNING), |hour| hour_named(&hour));
                time.map(|time| instant_of(now.zone, date, time))
            }
            _ => None,
        },
    };
    found.ok_or_else(|| {
        Error::invalid("Enter a day and a time, like tomorrow 9am, fri at 14:00 or in 2 hours.")
    })
}

/// "2 hours", "half an hour", "30 minutes".
fn from_now(length: &[&str]) -> Option<Duration> {
    match length {
        ["half", "an", "hour"] => Some(Duration::minutes(30)),
        [count, name] => match (number(count).filter(|count| *count <= 1_440)?, unit(name)?) {
            (count, Unit::Minute) => Some(Duration::minutes(i64::from(count))),
            (count, Unit::Hour) => Some(Duration::hours(i64::from(count))),
            _ => None,
        },
        _ => None,
    }
}

/// The time of "9am" and "at 10", and where a part of the day begins.
fn hour_named(hour: &str) -> Option<NaiveTime> {
    let parts: Vec<&str> = hour.split(' ').collect();
    let begins = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
    time_in(&parts).or_else(|| match *parts.last()? {
        "morning" => Some(MORNING),
        "afternoon" => begins(14),
        "evening" => begins(18),
        "night" => begins(20),
        "lunch" | "lunchtime" => begins(12),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use chrono_tz::Europe::Berlin;

    use super::*;

    #[test]
    fn a_day_and_an_hour_are_one_moment() {
        // A Tuesday.
        let now = Now::new(Berlin.with_ymd_and_hms(2026, 3, 10, 13, 0, 0).unwrap().to_utc(), Berlin);
        for (words, moment) in [
            ("tomorrow 9am", "2026-03-11 09:00"),
            ("tomorrow at half past nine", "2026-03-11 09:30"),
            ("tomorrow", "2026-03-11 09:00"),
            ("tomorrow evening", "2026-03-11 18:00"),
            ("fri at 14:00", "2026-03-13 14:00"),
            ("fri 14:00", "2026-03-13 14:00"),
            ("18:30", "2026-03-10 18:30"),
            ("at 9", "2026-03-11 09:00"),
            ("in 2 hours", "2026-03-10 15:00"),
            ("in half an hour", "2026-03-10 13:30"),
            ("3 dec at 8", "2026-12-03 08:00"),
            ("2026-03-31T09:00:00Z", "2026-03-31 11:00"),
        ] {
            let found = parse_moment(words, &now, WeekStart::Monday).unwrap().with_timezone(&Berlin);
            assert_eq!(found.format("%Y-%m-%d %H:%M").to_string(), moment, "{words}");
        }
        for words in ["", "soon", "yesterday 9am", "25:00"] {
            let error = parse_moment(words, &now, WeekStart::Monday).unwrap_err().to_string();
            assert!(error.starts_with("Enter a day and a time"), "{words}: {error}");
        }
    }
}
