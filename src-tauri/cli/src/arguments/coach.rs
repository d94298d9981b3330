//! Arguments of what the coach is asked and told.

use clap::{Args, Subcommand};
use standpoint_core::id::CaseId;

/// What can be said to the next action.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct NextArguments {
    /// Do what is suggested: tick the task, note the reply, take the offer, finish the step; with --smaller its smaller version
    #[arg(long, conflicts_with_all = ["other", "not_yet", "waiting", "why"])]
    pub(crate) done: bool,
    /// Suggest something else today
    #[arg(long, conflicts_with_all = ["not_yet", "waiting", "smaller", "why"])]
    pub(crate) other: bool,
    /// Show smaller versions of the task; with --done, finish the longest of at most N minutes
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "10", conflicts_with_all = ["waiting", "not_yet"])]
    pub(crate) smaller: Option<u32>,
    /// Let the task wait for someone
    #[arg(long, value_name = "FOR", num_args = 0..=1, default_missing_value = "", conflicts_with = "not_yet")]
    pub(crate) waiting: Option<String>,
    /// Not yet: decline what is offered
    #[arg(long)]
    pub(crate) not_yet: bool,
    /// Explain why this one, with facts
    #[arg(long)]
    pub(crate) why: bool,
}

/// How long the voice is on hold.
#[derive(Debug, Clone, Args)]
pub(crate) struct HoldArguments {
    /// Last day, e.g. tomorrow, mon or 12 march [default: until you say so]
    #[arg(long, value_name = "DATE", conflicts_with = "off")]
    pub(crate) until: Option<String>,
    /// End the hold
    #[arg(long)]
    pub(crate) off: bool,
}

/// What can be done with cases to learn from.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum StudyCommand {
    /// List the cases, by process
    List,
    /// Mark a case as studied
    Mark {
        /// Case name or number (see `study list`)
        case: String,
        /// Remove the mark
        #[arg(long)]
        off: bool,
    },
    /// Add or edit your own case
    Save(Box<CaseArguments>),
    /// Delete your own case
    #[command(name = "delete", alias = "remove")]
    Remove {
        /// Case number
        #[arg(value_parser = case_id)]
        id: CaseId,
    },
}

/// A case of the user's own in words.
#[derive(Debug, Clone, Args)]
pub(crate) struct CaseArguments {
    /// Number of the case to edit [default: a new one]
    #[arg(long, value_name = "N", value_parser = case_id)]
    pub(crate) id: Option<CaseId>,
    /// product, marketing, sales, support, employees, hr, partners, public-sector or failure
    #[arg(long)]
    pub(crate) process: Option<String>,
    /// Organisation the case is about
    #[arg(long)]
    pub(crate) organisation: Option<String>,
    /// The year
    #[arg(long)]
    pub(crate) year: Option<i32>,
    /// What was stuck
    #[arg(long)]
    pub(crate) problem: Option<String>,
    /// What freed it
    #[arg(long)]
    pub(crate) mechanism: Option<String>,
    /// The number claimed
    #[arg(long)]
    pub(crate) number: Option<String>,
    /// Who claims it
    #[arg(long)]
    pub(crate) who_says: Option<String>,
    /// What it doesn’t show
    #[arg(long)]
    pub(crate) caveat: Option<String>,
    /// The source
    #[arg(long)]
    pub(crate) source: Option<String>,
    /// Its web address
    #[arg(long)]
    pub(crate) url: Option<String>,
}

fn case_id(text: &str) -> Result<CaseId, String> {
    text.trim().parse().map(CaseId).map_err(|_| "Give the case’s number (see `study list`).".to_owned())
}
