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
    /// People, by name
    List {
        /// Words of the name, role, place, reason or habit
        #[arg(long, value_name = "TEXT")]
        search: Option<String>,
        /// Only those who are this to you
        #[arg(long, value_parser = named::<PersonKind>)]
        kind: Option<PersonKind>,
        /// Only those close to you or warm, with no contact in 60 days
        #[arg(long)]
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
    /// Change a person; what is not given stays as it is
    Change {
        /// Their number
        id: i64,
        /// Their name
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        words: PersonArguments,
    },
    /// One person, with your conversations and what came of them
    Show {
        /// Their number
        id: i64,
    },
    /// Remove a person; conversations stay
    Remove {
        /// Their number
        id: i64,
    },
    /// Import people from a CSV file, such as LinkedIn's Connections.csv
    Import {
        /// The file, or - for standard input
        #[arg(value_name = "FILE|-")]
        file: PathBuf,
        /// Only say what it would do
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        reading: FileReading,
    },
}

/// How a file of people is read.
#[derive(Debug, Args)]
pub(crate) struct FileReading {
    /// What becomes of someone whose name is here already, and nothing but the name says who they are: fill, add or skip
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
    /// Where they take part
    #[arg(long = "where", value_name = "PLACE")]
    pub(crate) where_active: Option<String>,
    /// Their web address; empty takes it away
    #[arg(long, value_name = "URL")]
    pub(crate) link: Option<String>,
    /// Why them
    #[arg(long, value_name = "TEXT")]
    pub(crate) why: Option<String>,
    /// The habit to borrow
    #[arg(long, value_name = "TEXT")]
    pub(crate) habit: Option<String>,
}
