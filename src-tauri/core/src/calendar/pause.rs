//! A pause: a vacation from the coach, from one civil date to another, also planned ahead.
//!
//! It silences every reminder. Weekly posts and reviews of paused days are left out; what the user asked to be reminded
//! of waits until the pause is over. A week most of whose days are paused does not count against the streak.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::calendar::natural_date::{Calendar, Direction};
use crate::calendar::{Now, instant_of};
use crate::error::{Error, Result};
use crate::id::PauseId;
use crate::text;

/// A pause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// Id of the pause.
    pub id: PauseId,
    /// Its first day.
    pub from_on: NaiveDate,
    /// Its last day, not before the first.
    pub to_on: NaiveDate,
    /// The user's note; may be empty.
    pub note: String,
}

impl Pause {
    /// Whether the date falls in it.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        (self.from_on..=self.to_on).contains(&date)
    }

    /// The instant it is over for someone in `now`'s zone: the beginning of the day after.
    #[must_use]
    pub fn ends_at(&self, now: &Now) -> DateTime<Utc> {
        instant_of(now.zone, self.to_on + Duration::days(1), NaiveTime::MIN)
    }

    /// Its days within a week that begins on `week`, 0 to 7.
    #[must_use]
    pub fn days_in_week(&self, week: NaiveDate) -> i64 {
        let from = self.from_on.max(week);
        let to = self.to_on.min(week + Duration::days(6));
        ((to - from).num_days() + 1).max(0)
    }
}

/// A pause as the user enters it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct PauseEntry {
    /// Its first day, `2026-03-31`.
    pub from_on: String,
    /// Its last day, `2026-04-12`.
    pub to_on: String,
    /// A note.
    #[serde(default)]
    pub note: Option<String>,
}

impl PauseEntry {
    /// The pause as entered, its days read from dates or words.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a day isn’t a date, the last day is before the first or the note is too long.
    pub(crate) fn checked(&self, calendar: Calendar) -> Result<Pause> {
        let pause = Pause {
            id: PauseId(0),
            from_on: calendar.day(&self.from_on, Direction::MostlyFuture)?,
            to_on: calendar.day(&self.to_on, Direction::MostlyFuture)?,
            note: text::one_line("The note", self.note.as_deref().unwrap_or_default())?,
        };
        if pause.to_on < pause.from_on {
            return Err(Error::invalid("The last day is before the first."));
        }
        Ok(pause)
    }
}
