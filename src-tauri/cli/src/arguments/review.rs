//! `review` and `note`.

use clap::{Args, Subcommand};

/// What can be done with a look back.
#[derive(Debug, Subcommand)]
pub(crate) enum ReviewCommand {
    /// Show it, filled in from the log
    Show {
        /// The week or a date in it, e.g. last week or fri [default: the week to look back at]
        #[arg(long, value_name = "DATE")]
        week: Option<String>,
    },
    /// Write lines of it
    Set(ReviewLines),
    /// Say what became of a decision
    Decision {
        /// done, not_yet or let_go
        outcome: String,
        /// The week it was taken in, or a date in it [default: the latest before this week]
        #[arg(long, value_name = "DATE")]
        week: Option<String>,
    },
}

/// Lines of a look back.
#[derive(Debug, Args)]
pub(crate) struct ReviewLines {
    /// The week or a date in it, e.g. last week or fri [default: the week to look back at]
    #[arg(long, value_name = "DATE")]
    pub(crate) week: Option<String>,
    /// One decision
    #[arg(long, value_name = "TEXT", required_unless_present_any = ["first_move", "stuck", "question"])]
    pub(crate) decision: Option<String>,
    /// First move next week; becomes your if-then plan
    #[arg(long, value_name = "TEXT")]
    pub(crate) first_move: Option<String>,
    /// Where you’re stuck
    #[arg(long, value_name = "TEXT")]
    pub(crate) stuck: Option<String>,
    /// One question for a partner
    #[arg(long, value_name = "TEXT")]
    pub(crate) question: Option<String>,
}
