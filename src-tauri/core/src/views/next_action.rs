//! The next best action as the window, the tray, a popup and the terminal show it.

use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::{NextAction, next_actions};

impl Coach {
    /// What comes first of everything that could be suggested.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn next_action(&self, now: &Now) -> Result<NextAction> {
        Ok(self.next_actions(now, 1)?.remove(0))
    }

    /// The first `most` of everything that can be suggested; at least one.
    ///
    /// # Errors
    /// As [`Coach::next_action`].
    pub fn next_actions(&self, now: &Now, most: usize) -> Result<Vec<NextAction>> {
        let journal = self.read_journal(now)?;
        next_actions(self.conn(), &journal, most)
    }
}
