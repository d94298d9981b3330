//! What can be asked, as arguments.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Parser, Subcommand};
use standpoint_core::export::ExportFormat;
use standpoint_core::network::Network;
use standpoint_core::profile::Pace;
use standpoint_core::reminder::{Day, NudgeAction, RuleKind};
use standpoint_core::time::parse_instant;

/// Twelve steps to a public voice, in a terminal.
#[derive(Debug, Parser)]
#[command(name = "standpoint-cli", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// The folder that holds your data [default: the platform's data folder]
    #[arg(long, global = true, env = "STANDPOINT_DATA_DIR", hide_env_values = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    /// The present, as an instant like 2026-03-31T09:00:00Z [default: the clock's]
    #[arg(long, global = true, env = "STANDPOINT_NOW", hide_env_values = true, value_name = "RFC3339", value_parser = instant)]
    pub(crate) now: Option<DateTime<Utc>>,
    /// Print one JSON document
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    parse_instant(text).map_err(|error| error.to_string())
}

fn named<T: std::str::FromStr<Err = standpoint_core::Error>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|error: standpoint_core::Error| error.to_string())
}

/// A command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a profile and begin
    Init(InitArguments),
    /// Today: the next best action, the week, what is due
    Status,
    /// The next best action and why
    Next,
    /// The 12 steps with dates and state
    Steps,
    /// One step: why, tasks, worksheet, pitfalls
    Step {
        /// 1 to 12, or the step's name
        step: String,
        /// Begin, finish or reopen it
        #[arg(long, value_enum)]
        mark: Option<Mark>,
        /// Keep a reflection on it
        #[arg(long, value_name = "TEXT")]
        reflect: Option<String>,
    },
    /// Tasks
    #[command(subcommand)]
    Task(TaskCommand),
    /// Worksheets
    #[command(subcommand)]
    Worksheet(WorksheetCommand),
    /// The log of posts
    #[command(subcommand)]
    Post(PostCommand),
    /// Reminders: what comes when, and what waits
    #[command(subcommand)]
    Reminder(ReminderCommand),
    /// Pauses: vacations from the coach
    #[command(subcommand)]
    Pause(PauseCommand),
    /// Look through a text for what should not leave the house; exit 1 when something is found
    CheckText {
        /// The file, or - for standard input
        #[arg(value_name = "FILE|-")]
        file: PathBuf,
    },
    /// Write the progress summary
    Export(ExportArguments),
    /// Take the last action back
    Undo,
    /// Do the last undone action again
    Redo,
    /// The latest actions, latest first
    History,
    /// Fill an empty data folder with a believable journal
    Demo {
        /// How many years it covers
        #[arg(long, value_name = "N")]
        years: u32,
    },
}

/// What can be done with a step.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Mark {
    /// Begin it
    Started,
    /// Finish it
    Done,
    /// Open it again
    Reopened,
}

/// The first questions.
#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    /// What the coach calls you
    #[arg(long)]
    pub(crate) name: String,
    /// The role you have
    #[arg(long)]
    pub(crate) role: Option<String>,
    /// The role you want to be seen in
    #[arg(long)]
    pub(crate) target_role: Option<String>,
    /// What you want to be known for
    #[arg(long)]
    pub(crate) topic: Option<String>,
    /// The date the plan starts from [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) start: Option<NaiveDate>,
    /// Posts a week [default: 1]
    #[arg(long, value_name = "N")]
    pub(crate) weekly_posts: Option<u32>,
    /// light, steady or intense [default: steady]
    #[arg(long, value_parser = named::<Pace>)]
    pub(crate) pace: Option<Pace>,
    /// A fixed time zone, like Europe/Berlin [default: wherever the computer is]
    #[arg(long, value_name = "IANA")]
    pub(crate) zone: Option<String>,
}

/// What can be done with tasks.
#[derive(Debug, Subcommand)]
pub(crate) enum TaskCommand {
    /// Open tasks by date
    List {
        /// Every task of every step, done ones too
        #[arg(long)]
        all: bool,
    },
    /// Add a task of your own
    Add {
        /// What to do
        title: String,
        /// The step it belongs to, by number or name
        #[arg(long)]
        step: Option<String>,
        /// When it is due
        #[arg(long, value_name = "DATE")]
        due: Option<String>,
        /// How many minutes it takes
        #[arg(long, value_name = "N")]
        minutes: Option<u32>,
        /// A note
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Mark a task as done
    Done {
        /// Its number or name
        id: String,
    },
    /// Mark a task as not done
    Reopen {
        /// Its number or name
        id: String,
    },
    /// Remove a task of your own
    Remove {
        /// Its number
        id: String,
    },
}

/// What can be done with worksheets.
#[derive(Debug, Subcommand)]
pub(crate) enum WorksheetCommand {
    /// The questions and your answers
    Show {
        /// 1 to 12, or the step's name
        step: String,
    },
    /// Answer a question
    Set {
        /// 1 to 12, or the step's name
        step: String,
        /// The field, as `worksheet show` names it
        field: String,
        /// The answer; empty takes it away
        value: String,
        /// The row of a register, counted from 1
        #[arg(long, value_name = "N")]
        row: Option<usize>,
    },
    /// Add a row to a register
    AddRow {
        /// 1 to 12, or the step's name
        step: String,
    },
    /// Remove a row of a register
    RemoveRow {
        /// 1 to 12, or the step's name
        step: String,
        /// The row, counted from 1
        row: usize,
    },
}

/// What can be done with posts.
#[derive(Debug, Subcommand)]
pub(crate) enum PostCommand {
    /// Log a post that is out
    Log {
        /// Its title or first line
        title: String,
        /// Its web address
        #[arg(long)]
        url: Option<String>,
        /// When it appeared [default: today]
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Where it appeared
        #[arg(long, value_parser = named::<Network>)]
        network: Option<Network>,
        /// A note
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// The log, latest first
    List,
}

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
        /// Until when, like 2026-03-31T09:00:00Z [default: in an hour]
        #[arg(long, value_name = "RFC3339", value_parser = instant, conflicts_with = "all")]
        until: Option<DateTime<Utc>>,
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
        /// The day they begin on
        #[arg(value_parser = named::<Day>)]
        day: Day,
        /// When they begin, like 22:00; without both times there are none
        #[arg(long, value_name = "HH:MM", requires = "to")]
        from: Option<String>,
        /// When they end, like 07:00
        #[arg(long, value_name = "HH:MM", requires = "from")]
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
    /// The time, like 09:00
    #[arg(long, value_name = "HH:MM")]
    pub(crate) at: Option<String>,
    /// A day of the week it comes on; may be given more than once
    #[arg(long, value_name = "DAY", value_parser = named::<Day>)]
    pub(crate) day: Vec<Day>,
    /// The one date it comes on
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
        /// Its first day
        #[arg(long, value_name = "DATE")]
        from: String,
        /// Its last day
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

/// How to write the summary.
#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    /// md or html
    #[arg(long, value_parser = named::<ExportFormat>)]
    pub(crate) format: ExportFormat,
    /// The first day it covers [default: the day you joined]
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// The last day it covers [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// Leave something out; may be given more than once
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) without: Vec<Without>,
    /// Only the worksheet of this step; may be given more than once
    #[arg(long, value_name = "STEP")]
    pub(crate) worksheet: Vec<String>,
}

/// What a summary can leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Without {
    /// Worksheet answers
    Worksheets,
    /// Notes and reflections
    Notes,
    /// Web addresses
    Links,
}
