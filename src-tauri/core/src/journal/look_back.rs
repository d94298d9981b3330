//! Which week is looked back at.

use chrono::{Duration, NaiveDate};

use super::Journal;
use crate::error::{Error, Result};

impl Journal {
    /// The first day of the week that `day` is in; without a day, of the one to be looked back at: this week from its last
    /// work day on, the one before until then.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a week ahead or before the first one.
    pub(crate) fn week_looked_back_at(&self, day: Option<NaiveDate>) -> Result<NaiveDate> {
        let this_week = self.rhythm.week_of(self.today);
        let first = self.rhythm.week_of(self.profile.joined_on);
        let Some(day) = day else {
            let ended = (0..7)
                .map(|back| self.today - Duration::days(back))
                .take_while(|day| *day >= this_week)
                .any(|day| self.is_last_work_day(day));
            let week = if ended { this_week } else { this_week - Duration::weeks(1) };
            return Ok(week.max(first));
        };
        let week = self.rhythm.week_of(day);
        if week > this_week {
            return Err(Error::invalid("That week is still ahead. Look back at this one or an earlier one."));
        }
        if week < first {
            return Err(Error::invalid("That was before you began. Choose a later week."));
        }
        Ok(week)
    }
}
