//! Dates as a summary prints them.

use chrono::NaiveDate;

/// "3 March 2026".
pub(super) fn full_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}
