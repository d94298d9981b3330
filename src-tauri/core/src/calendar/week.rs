//! Weeks: the day they begin on, and the week of a date.

use chrono::{Datelike, Duration, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// The day a week begins on.
    pub enum WeekStart("week start") {
        /// Weeks begin on Monday (ISO 8601).
        Monday = "monday" | "Monday",
        /// Weeks begin on Sunday.
        Sunday = "sunday" | "Sunday",
        /// Weeks begin on Saturday.
        Saturday = "saturday" | "Saturday",
    }
}

impl Default for WeekStart {
    /// ISO 8601's.
    fn default() -> Self {
        Self::Monday
    }
}

impl WeekStart {
    /// The weekday a week begins on.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Mon,
            Self::Sunday => Weekday::Sun,
            Self::Saturday => Weekday::Sat,
        }
    }
}

/// The first day of the week that `date` falls in.
#[must_use]
pub fn week_of(date: NaiveDate, start: WeekStart) -> NaiveDate {
    date - Duration::days(i64::from(date.weekday().days_since(start.weekday())))
}
