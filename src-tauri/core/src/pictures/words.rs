//! What pictures say of a week, a month and a number.

use chrono::{Duration, NaiveDate};

use crate::calendar::natural_date::days_in_words;
use crate::rhythm::WeekVerdict;
use crate::text::{grouped, mid_sentence};

/// "1 post", "1,204 posts".
pub(super) fn many(number: usize, one: &str) -> String {
    format!("{} {one}{}", grouped(number), if number == 1 { "" } else { "s" })
}

pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(super) fn large(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// With commas between the thousands and a minus before what is below 0: "−1,204".
pub(super) fn figure(number: i64) -> String {
    let digits = grouped(usize::try_from(number.unsigned_abs()).unwrap_or(usize::MAX));
    if number < 0 { format!("−{digits}") } else { digits }
}

/// "2–8 March 2026".
pub(super) fn week(starts_on: NaiveDate) -> String {
    days_in_words(starts_on, starts_on + Duration::days(6))
}

/// "2 Mar".
pub(super) fn short(on: NaiveDate) -> String {
    on.format("%-d %b").to_string()
}

/// "2–8 March 2026, 2 posts, kept". Of a week without a post that it was not kept goes without saying.
pub(super) fn week_and_posts(starts_on: NaiveDate, posts: u32, verdict: Option<WeekVerdict>) -> String {
    let posted = if posts == 0 { "no posts".to_owned() } else { many(large(posts), "post") };
    let became = match verdict {
        None => ", before Standpoint".to_owned(),
        Some(WeekVerdict::Missed) if posts == 0 => String::new(),
        Some(verdict) => format!(", {}", mid_sentence(verdict.label())),
    };
    format!("{}, {posted}{became}", week(starts_on))
}
