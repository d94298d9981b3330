//! The red-line check of a text that is not kept.

use crate::coach::Coach;
use crate::error::Result;
use crate::journal::{Check, TextCheck};

impl Coach {
    /// Looks through a text for what should not leave the house. Nothing is written down.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn check_text(&self, text: &str) -> Result<TextCheck> {
        Ok(Check::read(self.conn())?.text(text))
    }
}
