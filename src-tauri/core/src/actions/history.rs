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
        let (label, topics) = self.store.undo()?;
        self.answer(topics, format!("Undone: {label}"), None)
    }

    /// Does the last undone action again.
    ///
    /// # Errors
    /// [`crate::Error::CannotUndo`] when nothing is left, or what it touched has changed since.
    pub fn redo(&mut self) -> Result<Changed> {
        let (label, topics) = self.store.redo()?;
        self.answer(topics, format!("Done again: {label}"), None)
    }
}
