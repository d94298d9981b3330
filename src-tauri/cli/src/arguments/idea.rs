//! `idea`.

use clap::Subcommand;

use super::{Paging, PostFilter};

/// What can be done with ideas.
#[derive(Debug, Subcommand)]
pub(crate) enum IdeaCommand {
    /// Add an idea: `Roadmaps without names #platform @linkedin fri`
    Add {
        /// The idea, with #pillar, @network and a date at the end if you like; quotes keep it as typed
        line: String,
    },
    /// List ideas, newest first
    List {
        #[command(flatten)]
        filter: PostFilter,
        #[command(flatten)]
        paging: Paging,
    },
    /// List all prompts, with how often you used them
    Prompts,
    /// Suggest prompts
    #[command(name = "suggest", alias = "offers")]
    Offers,
    /// Save a prompt as an idea
    Use {
        /// Prompt name (see `idea prompts`)
        prompt: String,
        /// Pillar
        #[arg(long)]
        pillar: Option<String>,
    },
    /// Save a worksheet line as an idea
    FromWorksheet {
        /// Row number, in brackets in `worksheet show`
        row: i64,
        /// Field (see `worksheet show`)
        field: String,
        /// The line [default: the answer’s first]
        #[arg(long, value_name = "TEXT")]
        line: Option<String>,
    },
    /// Save what you said in a conversation as an idea
    FromConversation {
        /// Conversation number
        id: i64,
    },
}
