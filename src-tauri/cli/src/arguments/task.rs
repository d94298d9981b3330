//! `task`.

use clap::Subcommand;

/// What can be done with tasks.
#[derive(Debug, Subcommand)]
pub(crate) enum TaskCommand {
    /// List open tasks by date
    List {
        /// All tasks of all steps, done ones too
        #[arg(long)]
        all: bool,
    },
    /// Add a task
    Add {
        /// What to do
        title: String,
        /// The step it belongs to, by number or name
        #[arg(long)]
        step: Option<String>,
        /// Due date, e.g. tomorrow, fri, in 10 days or 12 march
        #[arg(long, value_name = "DATE")]
        due: Option<String>,
        /// Minutes it takes
        #[arg(long, value_name = "N")]
        minutes: Option<u32>,
        /// A note
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Mark a task as done
    Done {
        /// Task number or name
        id: String,
    },
    /// Start a task
    Start {
        /// Task name
        id: String,
    },
    /// Let a task wait for someone
    Wait {
        /// Task number or name
        id: String,
        /// Name of the person
        #[arg(long = "for", value_name = "NAME")]
        whom: Option<String>,
        /// Stop waiting
        #[arg(long, conflicts_with_all = ["whom", "reminded"])]
        off: bool,
        /// You reminded them: ask again in five days
        #[arg(long, conflicts_with = "whom")]
        reminded: bool,
    },
    /// Do the smaller version of a task
    Smaller {
        /// Task name
        id: String,
        /// 10 or 2 minutes
        #[arg(long, value_name = "N")]
        minutes: u32,
    },
    /// Mark a task as not done
    Reopen {
        /// Task number or name
        id: String,
    },
    /// Delete your own task
    #[command(name = "delete", alias = "remove")]
    Remove {
        /// Task number
        id: String,
    },
}
