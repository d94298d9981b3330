//! People from a file: a CSV is read into drafts, so that nobody types their list again.
//!
//! It reads what spreadsheets, address books, networks and sales tools write. Nothing is kept here: good lines become
//! drafts, the others are collected with a reason, and the user sees both before anything is saved.

mod cell;
mod columns;
mod decode;
mod field;
mod header;
mod readings;
mod record;
mod repeated;
mod row;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::people::kind::PersonKind;
use crate::text::{comparable, grouped};

pub use field::PersonField;
pub use readings::FileReading;

use columns::Means;
use header::{Header, Uses};
use record::{Record, records_of};

/// The largest file, in bytes.
const BYTES_MAX: usize = 16 * 1024 * 1024;
/// The most lines with people.
pub(crate) const LINES_MAX: usize = 50_000;

/// A column the user wants a field read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ColumnChoice {
    /// The field.
    pub field: PersonField,
    /// The column's name as the file has it; empty reads the field from none.
    pub column: String,
}

impl ColumnChoice {
    fn is_of(&self, name: &str) -> bool {
        !self.column.is_empty() && comparable(&self.column) == comparable(name)
    }
}

/// What a file of people holds, or what it might.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleRead {
    /// What it says.
    Csv(PeopleCsv),
    /// What it would say in one encoding or another, when it says nothing of its own.
    WhichEncoding(Vec<FileReading>),
}

/// What a CSV file of people says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleCsv {
    /// The people, in the order of the file.
    pub people: Vec<PersonDraft>,
    /// The lines about somebody a line before was about; what they add is with that one.
    pub repeated: Vec<Repeated>,
    /// The lines that were not taken.
    pub refused: Vec<RefusedLine>,
    /// What each column is called, in their order.
    pub headers: Vec<String>,
    /// What each column became: "Company → role".
    pub columns: Vec<String>,
    /// What each field is read from.
    pub fields: Vec<FieldUse>,
    /// The line that names the columns, counted from 1.
    pub header_line: u32,
    /// What separates the columns: "comma", "semicolon" or "tab".
    pub separator: String,
    /// Whether bytes fitted no character; each such place is U+FFFD.
    pub damaged: bool,
}

/// What a field is read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FieldUse {
    /// The field.
    pub field: PersonField,
    /// Its name, for people.
    pub label: String,
    /// The columns it is read from, the more telling first.
    pub columns: Vec<String>,
}

/// Somebody read from a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PersonDraft {
    /// The line of the file, counted from 1.
    pub line: u32,
    /// Their name.
    pub name: String,
    /// What they are to the user; none when the file does not say.
    pub kind: Option<PersonKind>,
    /// Their position and company; may be empty.
    pub role: String,
    /// Where they take part, in the file's words; may be empty.
    pub where_active: String,
    /// Their profile's address.
    pub link: Option<String>,
    /// Why they are in the list; may be empty.
    pub why: String,
    /// What the user means to do with them; may be empty.
    pub habit: String,
    /// What was left out of the line, a sentence each.
    pub left_out: Vec<String>,
}

impl PersonDraft {
    /// Takes what is empty here from another line about the same person.
    fn fill(&mut self, other: Self) {
        let take = |mine: &mut String, theirs: String| {
            if mine.trim().is_empty() {
                *mine = theirs;
            }
        };
        self.kind = self.kind.or(other.kind);
        self.link = self.link.take().or(other.link);
        take(&mut self.role, other.role);
        take(&mut self.where_active, other.where_active);
        take(&mut self.why, other.why);
        take(&mut self.habit, other.habit);
    }
}

/// A line about somebody a line before was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Repeated {
    /// The line of the file, counted from 1.
    pub line: u32,
    /// The name in it.
    pub name: String,
    /// The line of the person it is about.
    pub of: u32,
}

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RefusedLine {
    /// The line of the file, counted from 1.
    pub line: u32,
    /// Why, and what helps.
    pub why: String,
    /// Whether it simply names nobody.
    pub nameless: bool,
}

/// Reads people from a CSV file: UTF-8, UTF-16 or what `encoding` says, separated by commas, semicolons or tabs, with a
/// line of column names that other lines may precede. `choices` read a field from another column than its names tell.
///
/// # Errors
/// [`Error::Invalid`] when the file is too large, has too many lines, is something else, or no line names its columns.
pub fn read_people(bytes: &[u8], encoding: Option<&str>, choices: &[ColumnChoice]) -> Result<PeopleRead> {
    if bytes.len() > BYTES_MAX {
        return Err(Error::invalid("The file is over 16 MiB. Split it, or remove columns you don’t need."));
    }
    if let Some(other) = something_else(bytes) {
        return Err(Error::invalid(other));
    }
    Ok(match decode::text_of(bytes, encoding)? {
        Some(decoded) => PeopleRead::Csv(read_text(&decoded.text, decoded.damaged, choices)?),
        None => match readings::likely(bytes, choices) {
            readings if readings.is_empty() => {
                return Err(Error::invalid(
                    "This file isn’t UTF-8, and no other encoding shows people in it. Save it as a CSV file in UTF-8, then import that.",
                ));
            }
            readings => PeopleRead::WhichEncoding(readings),
        },
    })
}

/// What a file is when it is plainly no CSV.
fn something_else(bytes: &[u8]) -> Option<&'static str> {
    const WORKBOOK: &str = "This is a workbook, not a CSV file. Save it as CSV, then import that.";
    let begins = |with: &[u8]| bytes.starts_with(with);
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let head = text[..text.len().min(64)].to_ascii_lowercase();
    if begins(b"PK\x03\x04") || begins(b"\xD0\xCF\x11\xE0") {
        Some(WORKBOOK)
    } else if begins(b"%PDF") {
        Some("This is a PDF, not a CSV file. Export the list as CSV, then import that.")
    } else if head.starts_with(b"begin:vcard") {
        Some("These are vCards, not a CSV file. Export the contacts as CSV, then import that.")
    } else if head.starts_with(b"<!doctype")
        || head.starts_with(b"<html")
        || head.starts_with(b"<?xml")
        || head.starts_with(b"<table")
    {
        Some("This is a web page, not a CSV file. Export the list as CSV, then import that.")
    } else if head.starts_with(b"[{")
        || head.starts_with(b"{\"")
        || head.starts_with(b"{\n")
        || head.starts_with(b"[\n")
    {
        Some("This is a JSON file, not a CSV file. Export the list as CSV, then import that.")
    } else {
        None
    }
}

/// Reads people from the text of a file.
fn read_text(text: &str, damaged: bool, choices: &[ColumnChoice]) -> Result<PeopleCsv> {
    let header = Header::find(text, choices)?;
    let (records, count) = records_of(text, &header, LINES_MAX);
    if count > LINES_MAX {
        return Err(Error::invalid(format!(
            "The file has {} people; the limit is {}. Split it, or filter it first.",
            grouped(count),
            grouped(LINES_MAX)
        )));
    }
    let uses = Uses::new(&header, choices, |column, means| holds_kinds(&records, column, means));
    let (mut people, mut refused) = (Vec::new(), Vec::new());
    for Record { line, fields, unclosed } in &records {
        match if *unclosed { Err(UNCLOSED.to_owned()) } else { row::read(*line, fields, &header, &uses) } {
            Ok(draft) => people.push(draft),
            Err(why) => refused.push(RefusedLine { line: *line, nameless: why == row::NAMELESS, why }),
        }
    }
    let (people, repeated) = repeated::joined(people);
    let columns = header.names.iter().enumerate().filter(|(_, name)| !name.is_empty());
    let becomes = |column: usize| uses.field_of(column).map_or("not used", PersonField::becomes);
    let columns = columns.map(|(column, name)| format!("{name} → {}", becomes(column))).collect();
    let fields = PersonField::ALL.iter().map(|field| FieldUse {
        field: *field,
        label: field.label().to_owned(),
        columns: uses.of(*field).iter().map(|column| header.names[*column].clone()).collect(),
    });
    Ok(PeopleCsv {
        people,
        repeated,
        refused,
        columns,
        fields: fields.collect(),
        header_line: header.line,
        separator: header.separator.label().to_owned(),
        headers: header.names,
        damaged,
    })
}

/// Whether the cells of a column are what people are to the user: of one that says so by its name any cell is enough,
/// of one that sorts them in any other way every filled one must be.
fn holds_kinds(records: &[Record], column: usize, means: Means) -> bool {
    let mut cells = records
        .iter()
        .filter_map(|record| record.fields.get(column))
        .filter(|cell| !cell::is_nothing(cell))
        .peekable();
    match means {
        Means::Tags => cells.peek().is_some() && cells.all(|cell| cell::kind_of(cell).is_some()),
        _ => cells.any(|cell| cell::kind_of(cell).is_some()),
    }
}

const UNCLOSED: &str =
    "A quote opens here and never closes, so nothing after it could be read. Close or remove it.";

#[cfg(test)]
mod tests;
