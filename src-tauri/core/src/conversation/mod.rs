//! Conversations: what the user gave to somebody else's, and whether a reply to it still waits for an answer.

mod entry;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{ConversationId, PersonId};
use crate::named::named_enum;
use crate::network::Network;

pub use entry::ConversationEntry;

named_enum! {
    /// What kind of conversation.
    pub enum ConversationKind("kind of conversation") {
        /// A comment on somebody's post.
        Comment = "comment" | "Comment",
        /// A reply to somebody.
        Reply = "reply" | "Reply",
        /// A personal invitation to connect.
        Invitation = "invitation" | "Invitation",
        /// A call.
        Call = "call" | "Call",
        /// Credit given to somebody by name.
        Credit = "credit" | "Credit given",
    }
}

/// A conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    /// Its id.
    pub id: ConversationId,
    /// What kind.
    pub kind: ConversationKind,
    /// With whom.
    pub person: Option<PersonId>,
    /// Where.
    pub network: Option<Network>,
    /// Its web address, http or https.
    pub link: Option<String>,
    /// The civil date.
    pub on: NaiveDate,
    /// What the user added; may be empty.
    pub added: String,
    /// The civil date somebody replied.
    pub replied_on: Option<NaiveDate>,
    /// The civil date the user answered that reply.
    pub answered_on: Option<NaiveDate>,
}

impl Conversation {
    /// Whether a reply waits for the user's answer.
    #[must_use]
    pub fn waits_for_answer(&self) -> bool {
        self.replied_on.is_some() && self.answered_on.is_none()
    }
}
