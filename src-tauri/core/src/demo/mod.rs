//! A believable journal for looking around and for measuring: the same for the same day and number of years.

mod claims;
mod journal;
mod looks_back;
mod numbers;
mod people;
mod publishing;
mod registers;

use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::publishing::network::Network;
use crate::publishing::post::LogEntry;

use journal::Journal;

/// The longest journal, in years.
pub const YEARS_MAX: u32 = 20;

impl Coach {
    /// Fills an empty data folder with a journal of `years` years that ends today.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is a profile already or the number of years does not fit.
    pub fn fill_with_demo(&mut self, now: &Now, years: u32) -> Result<Changed> {
        if !(1..=YEARS_MAX).contains(&years) {
            return Err(Error::invalid(format!("Choose 1 to {YEARS_MAX} years.")));
        }
        if self.is_onboarded()? {
            return Err(Error::invalid(
                "This folder already has a profile. Choose an empty one with --data-dir.",
            ));
        }
        let journal = Journal::new(self.programme, now, years);
        self.keeping(now, |tx| {
            journal.write_programme(tx)?;
            publishing::write(&journal, tx)?;
            people::write(&journal, tx)?;
            claims::write(tx)?;
            looks_back::write(&journal, tx)?;
            numbers::write(&journal, tx)?;
            journal.own_tasks(tx)
        })?;
        // The last entry goes in as a user's action, so that there is something to undo.
        let idea = "What I learned from saying no to a platform";
        let logged = self.log_post(
            now,
            &LogEntry { title: idea.to_owned(), network: Some(Network::Linkedin), ..LogEntry::default() },
        )?;
        // Its first times were years ago.
        self.see_moments(now)?;
        Ok(logged)
    }
}
