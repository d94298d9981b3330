//! `conversation`.

use clap::{Args, Subcommand};
use standpoint_core::people::conversation::ConversationKind;
use standpoint_core::publishing::network::Network;

use super::{Paging, named};

/// What can be done with conversations.
#[derive(Debug, Subcommand)]
pub(crate) enum ConversationCommand {
    /// Log a conversation in one line: `replied to Ada: how we measure it https://… yesterday`
    Add {
        /// Kind, person, what you said, a link, a day; all optional
        line: String,
        /// Date, whichever day the line names, e.g. yesterday, mon, 3 march
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Log a conversation from options
    Log(ConversationArguments),
    /// List conversations, newest first
    List(ConversationFilter),
    /// Mark that they replied
    #[command(name = "their-reply", alias = "replied")]
    Replied {
        /// Conversation number
        id: i64,
        /// Date, e.g. yesterday, mon or 3 march [default: today]
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Undo that
        #[arg(long, conflicts_with = "on")]
        not: bool,
    },
    /// Mark that you replied
    #[command(name = "my-reply", alias = "answered")]
    Answered {
        /// Conversation number
        id: i64,
        /// Date, e.g. yesterday, mon or 3 march [default: today]
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Undo that
        #[arg(long, conflicts_with = "on")]
        not: bool,
    },
    /// List replies due, oldest first
    #[command(name = "replies-due", alias = "to-answer")]
    ToAnswer,
    /// Delete a conversation
    #[command(name = "delete", alias = "remove")]
    Remove {
        /// Conversation number
        id: i64,
    },
}

/// What can be said of a conversation.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub(crate) struct ConversationArguments {
    /// comment, reply, invitation, call or credit [default: comment]
    #[arg(long, value_parser = named::<ConversationKind>)]
    pub(crate) kind: Option<ConversationKind>,
    /// Person number
    #[arg(long, value_name = "ID")]
    pub(crate) person: Option<i64>,
    /// Network [default: from the link]
    #[arg(long, value_name = "NET", value_parser = named::<Network>)]
    pub(crate) network: Option<Network>,
    /// Link
    #[arg(long, value_name = "URL")]
    pub(crate) link: Option<String>,
    /// Date, e.g. yesterday, mon or 3 march [default: from a comment’s link, else today]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// What you said
    #[arg(long, value_name = "TEXT")]
    pub(crate) added: Option<String>,
}

/// Which conversations. Everything that is given must fit.
#[derive(Debug, Args)]
pub(crate) struct ConversationFilter {
    /// Words in what you said or in the person’s name
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,
    /// Only this kind
    #[arg(long, value_parser = named::<ConversationKind>)]
    pub(crate) kind: Option<ConversationKind>,
    /// Only with this person, by number
    #[arg(long, value_name = "ID")]
    pub(crate) person: Option<i64>,
    #[command(flatten)]
    pub(crate) paging: Paging,
}
