//! What a post began with.

use crate::id::ConversationId;

/// What a post began with; nothing of it when the user simply wrote a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The slug of one of the programme's prompts.
    pub prompt: Option<String>,
    /// The slug of the step whose worksheet held the line.
    pub step: Option<String>,
    /// The conversation that it came up in.
    pub conversation: Option<ConversationId>,
}
