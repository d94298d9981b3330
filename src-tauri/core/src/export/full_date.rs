//! Dates as a summary prints them.

use chrono::NaiveDate;

/// "3 March 2026".
pub(super) fn full_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// "3 March 2026 to 9 March 2026"; of a single day that day.
pub(super) fn full_range(from: NaiveDate, to: NaiveDate) -> String {
    if from == to { full_date(to) } else { format!("{} to {}", full_date(from), full_date(to)) }
}
