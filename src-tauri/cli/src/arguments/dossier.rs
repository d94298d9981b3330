//! `dossier`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What can be done with the dossier.
#[derive(Debug, Subcommand)]
pub(crate) enum DossierCommand {
    /// List the claims with what supports them
    List,
    /// Add a claim
    Add {
        /// What you claim, in a sentence
        text: String,
        /// The initiative it’s about: its row in step 9’s worksheet, counted from 1
        #[arg(long, value_name = "ROW")]
        initiative: Option<usize>,
    },
    /// Attach evidence to a claim
    Evidence(EvidenceArguments),
    /// Remove evidence from a claim
    #[command(name = "remove-evidence")]
    RemoveEvidence {
        /// The evidence’s number
        evidence: i64,
    },
    /// Move a claim up or down
    Move {
        /// The claim’s number
        claim: i64,
        /// up or down
        to: String,
    },
    /// Delete a claim
    Delete {
        /// The claim’s number
        claim: i64,
    },
    /// Export the dossier
    Export {
        /// md or html
        #[arg(long)]
        format: String,
        /// File to write [default: standard output]
        #[arg(long, value_name = "PATH")]
        out: Option<PathBuf>,
        /// You’ve looked at what the red-line check found, and it can stay
        #[arg(long)]
        checked: bool,
    },
}

/// What is attached to which claim.
#[derive(Debug, Args)]
pub(crate) struct EvidenceArguments {
    /// The claim’s number
    pub(crate) claim: i64,
    /// A published post’s number
    #[arg(long, value_name = "NUMBER", required_unless_present_any = ["talk", "conversation", "recommendation", "link"])]
    pub(crate) post: Option<i64>,
    /// A talk: its row in step 11’s worksheet, counted from 1
    #[arg(long, value_name = "ROW")]
    pub(crate) talk: Option<usize>,
    /// A conversation’s number
    #[arg(long, value_name = "NUMBER")]
    pub(crate) conversation: Option<i64>,
    /// A recommendation’s number
    #[arg(long, value_name = "NUMBER")]
    pub(crate) recommendation: Option<i64>,
    /// A link elsewhere
    #[arg(long, value_name = "URL")]
    pub(crate) link: Option<String>,
    /// What the link is
    #[arg(long, value_name = "TEXT", default_value_t, requires = "link")]
    pub(crate) note: String,
}
