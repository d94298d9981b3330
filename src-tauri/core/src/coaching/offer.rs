//! What the coach offers by itself, at most once a week, and never sets without a yes.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// An offer of the coach's.
    pub enum OfferKind("offer") {
        /// One post a week from now on, once the first post is out.
        Weekly = "weekly" | "Make it weekly?",
        /// Weekly goal, offered again when step 8 begins.
        WeeklyAtStep8 = "weekly-step-8" | "Make it weekly?",
        /// Comments beside posts, when step 7 begins.
        Conversations = "conversations" | "Count comments, too?",
        /// Look back halfway through the programme.
        Halfway = "halfway" | "Half the way",
        /// Begin again after two or three missed weeks.
        FreshStart = "fresh-start" | "Fresh start?",
    }
}

/// An offer as it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is offered.
    pub kind: OfferKind,
    /// The question.
    pub title: String,
    /// What a yes would set.
    pub words: String,
    /// Why now.
    pub reason: String,
}

impl Offer {
    /// An offer under the title of its kind.
    pub(crate) fn new(kind: OfferKind, words: String, reason: &str) -> Self {
        Self { kind, title: kind.label().to_owned(), words, reason: reason.to_owned() }
    }
}
