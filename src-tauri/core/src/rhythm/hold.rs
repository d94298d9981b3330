//! The voice on hold: nudges to post stop, and a week that a hold touches does not count.

use chrono::NaiveDate;

/// A hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// Its first day.
    pub from_on: NaiveDate,
    /// Its last day; none is "until I say so".
    pub until_on: Option<NaiveDate>,
}

impl Hold {
    /// Whether the date falls in it.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from_on <= date && self.until_on.is_none_or(|until| date <= until)
    }

    /// Whether it touches a day from `from` to `to`.
    #[must_use]
    pub fn touches(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.from_on <= to && self.until_on.is_none_or(|until| from <= until)
    }
}
