//! Instants as people say them.

use chrono::{DateTime, NaiveDate, Utc};

use super::{coming_day, spoken};
use crate::calendar::Now;

/// "today, 09:00", "Tuesday 3 March, 09:00", with the year when it is another one. In the small hours, when "today" and
/// "tomorrow" may both mean the coming morning, the day is always named.
pub(crate) fn instant_in_words(now: &Now, at: DateTime<Utc>) -> String {
    let local = Now::new(at, now.zone).local();
    let day = if coming_day(now) == now.today() {
        spoken(local.date(), now.today())
    } else {
        day(now.today(), local.date())
    };
    format!("{day}, {}", local.format("%H:%M"))
}

fn day(today: NaiveDate, date: NaiveDate) -> String {
    match (date - today).num_days() {
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => spoken(date, today),
    }
}
