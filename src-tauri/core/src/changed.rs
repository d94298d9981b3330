//! The answer to every write: what changed, and what can be undone now.

use serde::Serialize;

use crate::journal::MomentLine;
pub use crate::store::{Topic, UndoState};

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
    /// Title of the task.
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
