//! Instants as people say them.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::{coming_day, in_words};
use crate::calendar::Now;

/// "today, 09:00", "Tuesday 3 March, 09:00", with the year when it is another one. In the small hours, when "today" and
/// "tomorrow" may both mean the coming morning, the day is always named.
pub(crate) fn instant_in_words(now: &Now, at: DateTime<Utc>) -> String {
    let local = Now::new(at, now.zone).local();
    let day = if coming_day(now) == now.today() {
        in_words(local.date(), now.today())
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
        _ => in_words(date, today),
    }
}

/// Days from one date to another, both included: "2–8 March", "28 February to 3 March 2027", "2 March".
pub(crate) fn days_in_words(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return from.format("%-d %B %Y").to_string();
    }
    match ((from.year(), from.month()) == (to.year(), to.month()), from.year() == to.year()) {
        (true, _) => format!("{}–{}", from.day(), to.format("%-d %B %Y")),
        (false, true) => format!("{} to {}", from.format("%-d %B"), to.format("%-d %B %Y")),
        (false, false) => format!("{} to {}", from.format("%-d %B %Y"), to.format("%-d %B %Y")),
    }
}
