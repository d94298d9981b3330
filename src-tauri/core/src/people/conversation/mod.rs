//! Conversations with people: a comment under their post, a reply, an invitation, a call, credit given.
//!
//! A brand is made of these more than of posts. It knows kinds, what is kept of one, and how a line about one is read;
//! keeping them is the store's.

mod entry;
mod line;
mod opening;
mod person;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{ConversationId, PersonId};
use crate::named::named_enum;
use crate::publishing::network::Network;

pub use entry::ConversationEntry;
pub use line::{ConversationLine, OtherReading, read_line};
pub use person::PersonWord;

named_enum! {
    /// What kind of conversation it was.
    pub enum ConversationKind("kind of conversation") {
        /// A comment under someone's post.
        Comment = "comment" | "Comment",
        /// A reply to what someone wrote.
        Reply = "reply" | "Reply",
        /// An invitation to connect, to meet, to write together.
        Invitation = "invitation" | "Invitation",
        /// A call or a meeting.
        Call = "call" | "Call",
        /// Someone named for what they did or thought of.
        Credit = "credit" | "Credit",
    }
}

/// A conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    /// Id of the conversation.
    pub id: ConversationId,
    /// Comment, reply, invitation, call or credit.
    pub kind: ConversationKind,
    /// Person it was with; `None` for no one in particular.
    pub person: Option<PersonId>,
    /// Network, if known.
    pub network: Option<Network>,
    /// Its web address, http or https.
    pub link: Option<String>,
    /// The civil date.
    pub on: NaiveDate,
    /// What the user added; may be empty.
    pub added: String,
    /// The civil date someone replied.
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
