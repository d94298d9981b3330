//! `person`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use standpoint_core::people::contacts_csv::{ColumnChoice, PersonField};
use standpoint_core::people::kind::PersonKind;
use standpoint_core::people::person::PersonOrder;
use standpoint_core::views::SameName;

use super::{Paging, named};

/// What can be done with people.
#[derive(Debug, Subcommand)]
pub(crate) enum PersonCommand {
    /// List people by name
    List {
        /// Words in the name, role, networks, reason or habit
        #[arg(long, value_name = "TEXT")]
        search: Option<String>,
        /// Only this kind
        #[arg(long, value_parser = named::<PersonKind>)]
        kind: Option<PersonKind>,
        /// Only those close to you or warm, with no contact in 60 days
        #[arg(long = "stale", alias = "quiet")]
        quiet: bool,
        /// name, kind, circle or last_contact (longest ago first) [default: name]
        #[arg(long, value_parser = named::<PersonOrder>)]
        order: Option<PersonOrder>,
        #[command(flatten)]
        paging: Paging,
    },
    /// Add a person
    Add {
        /// Their name
        name: String,
        #[command(flatten)]
        words: PersonArguments,
    },
    /// Edit a person; only what you give changes
    #[command(name = "edit", alias = "change")]
    Change {
        /// Person number
        id: i64,
        /// Their name
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        words: PersonArguments,
    },
    /// Show a person, with conversations and ideas
    Show {
        /// Person number
        id: i64,
    },
    /// Delete a person; conversations stay
    #[command(name = "delete", alias = "remove")]
    Remove {
        /// Person number
        id: i64,
    },
    /// Import people from a CSV file, such as LinkedIn’s Connections.csv
    Import {
        /// The file, or - for standard input
        #[arg(value_name = "FILE|-")]
        file: PathBuf,
        /// Show what would happen
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        reading: FileReading,
    },
}

/// How a file of people is read.
#[derive(Debug, Args)]
pub(crate) struct FileReading {
    /// If only the name matches someone already here: fill, add or skip
    #[arg(long, value_parser = named::<SameName>, default_value = "fill")]
    pub(crate) same_name: SameName,
    /// The file's encoding, e.g. windows-1252; needed only when it isn't UTF-8 and doesn't say
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,
    /// Read a field from another column, e.g. role=Headline; empty reads it from none (repeatable)
    #[arg(long = "column", value_name = "FIELD=COLUMN", value_parser = column)]
    pub(crate) columns: Vec<ColumnChoice>,
}

fn column(text: &str) -> Result<ColumnChoice, String> {
    let (field, column) = text.split_once('=').ok_or("write it as FIELD=COLUMN, e.g. role=Headline")?;
    Ok(ColumnChoice { field: named::<PersonField>(field)?, column: column.trim().to_owned() })
}

/// What can be said of a person besides their name.
#[derive(Debug, Args)]
pub(crate) struct PersonArguments {
    /// role_model, peer, business, partner, customer or next_generation [default: peer]
    #[arg(long, value_parser = named::<PersonKind>)]
    pub(crate) kind: Option<PersonKind>,
    /// Their role and organisation
    #[arg(long)]
    pub(crate) role: Option<String>,
    /// Where they’re active
    #[arg(long = "where", value_name = "PLACE")]
    pub(crate) where_active: Option<String>,
    /// Link; empty clears it
    #[arg(long, value_name = "URL")]
    pub(crate) link: Option<String>,
    /// Why this person
    #[arg(long, value_name = "TEXT")]
    pub(crate) why: Option<String>,
    /// The habit to borrow
    #[arg(long, value_name = "TEXT")]
    pub(crate) habit: Option<String>,
}
