//! `feed`.

use clap::{Args, Subcommand};

use super::network_or_none;

/// What can be done with the user's own feeds.
#[derive(Debug, Subcommand)]
pub(crate) enum FeedCommand {
    /// Add a feed
    Add {
        /// Feed address
        address: String,
        #[command(flatten)]
        change: FeedChange,
    },
    /// List feeds and their state
    List,
    /// Edit a feed; only what you give changes
    #[command(name = "edit", alias = "change")]
    Change {
        /// Feed number
        id: i64,
        /// New address, if the feed has moved; what you’ve handled stays handled
        #[arg(long, value_name = "URL")]
        address: Option<String>,
        #[command(flatten)]
        change: FeedChange,
    },
    /// Remove a feed; logged posts stay
    Remove {
        /// Feed number
        id: i64,
    },
    /// Refresh a feed, or all of them
    #[command(name = "refresh", alias = "fetch")]
    Fetch {
        /// Feed number [default: all]
        id: Option<i64>,
        /// For development: allow feeds on this machine, also without encryption
        #[arg(long, hide = true, env = "STANDPOINT_FEEDS_ON_LOOPBACK", value_parser = clap::builder::BoolishValueParser::new())]
        feeds_on_loopback: bool,
    },
    /// List new entries
    #[command(name = "new", alias = "proposals")]
    Proposals,
    /// List every entry seen, and its state
    Entries {
        /// Feed number [default: all]
        id: Option<i64>,
    },
    /// Suggest an entry again that was dismissed or already known
    Propose {
        /// Entry number
        entry: i64,
    },
    /// Log an entry as published
    Log {
        /// Entry number
        proposal: i64,
        /// Number of the post it belongs to [default: a new post]
        #[arg(long, value_name = "ID")]
        post: Option<i64>,
    },
    /// Dismiss an entry
    #[command(name = "dismiss", alias = "leave-out")]
    Dismiss {
        /// Entry number
        proposal: i64,
    },
}

/// What can be said of a feed.
#[derive(Debug, Args)]
pub(crate) struct FeedChange {
    /// Name; empty uses the feed’s title
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Network its entries count for; empty clears it [default: from the address]
    #[arg(long, value_name = "NET", value_parser = network_or_none)]
    pub(crate) network: Option<String>,
    /// Allow without encryption
    #[arg(long, overrides_with = "no_allow_http")]
    allow_http: bool,
    /// Require https
    #[arg(long, overrides_with = "allow_http")]
    no_allow_http: bool,
    /// Log new entries automatically
    #[arg(long, overrides_with = "no_automatic")]
    automatic: bool,
    /// Ask before logging
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
