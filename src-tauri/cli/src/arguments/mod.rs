//! What can be asked, as arguments.

mod backup;
mod coach;
mod conversation;
mod dossier;
mod feed;
mod idea;
mod metric;
mod past;
mod person;
mod post;
mod prompt;
mod reminder;
mod review;
mod score;
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

pub(crate) use backup::{
    BackupArguments, BackupCommand, PassphraseArguments, RestoreArguments, SecondArguments,
};
pub(crate) use coach::{CaseArguments, HoldArguments, NextArguments, StudyCommand};
pub(crate) use conversation::{ConversationArguments, ConversationCommand, ConversationFilter};
pub(crate) use dossier::{DossierCommand, EvidenceArguments};
pub(crate) use feed::{FeedChange, FeedCommand};
pub(crate) use idea::IdeaCommand;
pub(crate) use metric::{MetricCommand, NumberArguments, NumberFilter};
pub(crate) use past::{ImportsCommand, PastArguments, With};
pub(crate) use person::{FileReading, PersonArguments, PersonCommand};
pub(crate) use post::{PostArguments, PostCommand, PostFilter};
pub(crate) use prompt::{PromptArguments, PromptCommand};
pub(crate) use reminder::{PauseCommand, ReminderArguments, ReminderChange, ReminderCommand};
pub(crate) use review::{ReviewCommand, ReviewLines, ReviewOf};
pub(crate) use score::{ScoreArguments, ScoreCommand};
pub(crate) use week::WeekCommand;

/// Twelve steps to a public voice
#[derive(Debug, Parser)]
#[command(name = "standpoint-cli", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// Data folder [default: the system’s]
    #[arg(long, global = true, env = "STANDPOINT_DATA_DIR", hide_env_values = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    /// Override the current time, e.g. 2026-03-31T09:00:00Z
    #[arg(long, global = true, env = "STANDPOINT_NOW", hide_env_values = true, value_name = "RFC3339", value_parser = instant)]
    pub(crate) now: Option<DateTime<Utc>>,
    /// Print JSON
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
    /// Create your profile
    Init(InitArguments),
    /// Show today
    Status,
    /// Show the next action and why
    Next(NextArguments),
    /// Hold your voice: reminders to post stop, and the week doesn’t count
    Hold(HoldArguments),
    /// Start again from today after a time away; nothing is lost
    StartAgain,
    /// List and mark cases to learn from
    #[command(subcommand)]
    Study(StudyCommand),
    /// List the steps
    Steps,
    /// Show a step: why, tasks, worksheet, pitfalls
    Step {
        /// 1 to 12, or the step's name
        step: String,
        /// Start, finish or reopen it
        #[arg(long, value_enum)]
        mark: Option<Mark>,
        /// Save a look back
        #[arg(long, value_name = "TEXT")]
        reflect: Option<String>,
    },
    /// List, add and finish tasks
    #[command(subcommand)]
    Task(TaskCommand),
    /// Show and fill in worksheets
    #[command(subcommand)]
    Worksheet(WorksheetCommand),
    /// Write, schedule and log posts
    #[command(subcommand)]
    Post(PostCommand),
    /// Ask an assistant for critique: print a prompt about a post, save the answer
    Prompt(PromptArguments),
    /// Add and list ideas
    #[command(subcommand)]
    Idea(IdeaCommand),
    /// Manage people
    #[command(subcommand)]
    Person(PersonCommand),
    /// Log conversations and replies
    #[command(subcommand)]
    Conversation(ConversationCommand),
    /// Manage feeds and new entries
    #[command(subcommand)]
    Feed(FeedCommand),
    /// Show the week; use reserve weeks; set goals
    Week {
        #[command(subcommand)]
        command: Option<WeekCommand>,
    },
    /// Look back at a week, a month or a quarter, halfway and at the end
    #[command(subcommand)]
    Review(ReviewCommand),
    /// Show your scorecard and what each point is made of; set targets
    Score(ScoreArguments),
    /// Print the note for a partner
    Note {
        /// The week or a date in it, e.g. last week or fri [default: the week to look back at]
        #[arg(long, value_name = "DATE")]
        week: Option<String>,
    },
    /// Add and list the numbers networks show you
    #[command(subcommand)]
    Metric(MetricCommand),
    /// Manage reminders and the inbox
    #[command(subcommand)]
    Reminder(ReminderCommand),
    /// Pause reminders
    #[command(subcommand)]
    Pause(PauseCommand),
    /// Run the red-line check on a file; exits 1 if it finds something
    CheckText {
        /// The file, or - for standard input
        #[arg(value_name = "FILE|-")]
        file: PathBuf,
    },
    /// Import your past: exports of LinkedIn, X, Mastodon, Medium, Substack, Threads, or a contact list
    Import(PastArguments),
    /// List imports; remove what one brought
    Imports {
        #[command(subcommand)]
        command: Option<ImportsCommand>,
    },
    /// Export the progress summary, or everything
    Export(ExportArguments),
    /// Claims with evidence, for a promotion or sponsor talk
    #[command(subcommand)]
    Dossier(DossierCommand),
    /// Back up your data and check the copy; list backups
    Backup(BackupArguments),
    /// Restore a backup or a JSON export; what’s there now is backed up first
    Restore(RestoreArguments),
    /// Save what can still be read of damaged data
    Salvage {
        /// Show what can be read, change nothing
        #[arg(long)]
        dry_run: bool,
        /// Export it as JSON to this file instead, change nothing
        #[arg(long, value_name = "PATH", conflicts_with = "dry_run")]
        out: Option<PathBuf>,
    },
    /// Check your data and the newest backups; exits 1 if something is wrong
    Check,
    /// Undo the last action
    Undo,
    /// Redo it
    Redo,
    /// List recent actions, newest first
    History,
    /// Fill an empty folder with sample data
    Demo {
        /// Years of data
        #[arg(long, value_name = "N")]
        years: u32,
    },
    /// Print completions for your shell
    Completions {
        /// Your shell
        #[arg(value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    /// Write the manual pages into a folder
    #[command(hide = true)]
    Manual {
        /// The folder; it must exist
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
}

/// What can be done with a step.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Mark {
    /// Start it
    Started,
    /// Finish it
    Done,
    /// Reopen it
    Reopened,
}

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

/// What can be done with worksheets.
#[derive(Debug, Subcommand)]
pub(crate) enum WorksheetCommand {
    /// Show the questions and your answers
    Show {
        /// 1 to 12, or the step's name
        step: String,
    },
    /// Answer a question
    Set {
        /// 1 to 12, or the step's name
        step: String,
        /// Field (see `worksheet show`)
        field: String,
        /// The answer; empty clears it
        value: String,
        /// Row, counted from 1
        #[arg(long, value_name = "N")]
        row: Option<usize>,
    },
    /// Mark an answer as private: only a summary for yourself shows it
    Private {
        /// 1 to 12, or the step's name
        step: String,
        /// Field (see `worksheet show`)
        field: String,
        /// Row, counted from 1
        #[arg(long)]
        row: Option<usize>,
        /// Share it again
        #[arg(long)]
        off: bool,
    },
    /// Add a row
    AddRow {
        /// 1 to 12, or the step's name
        step: String,
    },
    /// Delete a row
    #[command(name = "delete-row", alias = "remove-row")]
    RemoveRow {
        /// 1 to 12, or the step's name
        step: String,
        /// The row, counted from 1
        row: usize,
    },
}

/// What is exported, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// The progress summary
    Summary(ExportFormat),
    /// Everything, to be read back
    Json,
    /// Everything, for spreadsheets
    Csv,
    /// The calendar file
    Ics,
}

fn export_format(text: &str) -> Result<Format, String> {
    match text.trim().to_ascii_lowercase().as_str() {
        "json" => Ok(Format::Json),
        "csv" => Ok(Format::Csv),
        "ics" => Ok(Format::Ics),
        _ => {
            text.parse().map(Format::Summary).map_err(|_| "Use one of: md, html, json, csv, ics.".to_owned())
        }
    }
}

/// How to write an export.
#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    /// Progress summary: md or html; everything: json, or csv with one file a table; calendar: ics
    #[arg(long, value_parser = export_format)]
    pub(crate) format: Format,
    /// Reader: manager, mentor or me; a manager or mentor sees only what’s meant for them
    #[arg(long, value_parser = named::<Preset>, default_value = "manager")]
    pub(crate) preset: Preset,
    /// First day, e.g. 1 march or 3 months ago [default: the day you joined]
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Last day, e.g. yesterday or 31 march [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// With csv: only this table
    #[arg(long, value_name = "NAME")]
    pub(crate) table: Option<String>,
    /// With csv: without the mark that spreadsheets need to read UTF-8
    #[arg(long)]
    pub(crate) no_mark: bool,
    /// With json: encrypt for the passphrase that’s set for backups
    #[arg(long)]
    pub(crate) encrypt: bool,
    /// File to write, or folder or .zip file with csv [default: standard output]
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// Include a part that the preset leaves out (repeatable)
    #[arg(long, value_parser = named::<Part>, value_name = "PART")]
    pub(crate) with: Vec<Part>,
    /// Leave a part out: posts, conversations, worksheets, steps, tasks, notes, reflections, links or next
    #[arg(long, value_parser = named::<Part>, value_name = "PART")]
    pub(crate) without: Vec<Part>,
    /// Short for --preset me
    #[arg(long, hide = true)]
    pub(crate) only_me: bool,
    /// All of this step's worksheet that may be shared (repeatable)
    #[arg(long, value_name = "STEP")]
    pub(crate) worksheet: Vec<String>,
    /// What support would help
    #[arg(long, value_name = "TEXT", default_value_t)]
    pub(crate) support: String,
    /// Where you’re stuck
    #[arg(long, value_name = "TEXT", default_value_t)]
    pub(crate) stuck: String,
    /// A question of yours (repeatable)
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
