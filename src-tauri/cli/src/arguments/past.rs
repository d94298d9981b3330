//! `import` and `imports`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use standpoint_core::views::{DateOrder, PastKind, SameName};

use super::named;

/// A file of the past, and what is taken of it.
#[derive(Debug, Args)]
pub(crate) struct PastArguments {
    /// The file, as it was downloaded
    pub(crate) file: PathBuf,
    /// Show what would happen
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Only these: posts, articles, comments, invitations, people, recommendations, headline, readings
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = named::<PastKind>)]
    pub(crate) only: Vec<PastKind>,
    /// Nothing from before this day
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// Nothing from after this day
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
    /// New people to take: met (elsewhere in the file), all, or match:WORDS in their name or role
    #[arg(long, value_name = "WHICH")]
    pub(crate) people: Option<String>,
    /// If only the name matches someone already here: fill, add or skip
    #[arg(long, value_parser = named::<SameName>, default_value = "fill")]
    pub(crate) same_name: SameName,
    /// Take these too: bare-reposts, drafts
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub(crate) with: Vec<With>,
    /// The file’s encoding, e.g. windows-1252; needed only when it isn't UTF-8 and doesn't say
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,
    /// How dates like 03/04/2026 are written, if the file leaves it open: mdy, dmy or ymd
    #[arg(long, value_name = "ORDER", value_parser = named::<DateOrder>)]
    pub(crate) dates: Option<DateOrder>,
    /// The day the file’s numbers are from, if it doesn’t say, e.g. yesterday or 3 mar [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// The site of a Substack export, e.g. name.substack.com
    #[arg(long, value_name = "HOST")]
    pub(crate) site: Option<String>,
    /// Replace everything you have by a Standpoint export
    #[arg(long)]
    pub(crate) replace: bool,
    /// Take a row the preview leaves open, by its key (repeatable)
    #[arg(long, value_name = "KEY")]
    pub(crate) take: Vec<String>,
    /// Leave out a row the preview takes, by its key (repeatable)
    #[arg(long, value_name = "KEY")]
    pub(crate) leave: Vec<String>,
    /// Add a row separately though it could join something here, by its key (repeatable)
    #[arg(long, value_name = "KEY")]
    pub(crate) separate: Vec<String>,
}

/// What is left out unless it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum With {
    /// Shares of others’ posts without your words
    BareReposts,
    /// Drafts that aren’t posts yet
    Drafts,
}

/// What can be done with imports.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportsCommand {
    /// Remove what an import brought; rows changed since stay
    Remove {
        /// Import number
        id: i64,
    },
}
