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
        let (label, topics) = self.travel(true)?;
        self.answer(topics, format!("Undone: {}", in_one_line(&label)), None)
    }

    /// Does the last undone action again.
    ///
    /// # Errors
    /// [`crate::Error::CannotUndo`] when nothing is left, or what it touched has changed since.
    pub fn redo(&mut self) -> Result<Changed> {
        let (label, topics) = self.travel(false)?;
        self.answer(topics, format!("Redone: {}", in_one_line(&label)), None)
    }
}

/// An action's label as the rest of a sentence: "logged “Exit costs”" for "Logged: Exit costs".
fn in_one_line(label: &str) -> String {
    let (act, of) = label.split_once(": ").map_or((label, None), |(act, of)| (act, Some(of)));
    let mut letters = act.chars();
    let act: String =
        letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default();
    of.map_or(act.clone(), |of| format!("{act} “{of}”"))
}

#[cfg(test)]
mod tests {
    use super::in_one_line;

    #[test]
    fn a_label_goes_on_in_the_sentence_it_stands_in() {
        assert_eq!(in_one_line("Logged: Exit costs: a guess"), "logged “Exit costs: a guess”");
        assert_eq!(in_one_line("Logged 2 posts from your feed"), "logged 2 posts from your feed");
        assert_eq!(in_one_line("Älteres: eins"), "älteres “eins”");
        assert_eq!(in_one_line(""), "");
    }
}
