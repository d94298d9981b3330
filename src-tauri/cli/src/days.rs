//! Dates in words where the coach takes a civil date and no words.

use chrono::{Duration, NaiveDate};
use standpoint_core::day_words::{parse_day, parse_past_day};
use standpoint_core::profile::WeekStart;
use standpoint_core::time::Now;
use standpoint_core::{Coach, Result};

/// The user's civil date, and the day their weeks begin on.
fn calendar(coach: &Coach, now: &Now) -> Result<(NaiveDate, WeekStart)> {
    Ok((coach.week_report(now)?.date, coach.settings_page(now)?.week_start))
}

/// The user's civil date.
pub(crate) fn today(coach: &Coach, now: &Now) -> Result<NaiveDate> {
    calendar(coach, now).map(|(today, _)| today)
}

/// A date to plan for.
pub(crate) fn ahead(coach: &Coach, now: &Now, words: &str) -> Result<NaiveDate> {
    let (today, week_start) = calendar(coach, now)?;
    parse_day("The date", words, today, week_start)
}

/// A date in a week that has begun.
pub(crate) fn in_a_week(coach: &Coach, now: &Now, words: &str) -> Result<NaiveDate> {
    let (today, week_start) = calendar(coach, now)?;
    match words.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["this", "week"] => Ok(today),
        ["last", "week"] => Ok(today - Duration::weeks(1)),
        _ => parse_past_day("The date", words, today, week_start),
    }
}

/// A date in a month, which may be named by itself: 2026-03.
pub(crate) fn in_a_month(coach: &Coach, now: &Now, words: &str) -> Result<NaiveDate> {
    let month = words.trim();
    match format!("{month}-01").parse() {
        Ok(first) if month.len() == "2026-03".len() => Ok(first),
        _ => ahead(coach, now, words),
    }
}
