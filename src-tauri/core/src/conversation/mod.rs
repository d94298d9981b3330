//! Conversations with people: a comment under their post, a reply, an invitation, a call, credit given.
//!
//! A brand is made of these more than of posts. It knows kinds and how a line about one is read; keeping them is the
//! store's.

mod line;
mod opening;
mod person;

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

pub use line::{ConversationLine, read_line};
pub use person::PersonWord;

named_enum! {
    /// What kind of conversation it was.
    pub enum ConversationKind("kind of conversation") {
        /// A comment under somebody's post.
        Comment = "comment" | "Comment",
        /// A reply to what somebody wrote.
        Reply = "reply" | "Reply",
        /// An invitation to connect, to meet, to write together.
        Invitation = "invitation" | "Invitation",
        /// A call or a meeting.
        Call = "call" | "Call",
        /// Somebody named for what they did or thought of.
        Credit = "credit" | "Credit given",
    }
}
