//! What can be asked, as arguments.

mod backup;
mod coach;
mod conversation;
mod dossier;
mod export;
mod feed;
mod idea;
mod init;
mod metric;
mod past;
mod person;
mod post;
mod prompt;
mod reminder;
mod review;
mod score;
mod task;
mod week;
mod worksheet;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, Parser, Subcommand};
use standpoint_core::calendar::natural_date::parse_weekday;
use standpoint_core::calendar::{Day, parse_instant};
use standpoint_core::publishing::network::Network;

pub(crate) use backup::{
    BackupArguments, BackupCommand, PassphraseArguments, RestoreArguments, SecondArguments,
};
pub(crate) use coach::{CaseArguments, HoldArguments, NextArguments, StudyCommand};
pub(crate) use conversation::{ConversationArguments, ConversationCommand, ConversationFilter};
pub(crate) use dossier::{DossierCommand, EvidenceArguments};
pub(crate) use export::{ExportArguments, Format};
pub(crate) use feed::{FeedChange, FeedCommand};
pub(crate) use idea::IdeaCommand;
pub(crate) use init::InitArguments;
pub(crate) use metric::{MetricCommand, NumberArguments, NumberFilter};
pub(crate) use past::{ImportsCommand, PastArguments, With};
pub(crate) use person::{FileReading, PersonArguments, PersonCommand};
pub(crate) use post::{PostArguments, PostCommand, PostFilter};
pub(crate) use prompt::{PromptArguments, PromptCommand};
pub(crate) use reminder::{PauseCommand, ReminderArguments, ReminderChange, ReminderCommand};
pub(crate) use review::{ReviewCommand, ReviewLines, ReviewOf};
pub(crate) use score::{ScoreArguments, ScoreCommand};
pub(crate) use task::TaskCommand;
pub(crate) use week::WeekCommand;
pub(crate) use worksheet::WorksheetCommand;

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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }
}
