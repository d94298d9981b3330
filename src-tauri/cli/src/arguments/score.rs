//! `score`.

use clap::{Args, Subcommand};
use standpoint_core::score::ScorePart;

use super::named;

/// What is asked about the score.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct ScoreArguments {
    #[command(subcommand)]
    pub(crate) command: Option<ScoreCommand>,
    /// The day, e.g. yesterday or 31 march [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// Show what a part is made of: foundation, voice, conversation, network, leverage or recognition
    #[arg(long, value_name = "PART", value_parser = named::<ScorePart>)]
    pub(crate) why: Option<ScorePart>,
}

/// What can be set.
#[derive(Debug, Subcommand)]
pub(crate) enum ScoreCommand {
    /// Set what counts in full
    Target(TargetArguments),
}

/// Own targets.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub(crate) struct TargetArguments {
    /// New people a month, 1 to 100
    #[arg(long, value_name = "N")]
    pub(crate) ties: Option<u32>,
    /// Conversations a week, 1 to 50; 0 for the usual 3
    #[arg(long, value_name = "N")]
    pub(crate) conversations: Option<u32>,
}
