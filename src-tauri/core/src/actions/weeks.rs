//! Reserve weeks: spent deliberately, and taken back.

use chrono::{Duration, NaiveDate};

use super::act::Act;
use crate::calendar::Now;
use crate::calendar::natural_date::days_in_words;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::journal::Journal;
use crate::store::{OperationKind, reserve_weeks};

impl Coach {
    /// Uses a reserve week for the week that `date` is in.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the week is kept, paused, too long ago or ahead, or the quarter's two are spent.
    pub fn use_reserve_week(&mut self, now: &Now, date: NaiveDate) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            let week = journal.rhythm.week_of(date);
            journal.rhythm.check_reserve(week, journal.today)?;
            reserve_weeks::add(tx, week)?;
            Ok(Act::did(
                OperationKind::UseReserveWeek,
                format!("Reserve week used for {}", days_in_words(week, week + Duration::days(6))),
            ))
        })
    }

    /// Gives back the reserve week of the week that `date` is in.
    ///
    /// # Errors
    /// [`Error::NotFound`] when none was spent on it.
    pub fn return_reserve_week(&mut self, now: &Now, date: NaiveDate) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            let week = journal.rhythm.week_of(date);
            if !journal.rhythm.is_reserved(week) {
                return Err(Error::not_found("That week has no reserve week."));
            }
            reserve_weeks::remove_between(tx, week, week + Duration::days(6))?;
            Ok(Act::did(OperationKind::ReturnReserveWeek, "Reserve week given back"))
        })
    }
}
