//! Dates in words where the coach takes a civil date and no words.

use chrono::{Duration, NaiveDate};
use standpoint_core::calendar::Now;
use standpoint_core::calendar::natural_date::Direction;
use standpoint_core::{Coach, Result};

/// The user's civil date.
pub(crate) fn today(coach: &Coach, now: &Now) -> Result<NaiveDate> {
    coach.day(now, "today", Direction::Past)
}

/// A date in a week that has begun.
pub(crate) fn in_a_week(coach: &Coach, now: &Now, words: &str) -> Result<NaiveDate> {
    match words.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["this", "week"] => today(coach, now),
        ["last", "week"] => Ok(today(coach, now)? - Duration::weeks(1)),
        _ => coach.day(now, words, Direction::Past),
    }
}

/// A date in a month, which may be named by itself: 2026-03, march, last month.
pub(crate) fn in_a_month(coach: &Coach, now: &Now, words: &str) -> Result<NaiveDate> {
    let month = words.trim();
    match format!("{month}-01").parse() {
        Ok(first) if month.len() == "2026-03".len() => Ok(first),
        _ => coach
            .day(now, &format!("start of {month}"), Direction::MostlyFuture)
            .or_else(|_| coach.day(now, words, Direction::MostlyFuture)),
    }
}
