//! The look back at a week: what its page asks for, and the note for a partner that is made of it.
//!
//! What is kept of one is small: a decision, a first move, where the user is stuck and a question. The rest of the page is
//! the log.

mod partner_note;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::named::named_enum;

pub(crate) use partner_note::{Happened, partner_note};
pub use partner_note::{NoteLine, NotePart};

named_enum! {
    /// What became of a decision, as the next look back asks.
    pub enum DecisionOutcome("answer") {
        /// It was carried out.
        Done = "done" | "Done",
        /// Not yet; it stands.
        NotYet = "not_yet" | "Not yet",
        /// The user let it go, which costs nothing.
        LetGo = "let_go" | "Let it go",
    }
}

named_enum! {
    /// What a decision is made into.
    pub enum DecisionBecomes("choice") {
        /// A task, due on the last day of the next week.
        Task = "task" | "A task for next week",
        /// A post, planned for the next slot.
        Post = "post" | "A post for the next slot",
    }
}

/// What the user writes in a look back. All of it may be empty but the first move.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct LookBackEntry {
    /// The one decision, a line.
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub decision: String,
    /// The first move of the next week, a line.
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub first_move: String,
    /// Where the user is stuck, a line.
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub stuck: String,
    /// The one question for a partner, a line.
    #[cfg_attr(feature = "typescript", ts(as = "Option<String>"))]
    pub question: String,
}

/// A look back that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LookBack {
    /// The first day of its week.
    pub(crate) week: NaiveDate,
    /// The civil date it was first saved.
    pub(crate) taken_on: NaiveDate,
    /// What the user wrote.
    pub(crate) entry: LookBackEntry,
    /// What became of the decision, once that was answered.
    pub(crate) outcome: Option<DecisionOutcome>,
}
