//! `prompt`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use standpoint_core::critique::{CritiqueQuestion, PromptPart};

use super::named;

/// A prompt about a post.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct PromptArguments {
    #[command(subcommand)]
    pub(crate) command: Option<PromptCommand>,
    /// Post number
    #[arg(required = true)]
    pub(crate) post: Option<i64>,
    /// What to ask: stops_reading, evidence, anyone, disagrees, reader_question or own
    #[arg(long, value_name = "NAME", value_parser = named::<CritiqueQuestion>, default_value = "stops_reading", default_value_if("own", clap::builder::ArgPredicate::IsPresent, "own"))]
    pub(crate) question: CritiqueQuestion,
    /// Your own question
    #[arg(long, value_name = "TEXT")]
    pub(crate) own: Option<String>,
    /// Only these: draft, claim, evidence, takeaway, question, pillar, audience
    #[arg(long, value_name = "PARTS", value_delimiter = ',', value_parser = named::<PromptPart>)]
    pub(crate) with: Vec<PromptPart>,
    /// Replace these words as well (repeatable)
    #[arg(long, value_name = "WORDS")]
    pub(crate) replace: Vec<String>,
    /// Don’t replace a name written this way (repeatable)
    #[arg(long, value_name = "WORDS")]
    pub(crate) keep: Vec<String>,
    /// You’ve checked what the red-line check found, and it can be copied
    #[arg(long)]
    pub(crate) cleared: bool,
    /// Print the text alone, and list it under what you copied
    #[arg(long)]
    pub(crate) copy: bool,
}

/// What else can be done with prompts.
#[derive(Debug, Subcommand)]
pub(crate) enum PromptCommand {
    /// List what you copied, newest first
    List {
        /// Words in the text, question, names or title
        #[arg(long, value_name = "TEXT")]
        search: Option<String>,
    },
    /// Forget the texts you copied; date and SHA-256 stay
    Forget {
        /// Number of one copy [default: all]
        id: Option<i64>,
    },
    /// Save an answer about a post, with names instead of placeholders
    Answer {
        /// Post number
        post: i64,
        /// The file that holds the answer, or - for standard input
        #[arg(value_name = "FILE|-", default_value = "-")]
        file: PathBuf,
    },
}
