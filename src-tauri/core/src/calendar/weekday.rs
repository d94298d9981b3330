//! Days of the week, as people name them.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// A day of the week.
    pub enum Day("weekday") {
        /// Monday.
        Monday = "monday" | "Monday",
        /// Tuesday.
        Tuesday = "tuesday" | "Tuesday",
        /// Wednesday.
        Wednesday = "wednesday" | "Wednesday",
        /// Thursday.
        Thursday = "thursday" | "Thursday",
        /// Friday.
        Friday = "friday" | "Friday",
        /// Saturday.
        Saturday = "saturday" | "Saturday",
        /// Sunday.
        Sunday = "sunday" | "Sunday",
    }
}

impl Day {
    /// Converts to chrono’s weekday.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Mon,
            Self::Tuesday => Weekday::Tue,
            Self::Wednesday => Weekday::Wed,
            Self::Thursday => Weekday::Thu,
            Self::Friday => Weekday::Fri,
            Self::Saturday => Weekday::Sat,
            Self::Sunday => Weekday::Sun,
        }
    }

    /// The day of the week of a civil date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self::ALL[date.weekday().num_days_from_monday() as usize]
    }
}
