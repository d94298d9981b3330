//! What the user enters for a conversation.

use serde::{Deserialize, Serialize};

use super::{Conversation, ConversationKind};
use crate::address::link::parse_link;
use crate::calendar::natural_date::{Calendar, Direction};
use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::publishing::network::Network;
use crate::text;

/// What the user enters for a conversation, new or changed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct ConversationEntry {
    /// What kind; by default a comment.
    pub kind: Option<ConversationKind>,
    /// Person it was with; `None` for no one in particular.
    pub person: Option<PersonId>,
    /// The slug of where; by default what the link says.
    pub network: Option<Network>,
    /// Its web address.
    pub link: Option<String>,
    /// The civil date, or words for it ("yesterday"). Left out, the day that the link tells, else today; empty, today.
    pub on: Option<String>,
    /// What the user added.
    pub added: Option<String>,
}

impl ConversationEntry {
    /// The conversation as entered; replies are logged on their own.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] with what does not fit; a conversation is in the past.
    pub fn checked(&self, calendar: Calendar) -> Result<Conversation> {
        let on = self.on.as_deref().filter(|words| !words.trim().is_empty());
        let link = parse_link(self.link.as_deref().unwrap_or_default())?;
        Ok(Conversation {
            id: ConversationId(0),
            kind: self.kind.unwrap_or(ConversationKind::Comment),
            person: self.person,
            network: self.network.or_else(|| link.as_deref().and_then(Network::of_link)),
            link,
            on: on.map_or(Ok(calendar.today()), |words| calendar.day(words, Direction::Past))?,
            added: text::free_text("What you added", self.added.as_deref().unwrap_or_default())?,
            replied_on: None,
            answered_on: None,
        })
    }
}
