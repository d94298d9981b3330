//! Looks back: at a week, with the note for a partner that is made of it, at a month and a quarter, halfway, and at the end.
//!
//! What is kept of one is small: of a week a decision, a first move, where the user is stuck and a question; of the others
//! the answers to what they ask, and a letter. The rest of each page is the log.

mod letter;
mod mail;
mod paper;
mod partner_note;
mod period;
mod review;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::named::named_enum;

pub(crate) use letter::Letter;
pub use mail::{fits_mail, mail_address};
pub(crate) use paper::Paper;
pub(crate) use partner_note::{Happened, conversation_in_words, partner_note};
pub use partner_note::{NoteLine, NotePart};
pub use period::ReviewPeriod;
pub(crate) use review::Review;
pub use review::{GOALS, HalfwayDirection, LookBackOf, ReviewAnswers, ReviewField, ReviewKind, WORDS};

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

named_enum! {
    /// A line the user writes in a look back.
    pub enum LookBackField("line") {
        /// The one decision.
        Decision = "decision" | "One decision",
        /// The first move of the next week.
        FirstMove = "first_move" | "First move next week",
        /// Where the user is stuck.
        Stuck = "stuck" | "Where I’m stuck",
        /// The one question for a partner.
        Question = "question" | "One question",
    }
}

/// What the user wrote in a look back, a line each; any of them may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LookBackEntry {
    /// The one decision.
    pub decision: String,
    /// The first move of the next week.
    pub first_move: String,
    /// Where the user is stuck.
    pub stuck: String,
    /// The one question for a partner.
    pub question: String,
}

impl LookBackEntry {
    /// With another text in one of the lines.
    #[must_use]
    pub fn with(mut self, field: LookBackField, text: String) -> Self {
        *match field {
            LookBackField::Decision => &mut self.decision,
            LookBackField::FirstMove => &mut self.first_move,
            LookBackField::Stuck => &mut self.stuck,
            LookBackField::Question => &mut self.question,
        } = text;
        self
    }
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
