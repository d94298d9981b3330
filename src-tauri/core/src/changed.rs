//! The answer to every write: what changed, and what can be undone now.

use serde::Serialize;

use crate::views::{MomentLine, UndoState};

/// A part of the data that a page shows. Writes answer with the topics they touched, so that the window refreshes what
/// changed and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Who the user is; pace, week, goal.
    Profile,
    /// Theme and the like.
    Preferences,
    /// Steps begun and finished, notes, reflections.
    Steps,
    /// Tasks and their completions.
    Tasks,
    /// Answers on worksheets.
    Worksheets,
    /// Posts, where they came out, and the weeks they count for.
    Posts,
    /// People and conversations with them.
    People,
    /// The user's own feeds and what they propose.
    Feeds,
    /// What the coach suggests: what was declined, offers, moments, holds, fresh starts.
    Coaching,
    /// Cases studied.
    Study,
    /// Rules and what became of their occurrences.
    Reminders,
}

/// The answer to a write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Changed {
    /// What was touched; empty when all was as it should be already.
    pub topics: Vec<Topic>,
    /// What undo and redo would do now.
    pub undo: UndoState,
    /// What happened, for the person: "Done: Choose your target role".
    pub said: String,
    /// The id of what was made, if something was.
    pub created: Option<String>,
    /// Tasks that the program ticked by itself because of it.
    pub ticked: Vec<Ticked>,
    /// Moments of the journey that came of it; none when the user chose not to see them.
    pub moments: Vec<MomentLine>,
}

/// A task that the program ticked by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Ticked {
    /// Its title.
    pub title: String,
    /// What settled it.
    pub because: TickedBecause,
}

/// Why the program ticked a task by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TickedBecause {
    /// The last of its fields was filled.
    Filled,
    /// The log has what it asks for.
    Logged,
    /// What it asks for is there otherwise: a backup slot, ideas with a day.
    Settled,
}
