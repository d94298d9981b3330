//! `week`.

use clap::{Args, Subcommand};

/// What can be done with a week.
#[derive(Debug, Subcommand)]
pub(crate) enum WeekCommand {
    /// Use a reserve week
    Reserve {
        /// The week or a date in it, e.g. last week, mon or 2 weeks ago [default: this week]
        date: Option<String>,
    },
    /// Give it back
    Unreserve {
        /// The week or a date in it, e.g. last week, mon or 2 weeks ago [default: this week]
        date: Option<String>,
    },
    /// Set weekly goals
    Goal(GoalArguments),
}

/// Weekly goals.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub(crate) struct GoalArguments {
    /// Posts, 1 to 14; 0 for not yet
    #[arg(long, value_name = "N")]
    pub(crate) posts: Option<u32>,
    /// 1 for every week, 2 for every second week
    #[arg(long, value_name = "N")]
    pub(crate) every_weeks: Option<u32>,
    /// Comments, replies, calls and credit given; 0 for no goal
    #[arg(long, value_name = "N")]
    pub(crate) conversations: Option<u32>,
    /// Personal invitations; 0 for no goal
    #[arg(long, value_name = "N")]
    pub(crate) invitations: Option<u32>,
}
