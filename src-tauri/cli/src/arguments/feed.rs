//! `feed`.

use clap::{Args, Subcommand};

use super::network_or_none;

/// What can be done with the user's own feeds.
#[derive(Debug, Subcommand)]
pub(crate) enum FeedCommand {
    /// Add a feed of your own; from then on it is read
    Add {
        /// Its web address
        address: String,
        #[command(flatten)]
        change: FeedChange,
    },
    /// Your feeds, and how each stands
    List,
    /// Change a feed; what is not given stays as it is
    Change {
        /// Its number
        id: i64,
        /// Its web address, when it has moved; what you answered stays answered
        #[arg(long, value_name = "URL")]
        address: Option<String>,
        #[command(flatten)]
        change: FeedChange,
    },
    /// Remove a feed; what was logged stays
    Remove {
        /// Its number
        id: i64,
    },
    /// Read a feed now, or all of them
    Fetch {
        /// Its number [default: all]
        id: Option<i64>,
        /// For development: feeds on this machine may be read, also without encryption.
        #[arg(long, hide = true, env = "STANDPOINT_FEEDS_ON_LOOPBACK", value_parser = clap::builder::BoolishValueParser::new())]
        feeds_on_loopback: bool,
    },
    /// What came out in them and may go into the log
    Proposals,
    /// Everything a feed was seen to hold, and what became of it
    Entries {
        /// The feed's number [default: all]
        id: Option<i64>,
    },
    /// Ask about an entry after all that was taken as known or left out
    Propose {
        /// The entry's number
        entry: i64,
    },
    /// Log what came out
    Log {
        /// The proposal's number
        proposal: i64,
        /// The number of the post it is [default: a post of its own]
        #[arg(long, value_name = "ID")]
        post: Option<i64>,
    },
    /// Leave it out for good
    LeaveOut {
        /// The proposal's number
        proposal: i64,
    },
}

/// What can be said of a feed.
#[derive(Debug, Args)]
pub(crate) struct FeedChange {
    /// What to call it; empty takes its own title
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Where its entries count as published; empty takes it away [default: what its address says]
    #[arg(long, value_name = "NET", value_parser = network_or_none)]
    pub(crate) network: Option<String>,
    /// It may be read without encryption
    #[arg(long, overrides_with = "no_allow_http")]
    allow_http: bool,
    /// It is read over https only
    #[arg(long, overrides_with = "allow_http")]
    no_allow_http: bool,
    /// What comes out is logged without asking
    #[arg(long, overrides_with = "no_automatic")]
    automatic: bool,
    /// What comes out is proposed first
    #[arg(long, overrides_with = "automatic")]
    no_automatic: bool,
}

impl FeedChange {
    pub(crate) fn allow_http(&self) -> Option<bool> {
        chosen(self.allow_http, self.no_allow_http)
    }

    pub(crate) fn automatic(&self) -> Option<bool> {
        chosen(self.automatic, self.no_automatic)
    }
}

fn chosen(yes: bool, no: bool) -> Option<bool> {
    (yes || no).then_some(yes)
}
