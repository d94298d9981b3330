//! `reminder` and `pause`.

use clap::{Args, Subcommand};
use standpoint_core::calendar::Day;
use standpoint_core::reminders::{NudgeAction, RuleKind};

use super::{named, weekday};

/// What can be done with reminders.
#[derive(Debug, Subcommand)]
pub(crate) enum ReminderCommand {
    /// Every reminder, with when it comes next
    List,
    /// Add a reminder
    Add(ReminderArguments),
    /// Change a reminder; what is not given stays as it is
    Edit {
        /// Its number
        id: i64,
        #[command(flatten)]
        change: ReminderChange,
    },
    /// Turn a reminder on
    On {
        /// Its number
        id: i64,
    },
    /// Turn a reminder off
    Off {
        /// Its number
        id: i64,
    },
    /// Remove a reminder
    Remove {
        /// Its number
        id: i64,
    },
    /// Put off what waits of a reminder, or all of them until tomorrow morning
    Snooze {
        /// Its number; without one, every reminder until tomorrow morning
        #[arg(required_unless_present = "all")]
        id: Option<i64>,
        /// Until when, like tomorrow 9am, fri at 14:00 or in 2 hours [default: in an hour]
        #[arg(long, value_name = "WHEN", conflicts_with = "all")]
        until: Option<String>,
        /// Every reminder until tomorrow morning
        #[arg(long, conflicts_with = "id")]
        all: bool,
    },
    /// End putting every reminder off
    Wake,
    /// What waits for an answer
    Inbox,
    /// Answer what waits of a reminder: done, snooze, tomorrow, next_slot or dismiss
    Answer {
        /// Its number
        id: i64,
        #[arg(value_parser = named::<NudgeAction>)]
        /// What to do with it
        action: NudgeAction,
    },
    /// What would pop up now, and what is held and why
    Due,
    /// Each popup of the days to come, one a line
    Preview {
        /// How many days
        #[arg(long, value_name = "N", default_value_t = 30)]
        days: u32,
    },
    /// Set the quiet hours that begin on a day, or take them away
    Quiet {
        /// The day they begin on, like mon
        #[arg(value_parser = weekday)]
        day: Day,
        /// When they begin, like 22:00 or 10pm; without both times there are none
        #[arg(long, value_name = "TIME", requires = "to")]
        from: Option<String>,
        /// When they end, like 07:00 or 7am
        #[arg(long, value_name = "TIME", requires = "from")]
        to: Option<String>,
    },
}

/// A new reminder.
#[derive(Debug, Args)]
pub(crate) struct ReminderArguments {
    /// weekly_post, task_due, programme, review or custom
    #[arg(long, value_parser = named::<RuleKind>, default_value = "custom")]
    pub(crate) kind: RuleKind,
    #[command(flatten)]
    pub(crate) change: ReminderChange,
}

/// What can be said of a reminder.
#[derive(Debug, Args)]
pub(crate) struct ReminderChange {
    /// The words of your own reminder
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// The time, like 09:00, 9am or half past nine
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// A day of the week it comes on, like mon; may be given more than once
    #[arg(long, value_name = "DAY", value_parser = weekday, value_delimiter = ',')]
    pub(crate) day: Vec<Day>,
    /// The one date it comes on, like fri, in 10 days or 12 march
    #[arg(long, value_name = "DATE", conflicts_with_all = ["day", "month_day"])]
    pub(crate) on: Option<String>,
    /// The day of each month it comes on; 31 is the last day of a shorter one
    #[arg(long, value_name = "1-31", conflicts_with = "day")]
    pub(crate) month_day: Option<u32>,
    /// Days before a task is due
    #[arg(long, value_name = "N")]
    pub(crate) lead: Option<u32>,
    /// A fixed time zone, like Europe/Berlin; empty for wherever you are
    #[arg(long, value_name = "IANA")]
    pub(crate) zone: Option<String>,
}

/// What can be done with pauses.
#[derive(Debug, Subcommand)]
pub(crate) enum PauseCommand {
    /// Plan a pause
    Add {
        /// Its first day, like tomorrow, fri or 12 march
        #[arg(long, value_name = "DATE")]
        from: String,
        /// Its last day, like in 10 days or 20 march
        #[arg(long, value_name = "DATE")]
        to: String,
        /// A note
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Every pause
    List,
    /// Remove a pause
    Remove {
        /// Its number
        id: i64,
    },
}
