//! `review` and `note`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use standpoint_core::export::ExportFormat;
use standpoint_core::look_back::HalfwayDirection;

use super::named;

/// What can be done with a look back.
#[derive(Debug, Subcommand)]
pub(crate) enum ReviewCommand {
    /// Show it, filled in from the log
    Show(ReviewOf),
    /// Write lines of it
    Set(ReviewLines),
    /// Call it finished, which ticks what it stands for
    Finish {
        #[command(flatten)]
        of: ReviewOf,
        /// Only the next sitting of a quarter
        #[arg(long)]
        sitting: bool,
    },
    /// Choose how to go on from halfway: inside, outside or quiet
    Choose {
        /// inside, outside or quiet
        #[arg(value_parser = named::<HalfwayDirection>)]
        direction: HalfwayDirection,
        /// The day you’re back from a quiet season, e.g. 1 may
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
    },
    /// Open the letter to yourself once it’s back
    Letter,
    /// Print halfway or graduation as a page, or save it
    Export {
        #[command(flatten)]
        of: ReviewOf,
        /// md or html
        #[arg(long, value_parser = named::<ExportFormat>, default_value = "md")]
        format: ExportFormat,
        /// File to write [default: standard output]
        #[arg(long, value_name = "PATH")]
        out: Option<PathBuf>,
    },
    /// Say what became of a decision
    Decision {
        /// done, not_yet or let_go
        outcome: String,
        /// The week it was taken in, or a date in it [default: the latest before this week]
        #[arg(long, value_name = "DATE")]
        week: Option<String>,
    },
}

/// Which look back.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(crate) struct ReviewOf {
    /// The week or a date in it, e.g. last week or fri [default: the week to look back at]
    #[arg(long, value_name = "DATE")]
    pub(crate) week: Option<String>,
    /// A month, e.g. 2026-03; without one, the month to look back at
    #[arg(long, value_name = "YYYY-MM", num_args = 0..=1, default_missing_value = "")]
    pub(crate) month: Option<String>,
    /// A quarter, e.g. 2026-Q1; without one, the quarter to look back at
    #[arg(long, value_name = "YYYY-Qn", num_args = 0..=1, default_missing_value = "")]
    pub(crate) quarter: Option<String>,
    /// Halfway through the programme
    #[arg(long)]
    pub(crate) halfway: bool,
    /// The end of the programme
    #[arg(long)]
    pub(crate) graduation: bool,
}

/// Lines of a look back.
#[derive(Debug, Args)]
pub(crate) struct ReviewLines {
    #[command(flatten)]
    pub(crate) of: ReviewOf,
    /// One decision
    #[arg(long, value_name = "TEXT")]
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
    /// An answer of a longer look back, e.g. keep=Tuesdays before mail (repeatable)
    #[arg(long, value_name = "QUESTION=TEXT")]
    pub(crate) answer: Vec<String>,
    /// Where an initiative of a quarter is now, by its place in the list, e.g. 1=9 questions a week (repeatable)
    #[arg(long, value_name = "N=TEXT")]
    pub(crate) initiative: Vec<String>,
}
