//! `init`.

use clap::Args;
use standpoint_core::calendar::Day;
use standpoint_core::profile::Pace;
use standpoint_core::programme::situation::Situation;
use standpoint_core::publishing::network::Network;

use super::{named, weekday};

/// The first questions.
#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    /// Your name
    #[arg(long)]
    pub(crate) name: String,
    /// Current role
    #[arg(long)]
    pub(crate) role: Option<String>,
    /// Target role
    #[arg(long)]
    pub(crate) target_role: Option<String>,
    /// Topic you want to be known for
    #[arg(long)]
    pub(crate) topic: Option<String>,
    /// Start date of the plan, e.g. tomorrow, mon or 1 april [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) start: Option<String>,
    /// Posts a week, 0 for not yet [default: 0, or 1 if you already post]
    #[arg(long, value_name = "N")]
    pub(crate) weekly_posts: Option<u32>,
    /// Minutes a week, 15 to 600 [default: 75]
    #[arg(long, value_name = "N")]
    pub(crate) minutes: Option<u32>,
    /// light (35 minutes a week), steady (75) or intense (120)
    #[arg(long, value_parser = named::<Pace>, conflicts_with = "minutes")]
    pub(crate) pace: Option<Pace>,
    /// What is true where you work: listed, public-sector, inside-only, already-posting, quiet-search or speaking; repeatable
    #[arg(long = "situation", value_name = "NAME", value_parser = named::<Situation>, num_args = 1.., value_delimiter = ',')]
    pub(crate) situations: Vec<Situation>,
    /// Work days, e.g. mon,tue [default: Monday to Friday]
    #[arg(long, value_name = "DAYS", value_parser = weekday, value_delimiter = ',')]
    pub(crate) work_days: Vec<Day>,
    /// A network you’re active on (repeatable)
    #[arg(long = "network", value_name = "NAME", value_parser = named::<Network>)]
    pub(crate) networks: Vec<Network>,
    /// “I help … do …”
    #[arg(long, value_name = "TEXT")]
    pub(crate) sentence: Option<String>,
    /// Fixed time zone, e.g. Europe/Berlin [default: the computer’s]
    #[arg(long, value_name = "IANA")]
    pub(crate) zone: Option<String>,
}
