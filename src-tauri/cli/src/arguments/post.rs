//! `post`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::PostStage;

use super::{Paging, named, network_or_none};

/// What can be done with posts.
#[derive(Debug, Subcommand)]
pub(crate) enum PostCommand {
    /// Add a post: an idea, or a draft when there is more than a line
    Add {
        /// Its title or first line
        title: String,
        #[command(flatten)]
        words: PostArguments,
    },
    /// Posts, the latest first; planned ones by their date
    List {
        /// idea, draft, planned, published or archived [default: all but archived]
        #[arg(long, value_parser = named::<PostStage>)]
        stage: Option<PostStage>,
        #[command(flatten)]
        filter: PostFilter,
        #[command(flatten)]
        paging: Paging,
    },
    /// One post with everything of it
    Show {
        /// Its number
        id: i64,
    },
    /// Change a post; what is not given stays as it is
    Change {
        /// Its number
        id: i64,
        /// Its title or first line
        #[arg(long)]
        title: Option<String>,
        #[command(flatten)]
        words: PostArguments,
    },
    /// Plan a post for a date, or take its date away
    Plan {
        /// Its number
        id: i64,
        /// The date, like fri, next week or 3 march
        #[arg(value_name = "DATE", required_unless_present_any = ["on", "no_date"])]
        words: Vec<String>,
        /// The same
        #[arg(long, value_name = "DATE", conflicts_with = "words")]
        on: Option<String>,
        /// Without a date
        #[arg(long, conflicts_with_all = ["on", "words"])]
        no_date: bool,
    },
    /// Note that a post came out; may be done once for each place
    Publish {
        /// Its number
        id: i64,
        #[command(flatten)]
        place: PublicationArguments,
        /// You looked at every place the red-line check found, and it may stay
        #[arg(long)]
        cleared: bool,
    },
    /// Log a post that is out already
    Log {
        /// Its title or first line
        title: String,
        /// Its web address
        #[arg(long)]
        url: Option<String>,
        /// When it appeared, like yesterday, mon or 3 march [default: today]
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Where it appeared [default: what its address says]
        #[arg(long, value_name = "NET", value_parser = named::<Network>)]
        network: Option<Network>,
        /// A note
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Mend where and when a post came out; what is not given stays as it is
    Mend {
        /// The publication's number, as `post show` names it
        publication: i64,
        /// Its web address; empty takes it away
        #[arg(long)]
        url: Option<String>,
        /// When it appeared, like yesterday, mon or 3 march
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Where it appeared
        #[arg(long, value_name = "NET")]
        network: Option<Network>,
    },
    /// Take a place a post came out in out of the log
    Unpublish {
        /// The publication's number, as `post show` names it
        publication: i64,
    },
    /// Put a post away; what came out stays in the log
    Archive {
        /// Its number
        id: i64,
    },
    /// Take a post out again
    Unarchive {
        /// Its number
        id: i64,
    },
    /// Remove a post with everything of it, also from the log
    Remove {
        /// Its number
        id: i64,
    },
    /// Print the text to copy
    Copy {
        /// Its number
        id: i64,
    },
    /// Ideas, drafts, planned and published posts, each in their column
    Board {
        #[command(flatten)]
        filter: PostFilter,
    },
    /// What came out and what is planned in a month
    Month {
        /// A date in it, or the month itself, like next month or march [default: this month]
        date: Option<String>,
    },
    /// Weeks in a row: how each stands, its posts and the slots ahead
    Calendar {
        /// A date in the first week, like last mon or 3 weeks ago [default: last week]
        #[arg(value_name = "DATE", num_args = 0..)]
        words: Vec<String>,
        /// How many weeks, 1 to 104
        #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=104))]
        weeks: u32,
    },
}

/// Where and when a post came out.
#[derive(Debug, Args)]
pub(crate) struct PublicationArguments {
    /// Its web address
    #[arg(long)]
    pub(crate) url: Option<String>,
    /// When it appeared, like yesterday, mon or 3 march [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// Where it appeared [default: what its address says, or where it was to come out]
    #[arg(long, value_name = "NET", value_parser = named::<Network>)]
    pub(crate) network: Option<Network>,
}

/// What can be said of a post besides its title.
#[derive(Debug, Args)]
pub(crate) struct PostArguments {
    #[command(flatten)]
    pub(crate) text: Text,
    /// Where it is to come out first; empty takes it away
    #[arg(long, value_name = "NET", value_parser = network_or_none)]
    pub(crate) network: Option<String>,
    /// The pillar it belongs to; empty takes it away
    #[arg(long)]
    pub(crate) pillar: Option<String>,
    /// The point in one sentence
    #[arg(long, value_name = "TEXT")]
    pub(crate) claim: Option<String>,
    /// What it rests on
    #[arg(long, value_name = "TEXT")]
    pub(crate) evidence: Option<String>,
    /// What a reader can do with it
    #[arg(long, value_name = "TEXT")]
    pub(crate) takeaway: Option<String>,
    /// What it asks its readers
    #[arg(long, value_name = "TEXT")]
    pub(crate) question: Option<String>,
    /// A note
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// Plan it for a date, like fri, next week or 3 march
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// It is being written, even without a text
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
    /// Words of the title, the text or the notes
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,
    /// Where it is to come out or came out
    #[arg(long, value_name = "NET", value_parser = named::<Network>)]
    pub(crate) network: Option<Network>,
    /// The pillar, in full
    #[arg(long)]
    pub(crate) pillar: Option<String>,
}
