//! `idea`.

use clap::Subcommand;

use super::{Paging, PostFilter};

/// What can be done with ideas.
#[derive(Debug, Subcommand)]
pub(crate) enum IdeaCommand {
    /// Note an idea in a line: `Roadmaps without names #platform @linkedin fri`
    Add {
        /// The line, with #pillar, @network and a date at its end as you like; in quotation marks it is taken as it stands
        line: String,
    },
    /// Your ideas, the latest first
    List {
        #[command(flatten)]
        filter: PostFilter,
        #[command(flatten)]
        paging: Paging,
    },
    /// Every prompt, with how often you used it
    Prompts,
    /// Prompts to begin with now: those you did not use lately
    Offers,
    /// Make a prompt an idea
    Use {
        /// The prompt's name, as `idea prompts` shows it
        prompt: String,
        /// The pillar it belongs to
        #[arg(long)]
        pillar: Option<String>,
    },
    /// Make a line of a worksheet an idea
    FromWorksheet {
        /// The row's number, as `worksheet show` names it in brackets
        row: i64,
        /// The field, as `worksheet show` names it
        field: String,
        /// The line, when it is not the answer's first
        #[arg(long, value_name = "TEXT")]
        line: Option<String>,
    },
    /// Make what you said in a conversation an idea
    FromConversation {
        /// The conversation's number
        id: i64,
    },
}
