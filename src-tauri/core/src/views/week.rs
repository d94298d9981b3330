//! The week and those before it, as the log has them.

use chrono::NaiveDate;
use serde::Serialize;

use super::{PostLine, WeekBar};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::rhythm::{Giving, Reserves, Streak, WeekCard};

/// The week and those before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WeekReport {
    /// The user's civil date.
    pub date: NaiveDate,
    /// This week against the goal.
    pub week: WeekCard,
    /// Weeks kept; none when the user chose not to see it.
    pub streak: Option<Streak>,
    /// The quarter's reserve weeks.
    pub reserves: Reserves,
    /// Giving and posting over the last twelve weeks; none before the first of either.
    pub giving: Option<Giving>,
    /// What is planned for this week.
    pub planned: Vec<PostLine>,
    /// The last twelve weeks and this one, oldest first; fewer when the user joined later.
    pub weeks: Vec<WeekBar>,
}

impl Coach {
    /// The week and those before it.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn week_report(&self, now: &Now) -> Result<WeekReport> {
        let journal = self.read_journal(now)?;
        let bars = self.week_bars(&journal)?;
        let shown = crate::rhythm::LOOK_BACK + 1;
        Ok(WeekReport {
            date: journal.today,
            week: journal.week(),
            streak: journal.streak(),
            reserves: journal.rhythm.reserves(journal.today),
            giving: journal.rhythm.giving(journal.today),
            planned: self.planned_this_week(&journal)?,
            weeks: bars[bars.len().saturating_sub(shown)..].to_vec(),
        })
    }
}
