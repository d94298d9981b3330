//! What can be asked, as arguments.

mod coach;
mod conversation;
mod feed;
mod idea;
mod person;
mod post;
mod reminder;
mod week;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, Parser, Subcommand};
use standpoint_core::calendar::natural_date::parse_weekday;
use standpoint_core::calendar::{Day, parse_instant};
use standpoint_core::export::ExportFormat;
use standpoint_core::profile::Pace;
use standpoint_core::programme::sharing::{Part, Preset};
use standpoint_core::programme::situation::Situation;
use standpoint_core::publishing::network::Network;

pub(crate) use coach::{CaseArguments, HoldArguments, NextArguments, StudyCommand};
pub(crate) use conversation::{ConversationArguments, ConversationCommand, ConversationFilter};
pub(crate) use feed::{FeedChange, FeedCommand};
pub(crate) use idea::IdeaCommand;
pub(crate) use person::{FileReading, PersonArguments, PersonCommand};
pub(crate) use post::{PostArguments, PostCommand, PostFilter};
pub(crate) use reminder::{PauseCommand, ReminderArguments, ReminderChange, ReminderCommand};
pub(crate) use week::WeekCommand;

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

/// A day of the week, also by three letters.
fn weekday(text: &str) -> Result<Day, String> {
    parse_weekday(text).map_err(|error| error.to_string())
}

/// The slug of a network, or nothing when the text is empty: that takes it away.
fn network_or_none(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        Ok(String::new())
    } else {
        named::<Network>(text).map(|network| network.slug().to_owned())
    }
}

/// Which part of a long list is shown.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Paging {
    /// How many to show [default: 100]
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<u32>,
    /// How many to skip
    #[arg(long, value_name = "N")]
    pub(crate) offset: Option<u32>,
}

/// A command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a profile and begin
    Init(InitArguments),
    /// Today: the next best action, the week, what is due
    Status,
    /// The next best action and why
    Next(NextArguments),
    /// Put your voice on hold: nudges to post stop, and the week doesn’t count
    Hold(HoldArguments),
    /// Start again from today after a time away; nothing is lost
    StartAgain,
    /// Cases to learn from
    #[command(subcommand)]
    Study(StudyCommand),
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
    /// Posts, from idea to published
    #[command(subcommand)]
    Post(PostCommand),
    /// Ideas: noted in a line, or made from what is there
    #[command(subcommand)]
    Idea(IdeaCommand),
    /// People in the public conversation about your field
    #[command(subcommand)]
    Person(PersonCommand),
    /// Conversations with them, and replies that wait
    #[command(subcommand)]
    Conversation(ConversationCommand),
    /// Your own feeds, and what came out in them
    #[command(subcommand)]
    Feed(FeedCommand),
    /// This week against your goal, and the weeks before it
    Week {
        #[command(subcommand)]
        command: Option<WeekCommand>,
    },
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
    /// Make a copy of everything and look it through
    Backup {
        /// The file to make, or a folder for it [default: one more in your data folder, under backups]
        #[arg(long, value_name = "PATH")]
        out: Option<PathBuf>,
    },
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
    /// The date the plan starts from, like tomorrow, mon or 1 april [default: today]
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
    /// What is true where you work: listed, public-sector, inside-only, already-posting, quiet-search or speaking; may be
    /// given more than once
    #[arg(long = "situation", value_name = "NAME", value_parser = named::<Situation>, num_args = 1.., value_delimiter = ',')]
    pub(crate) situations: Vec<Situation>,
    /// The days you work, like mon,tue [default: Monday to Friday]
    #[arg(long, value_name = "DAYS", value_parser = weekday, value_delimiter = ',')]
    pub(crate) work_days: Vec<Day>,
    /// A network you take part in
    #[arg(long = "network", value_name = "NAME", value_parser = named::<Network>)]
    pub(crate) networks: Vec<Network>,
    /// “I help … do …”
    #[arg(long, value_name = "TEXT")]
    pub(crate) sentence: Option<String>,
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
        /// When it is due, like tomorrow, fri, in 10 days or 12 march
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
    /// Begin a task
    Start {
        /// Its name
        id: String,
    },
    /// Let a task wait for someone
    Wait {
        /// Its number or name
        id: String,
        /// Whom it waits for
        #[arg(long = "for", value_name = "NAME")]
        whom: Option<String>,
        /// It no longer waits
        #[arg(long, conflicts_with_all = ["whom", "reminded"])]
        off: bool,
        /// You reminded them: ask again in five days
        #[arg(long, conflicts_with = "whom")]
        reminded: bool,
    },
    /// Do the smaller version of a task
    Smaller {
        /// Its name
        id: String,
        /// 10 or 2 minutes
        #[arg(long, value_name = "N")]
        minutes: u32,
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
    /// Mark an answer as private: only a summary for yourself shows it
    Private {
        /// 1 to 12, or the step's name
        step: String,
        /// The question's name
        field: String,
        /// The row of a register, counted from 1
        #[arg(long)]
        row: Option<usize>,
        /// It may be shared again
        #[arg(long)]
        off: bool,
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

/// How to write the summary.
#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    /// md or html
    #[arg(long, value_parser = named::<ExportFormat>)]
    pub(crate) format: ExportFormat,
    /// Whom it is for: manager, mentor or me. A manager or a mentor sees only what they are meant to
    #[arg(long, value_parser = named::<Preset>, default_value = "manager")]
    pub(crate) preset: Preset,
    /// The first day it covers, like 1 march or 3 months ago [default: the day you joined]
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// The last day it covers, like yesterday or 31 march [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// Show a part that the preset leaves out; may be given more than once
    #[arg(long, value_parser = named::<Part>, value_name = "PART")]
    pub(crate) with: Vec<Part>,
    /// Leave a part out: posts, conversations, worksheets, steps, tasks, notes, reflections, links or next
    #[arg(long, value_parser = named::<Part>, value_name = "PART")]
    pub(crate) without: Vec<Part>,
    /// The same as --preset me
    #[arg(long, hide = true)]
    pub(crate) only_me: bool,
    /// All of this step's worksheet that may be shared; may be given more than once
    #[arg(long, value_name = "STEP")]
    pub(crate) worksheet: Vec<String>,
    /// What support would help
    #[arg(long, value_name = "TEXT", default_value_t)]
    pub(crate) support: String,
    /// Where you’re stuck
    #[arg(long, value_name = "TEXT", default_value_t)]
    pub(crate) stuck: String,
    /// A question of yours; may be given more than once
    #[arg(long, value_name = "TEXT")]
    pub(crate) question: Vec<String>,
    /// You’ve looked at what the red-line check found, and it can stay
    #[arg(long)]
    pub(crate) checked: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }
}
