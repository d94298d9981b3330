//! `conversation`.

use clap::{Args, Subcommand};
use standpoint_core::people::conversation::ConversationKind;
use standpoint_core::publishing::network::Network;

use super::{Paging, named};

/// What can be done with conversations.
#[derive(Debug, Subcommand)]
pub(crate) enum ConversationCommand {
    /// Log a conversation in a line: `replied to Ada: how we measure it https://… yesterday`
    Add {
        /// The line: kind, person, what you added, a link, a day; each may be left out
        line: String,
        /// When it was, whatever the line says: yesterday, mon, 3 march
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Log a conversation, part by part
    Log(ConversationArguments),
    /// Conversations, latest first
    List(ConversationFilter),
    /// Note that somebody replied
    Replied {
        /// The conversation's number
        id: i64,
        /// When, like yesterday, mon or 3 march [default: today]
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Nobody did after all
        #[arg(long, conflicts_with = "on")]
        not: bool,
    },
    /// Note that you answered a reply
    Answered {
        /// The conversation's number
        id: i64,
        /// When, like yesterday, mon or 3 march [default: today]
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// You did not after all
        #[arg(long, conflicts_with = "on")]
        not: bool,
    },
    /// Replies that wait for your answer, the longest waiting first
    ToAnswer,
    /// Remove a conversation from the log
    Remove {
        /// The conversation's number
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
    /// The number of the person it was with
    #[arg(long, value_name = "ID")]
    pub(crate) person: Option<i64>,
    /// Where it was [default: what the link says]
    #[arg(long, value_name = "NET", value_parser = named::<Network>)]
    pub(crate) network: Option<Network>,
    /// Its web address
    #[arg(long, value_name = "URL")]
    pub(crate) link: Option<String>,
    /// When it was, like yesterday, mon or 3 march [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// What you added to it
    #[arg(long, value_name = "TEXT")]
    pub(crate) added: Option<String>,
}

/// Which conversations. Everything that is given must fit.
#[derive(Debug, Args)]
pub(crate) struct ConversationFilter {
    /// Words of what you added or of the person's name
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,
    /// Only those of this kind
    #[arg(long, value_parser = named::<ConversationKind>)]
    pub(crate) kind: Option<ConversationKind>,
    /// Only those with this person, by number
    #[arg(long, value_name = "ID")]
    pub(crate) person: Option<i64>,
    #[command(flatten)]
    pub(crate) paging: Paging,
}
