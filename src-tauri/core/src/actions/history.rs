//! Undo and redo.

use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::Result;

impl Coach {
    /// Takes the last action back.
    ///
    /// # Errors
    /// [`crate::Error::CannotUndo`] when nothing is left, or what it touched has changed since.
    pub fn undo(&mut self) -> Result<Changed> {
        let (name, topics) = self.travel(true)?;
        self.answer(topics, format!("Undone: {name}"), None)
    }

    /// Does the last undone action again.
    ///
    /// # Errors
    /// [`crate::Error::CannotUndo`] when nothing is left, or what it touched has changed since.
    pub fn redo(&mut self) -> Result<Changed> {
        let (name, topics) = self.travel(false)?;
        self.answer(topics, format!("Redone: {name}"), None)
    }
}
