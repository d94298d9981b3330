//! `metric`.

use clap::{Args, Subcommand};
use standpoint_core::metrics::Metric;
use standpoint_core::publishing::network::Network;

use super::{Paging, PastArguments, named};

/// What can be done with numbers that networks show.
#[derive(Debug, Subcommand)]
pub(crate) enum MetricCommand {
    /// Add a number a network showed you
    Add(NumberArguments),
    /// List numbers, the latest days first
    List(NumberFilter),
    /// Import numbers from a file, such as LinkedIn’s or X’s analytics
    Import(Box<PastArguments>),
    /// Delete a number
    Remove {
        /// Its number (see `metric list`)
        id: i64,
    },
}

/// A number.
#[derive(Debug, Args)]
pub(crate) struct NumberArguments {
    /// What was counted, e.g. followers, ssi, impressions, reactions or profile_visits
    #[arg(long, value_name = "NAME", value_parser = named::<Metric>)]
    pub(crate) what: Metric,
    /// The network that shows it [default for ssi: linkedin; with --post: its only network]
    #[arg(long, value_name = "NAME", value_parser = named::<Network>)]
    pub(crate) network: Option<Network>,
    /// The number
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) value: i64,
    /// The day it showed it, e.g. yesterday, fri or 3 mar [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<String>,
    /// The post it’s about, by its number
    #[arg(long, value_name = "ID")]
    pub(crate) post: Option<i64>,
}

/// Which numbers are listed.
#[derive(Debug, Args)]
pub(crate) struct NumberFilter {
    /// Only this number
    #[arg(long, value_name = "NAME", value_parser = named::<Metric>)]
    pub(crate) what: Option<Metric>,
    /// Only on this network
    #[arg(long, value_name = "NAME", value_parser = named::<Network>)]
    pub(crate) network: Option<Network>,
    /// Only about this post
    #[arg(long, value_name = "ID")]
    pub(crate) post: Option<i64>,
    /// Show what was said before, and where each number comes from
    #[arg(long)]
    pub(crate) revisions: bool,
    #[command(flatten)]
    pub(crate) paging: Paging,
}
