//! `reminder` and `pause`.

use clap::{Args, Subcommand};
use standpoint_core::calendar::Day;
use standpoint_core::reminders::{PopupAction, RuleKind};

use super::{named, weekday};

/// What can be done with reminders.
#[derive(Debug, Subcommand)]
pub(crate) enum ReminderCommand {
    /// List reminders, with their next time
    List,
    /// Add a reminder
    Add(ReminderArguments),
    /// Edit a reminder; only what you give changes
    Edit {
        /// Reminder number
        id: i64,
        #[command(flatten)]
        change: ReminderChange,
    },
    /// Turn a reminder on
    On {
        /// Reminder number
        id: i64,
    },
    /// Turn a reminder off
    Off {
        /// Reminder number
        id: i64,
    },
    /// Delete a reminder
    #[command(name = "delete", alias = "remove")]
    Remove {
        /// Reminder number
        id: i64,
    },
    /// Snooze a reminder, or all until tomorrow
    Snooze {
        /// Reminder number
        #[arg(required_unless_present = "all")]
        id: Option<i64>,
        /// Until when, e.g. tomorrow 9am, fri at 14:00 or in 2 hours [default: in an hour]
        #[arg(long, value_name = "WHEN", conflicts_with = "all")]
        until: Option<String>,
        /// Snooze all until tomorrow morning
        #[arg(long, conflicts_with = "id")]
        all: bool,
    },
    /// Resume reminders
    #[command(name = "resume", alias = "wake")]
    Wake,
    /// Show the inbox
    Inbox,
    /// Act on a reminder: done, snooze, tomorrow, next_slot or dismiss
    Answer {
        /// Reminder number
        id: i64,
        #[arg(value_parser = named::<PopupAction>)]
        /// What to do with it
        action: PopupAction,
    },
    /// Show what’s due now and what’s delayed
    Due,
    /// List upcoming notifications
    Preview {
        /// Number of days
        #[arg(long, value_name = "N", default_value_t = 30)]
        days: u32,
    },
    /// Set or clear a day’s quiet hours
    Quiet {
        /// Day they start on, e.g. mon
        #[arg(value_parser = weekday)]
        day: Day,
        /// Start, e.g. 22:00 or 10pm; without times they’re cleared
        #[arg(long, value_name = "TIME", requires = "to")]
        from: Option<String>,
        /// End, e.g. 07:00 or 7am
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
    /// Text of a custom reminder
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Time, e.g. 09:00, 9am or half past nine
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// Day of the week, e.g. mon (repeatable)
    #[arg(long, value_name = "DAY", value_parser = weekday, value_delimiter = ',')]
    pub(crate) day: Vec<Day>,
    /// Date of a one-off reminder, e.g. fri, in 10 days or 12 march
    #[arg(long, value_name = "DATE", conflicts_with_all = ["day", "month_day"])]
    pub(crate) on: Option<String>,
    /// Day of the month; in shorter months, 31 means the last day
    #[arg(long, value_name = "1-31", conflicts_with = "day")]
    pub(crate) month_day: Option<u32>,
    /// Days before a task is due
    #[arg(long, value_name = "N")]
    pub(crate) lead: Option<u32>,
    /// Fixed time zone, e.g. Europe/Berlin; empty follows your computer
    #[arg(long, value_name = "IANA")]
    pub(crate) zone: Option<String>,
}

/// What can be done with pauses.
#[derive(Debug, Subcommand)]
pub(crate) enum PauseCommand {
    /// Add a pause
    Add {
        /// First day, e.g. tomorrow, fri or 12 march
        #[arg(long, value_name = "DATE")]
        from: String,
        /// Last day, e.g. in 10 days or 20 march
        #[arg(long, value_name = "DATE")]
        to: String,
        /// A note
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// List pauses
    List,
    /// Delete a pause
    #[command(name = "delete", alias = "remove")]
    Remove {
        /// Pause number
        id: i64,
    },
}
