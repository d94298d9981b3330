//! The red-line check of a text that is not kept.

use crate::coach::Coach;
use crate::error::Result;
use crate::journal::{Check, TextCheck};

impl Coach {
    /// Runs the red-line check on a text. Nothing is stored.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn check_text(&self, text: &str) -> Result<TextCheck> {
        Ok(Check::read(self.conn())?.text(text))
    }
}
