//! `post`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::PostStage;

use super::{Paging, named, network_or_none};

/// What can be done with posts.
#[derive(Debug, Subcommand)]
pub(crate) enum PostCommand {
    /// Add a post: an idea, or a draft if it has more than a line
    Add {
        /// Title or first line
        title: String,
        #[command(flatten)]
        words: PostArguments,
    },
    /// List posts, newest first; scheduled ones by date
    List {
        /// idea, draft, scheduled, published or archived [default: active]
        #[arg(long, value_parser = named::<PostStage>)]
        stage: Option<PostStage>,
        #[command(flatten)]
        filter: PostFilter,
        #[command(flatten)]
        paging: Paging,
    },
    /// Show a post
    Show {
        /// Post number
        id: i64,
    },
    /// Edit a post; only what you give changes
    #[command(name = "edit", alias = "change")]
    Change {
        /// Post number
        id: i64,
        /// Title or first line
        #[arg(long)]
        title: Option<String>,
        #[command(flatten)]
        words: PostArguments,
    },
    /// Schedule a post
    #[command(name = "schedule", alias = "plan")]
    Plan {
        /// Post number
        id: i64,
        /// Date, e.g. fri, next week or 3 march
        #[arg(value_name = "DATE", required_unless_present_any = ["on", "no_date"])]
        words: Vec<String>,
        /// Date, as an option
        #[arg(long, value_name = "DATE", conflicts_with = "words")]
        on: Option<String>,
        /// Unschedule it
        #[arg(long, hide = true, conflicts_with_all = ["on", "words"])]
        no_date: bool,
    },
    /// Unschedule a post
    Unschedule {
        /// Post number
        id: i64,
    },
    /// Mark a post as published; repeat for each network
    Publish {
        /// Post number
        id: i64,
        #[command(flatten)]
        place: PublicationArguments,
        /// Keep everything the red-line check found
        #[arg(long = "keep-all", alias = "cleared")]
        cleared: bool,
    },
    /// Log a published post
    Log {
        /// Title or first line
        title: String,
        /// Link
        #[arg(long)]
        url: Option<String>,
        /// Publication date, e.g. yesterday, mon or 3 march [default: from the link, else today]
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Network [default: from the link]
        #[arg(long, value_name = "NET", value_parser = named::<Network>)]
        network: Option<Network>,
        /// A note
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Edit a link; only what you give changes
    #[command(name = "edit-link", alias = "mend")]
    Mend {
        /// Link number (see `post show`)
        publication: i64,
        /// Link; empty clears it
        #[arg(long)]
        url: Option<String>,
        /// Publication date, e.g. yesterday, mon or 3 march
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Network
        #[arg(long, value_name = "NET")]
        network: Option<Network>,
    },
    /// Remove a link
    #[command(name = "remove-link", alias = "unpublish")]
    Unpublish {
        /// Link number (see `post show`)
        publication: i64,
    },
    /// Archive a post (it still counts)
    Archive {
        /// Post number
        id: i64,
    },
    /// Unarchive a post
    Unarchive {
        /// Post number
        id: i64,
    },
    /// Delete a post and its links
    #[command(name = "delete", alias = "remove")]
    Remove {
        /// Post number
        id: i64,
    },
    /// Print the text, for copying
    Copy {
        /// Post number
        id: i64,
    },
    /// Show the board: ideas, drafts, scheduled and published posts
    Board {
        #[command(flatten)]
        filter: PostFilter,
    },
    /// Show a month
    Month {
        /// A month or a date in it, e.g. next month or march [default: this month]
        date: Option<String>,
    },
    /// Show weeks in a row, with posts and slots
    Calendar {
        /// A date in the first week, e.g. last mon or 3 weeks ago [default: last week]
        #[arg(value_name = "DATE", num_args = 0..)]
        words: Vec<String>,
        /// Number of weeks, 1 to 104
        #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=104))]
        weeks: u32,
    },
}

/// Where and when a post was published.
#[derive(Debug, Args)]
pub(crate) struct PublicationArguments {
    /// Link
    #[arg(long)]
    pub(crate) url: Option<String>,
    /// Publication date, e.g. yesterday, mon or 3 march [default: from the link, else today]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// Network [default: from the link, or as scheduled]
    #[arg(long, value_name = "NET", value_parser = named::<Network>)]
    pub(crate) network: Option<Network>,
}

/// What can be said of a post besides its title.
#[derive(Debug, Args)]
pub(crate) struct PostArguments {
    #[command(flatten)]
    pub(crate) text: Text,
    /// Network to publish on; empty clears it
    #[arg(long, value_name = "NET", value_parser = network_or_none)]
    pub(crate) network: Option<String>,
    /// Pillar; empty clears it
    #[arg(long)]
    pub(crate) pillar: Option<String>,
    /// The point in one sentence
    #[arg(long, value_name = "TEXT")]
    pub(crate) claim: Option<String>,
    /// Evidence for it
    #[arg(long, value_name = "TEXT")]
    pub(crate) evidence: Option<String>,
    /// What a reader can do with it
    #[arg(long, value_name = "TEXT")]
    pub(crate) takeaway: Option<String>,
    /// Question to readers
    #[arg(long, value_name = "TEXT")]
    pub(crate) question: Option<String>,
    /// A note
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// Schedule it, e.g. fri, next week or 3 march
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// Start it as a draft
    #[arg(long)]
    pub(crate) draft: bool,
}

/// The text of a post, from an argument or from a file.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(crate) struct Text {
    /// The text
    #[arg(long, value_name = "TEXT")]
    pub(crate) body: Option<String>,
    /// The file that holds the text, or - for standard input
    #[arg(long, value_name = "FILE|-")]
    pub(crate) body_file: Option<PathBuf>,
}

/// Which posts. Everything that is given must fit.
#[derive(Debug, Args)]
pub(crate) struct PostFilter {
    /// Words in the title, text or notes
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,
    /// Network it’s scheduled for or published on
    #[arg(long, value_name = "NET", value_parser = named::<Network>)]
    pub(crate) network: Option<Network>,
    /// The pillar, in full
    #[arg(long)]
    pub(crate) pillar: Option<String>,
}
