//! A rule: on which weekday, at what wall-clock time, since when.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::id::RuleId;
use crate::named::named_enum;
use crate::time::{Now, instant_of};

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
    /// The same day as chrono has it.
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
}

/// The weekly slot as the user enters and sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WeeklySlot {
    /// The day of the week.
    pub weekday: Day,
    /// The wall-clock time, `09:00`.
    pub time: String,
    /// Whether it nudges.
    pub enabled: bool,
}

/// A weekly rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// Counts edits.
    pub rev: i64,
    /// The day of the week.
    pub weekday: Day,
    /// The wall-clock time.
    pub at: NaiveTime,
    /// A fixed zone, or none for wherever the user is.
    pub zone: Option<Tz>,
    /// Nothing due before this instant fires: a rule that is made or changed does not fire back.
    pub active_from: DateTime<Utc>,
    /// Whether it nudges.
    pub enabled: bool,
}

impl Rule {
    /// The instant of the occurrence on `date`, for somebody who is in `now`'s zone.
    #[must_use]
    pub fn instant_on(&self, now: &Now, date: NaiveDate) -> DateTime<Utc> {
        instant_of(self.zone.unwrap_or(now.zone), date, self.at)
    }

    /// The date of the latest occurrence that is not after now, if the rule was active then.
    #[must_use]
    pub fn latest(&self, now: &Now) -> Option<NaiveDate> {
        let mut date = self.on_or_before(self.today(now));
        if self.instant_on(now, date) > now.instant {
            date -= Duration::weeks(1);
        }
        (self.enabled && self.instant_on(now, date) >= self.active_from).then_some(date)
    }

    /// The date of the first occurrence after now.
    #[must_use]
    pub fn upcoming(&self, now: &Now) -> NaiveDate {
        let date = self.on_or_before(self.today(now));
        if self.instant_on(now, date) > now.instant { date } else { date + Duration::weeks(1) }
    }

    fn today(&self, now: &Now) -> NaiveDate {
        now.in_zone(self.zone.unwrap_or(now.zone)).today()
    }

    fn on_or_before(&self, date: NaiveDate) -> NaiveDate {
        date - Duration::days(i64::from(date.weekday().days_since(self.weekday.weekday())))
    }

    /// The slot as the user sees it.
    #[must_use]
    pub fn slot(&self) -> WeeklySlot {
        WeeklySlot { weekday: self.weekday, time: self.at.format("%H:%M").to_string(), enabled: self.enabled }
    }
}
