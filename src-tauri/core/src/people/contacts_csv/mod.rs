//! People from a file: a CSV is read into drafts, so that no one types their list again.
//!
//! It reads what spreadsheets, address books, networks and sales tools write. Nothing is kept here: good lines become
//! drafts, the others are collected with a reason, and the user sees both before anything is saved.

mod cell;
mod column_choice;
mod columns;
mod csv_text;
mod decode;
mod draft;
mod field;
mod header;
mod readings;
mod record;
mod repeated;
mod row;

use crate::error::{Error, Result};

pub use column_choice::ColumnChoice;
pub use csv_text::{FieldUse, PeopleCsv};
pub(crate) use decode::text_of;
pub use draft::{PersonDraft, RefusedLine, Repeated};
pub use field::PersonField;
pub use readings::FileReading;
pub(crate) use readings::likely_lines;
pub(crate) use repeated::joined;

/// The largest file, in bytes.
const BYTES_MAX: usize = 16 * 1024 * 1024;
/// What a file of people holds, or what it might.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleRead {
    /// What it says.
    Csv(PeopleCsv),
    /// What it would say in one encoding or another, when it says nothing of its own.
    WhichEncoding(Vec<FileReading>),
}

/// Reads people from the text of a file, as [`read_people`] does. Beyond the first 50,000 lines people are only counted.
///
/// # Errors
/// [`Error::Invalid`] when no line names its columns.
pub(crate) fn read_people_text(text: &str) -> Result<PeopleCsv> {
    csv_text::read_text(text, false, &[])
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
        Some(decoded) => {
            let csv = csv_text::read_text(&decoded.text, decoded.damaged, choices)?;
            csv_text::require_all(&csv)?;
            PeopleRead::Csv(csv)
        }
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

#[cfg(test)]
mod tests;
