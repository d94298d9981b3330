//! People from a spreadsheet: a CSV file is read into drafts, so that nobody types their list again.
//!
//! It reads what spreadsheets and LinkedIn's "Connections.csv" write. Nothing is kept here: good lines become drafts, bad
//! ones are collected with a reason, and the user sees both before anything is saved.

mod columns;
mod decode;
mod header;
mod row;

use std::collections::HashMap;

use serde::Serialize;

use crate::error::{Error, Result};
use crate::person_kind::PersonKind;
use crate::text::grouped;

use header::Header;

/// The largest file, in bytes.
const BYTES_MAX: usize = 16 * 1024 * 1024;
/// The most lines with people.
const LINES_MAX: usize = 10_000;

/// What a CSV file of people says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PeopleCsv {
    /// The people, in the order of the file.
    pub people: Vec<PersonDraft>,
    /// The lines that were not taken.
    pub refused: Vec<RefusedLine>,
    /// How each column was understood: "Company → role".
    pub columns: Vec<String>,
    /// What separates the columns: "comma", "semicolon" or "tab".
    pub separator: String,
}

/// Somebody read from a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PersonDraft {
    /// The line of the file, counted from 1.
    pub line: u32,
    /// Their name.
    pub name: String,
    /// What they are to the user; a peer when the file does not say.
    pub kind: PersonKind,
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
}

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RefusedLine {
    /// The line of the file, counted from 1.
    pub line: u32,
    /// Why, and what helps.
    pub why: String,
}

/// Reads people from a CSV file: UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons or tabs, with a line of
/// column names that lines of notes may precede.
///
/// # Errors
/// [`Error::Invalid`] when the file is too large, has too many lines, or no line names its columns.
pub fn read_people(bytes: &[u8]) -> Result<PeopleCsv> {
    if bytes.len() > BYTES_MAX {
        return Err(Error::invalid("The file has more than 16 MiB. Import it in parts, or leave out columns that are not people's."));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(Error::invalid(
            "That is a workbook, not a CSV file. In the spreadsheet choose “Save as” and CSV, then import that file.",
        ));
    }
    let text = decode::text_of(bytes);
    let header = Header::find(&text)?;
    let (records, count) = records_of(&text, &header);
    if count > LINES_MAX {
        return Err(Error::invalid(format!(
            "The file has {} lines with people; {} can be imported at once. Keep those who matter to you, or import it in parts.",
            grouped(count),
            grouped(LINES_MAX)
        )));
    }
    let mut known = Known::default();
    let (mut people, mut refused) = (Vec::new(), Vec::new());
    for Record { line, fields, unclosed } in records {
        let read = if unclosed { Err(UNCLOSED.to_owned()) } else { row::read(line, &fields, &header) };
        match read.and_then(|draft| known.check(draft)) {
            Ok(draft) => people.push(draft),
            Err(why) => refused.push(RefusedLine { line, why }),
        }
    }
    Ok(PeopleCsv { people, refused, columns: header.described(), separator: header.separator.label().to_owned() })
}

const UNCLOSED: &str = "A quotation mark opens in this line and never closes, so nothing after it could be read. Close it or remove it.";

/// A record of the file.
struct Record {
    line: u32,
    fields: csv::StringRecord,
    unclosed: bool,
}

/// The records below the header that hold anything, and how many there are; those beyond the limit are only counted.
fn records_of(text: &str, header: &Header) -> (Vec<Record>, usize) {
    let body = &text[header.body_at..];
    let mut reader =
        csv::ReaderBuilder::new().delimiter(header.separator.byte()).has_headers(false).flexible(true).from_reader(body.as_bytes());
    let (mut records, mut count) = (Vec::new(), 0);
    let (mut line, mut counted_to) = (header.line + 1, 0);
    let mut fields = csv::StringRecord::new();
    let quote_after_separator = format!("{}\"", char::from(header.separator.byte()));
    // The body is UTF-8 in memory, so nothing can fail to be read.
    while reader.read_record(&mut fields).unwrap_or(false) {
        if fields.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        count += 1;
        if count > LINES_MAX {
            continue;
        }
        // A record's place is where the reader stood before it; empty lines still lie between.
        let stood = fields.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let begins = stood + body.as_bytes()[stood..].iter().take_while(|byte| **byte == b'\n').count();
        line += newlines(&body.as_bytes()[counted_to..begins]);
        counted_to = begins;
        let end = usize::try_from(reader.position().byte()).unwrap_or(body.len());
        let raw = body.get(begins..end).unwrap_or("");
        // A quotation mark within a field that did not begin with one is a sign like others: 5" disks.
        let opens = raw.trim_end().contains('\n') || raw.starts_with('"') || raw.contains(&quote_after_separator);
        let unclosed = end >= body.len() && opens && raw.matches('"').count() % 2 == 1;
        records.push(Record { line, fields: fields.clone(), unclosed });
    }
    (records, count)
}

fn newlines(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// Whom the file has named so far: the line by their link, and by their name and role.
#[derive(Default)]
struct Known {
    links: HashMap<String, u32>,
    names: HashMap<(String, String), u32>,
}

impl Known {
    fn check(&mut self, draft: PersonDraft) -> std::result::Result<PersonDraft, String> {
        let link = draft.link.as_ref().map(|link| link.trim_end_matches('/').to_lowercase());
        let name = (draft.name.to_lowercase(), draft.role.to_lowercase());
        let before = link.as_ref().and_then(|link| self.links.get(link)).or_else(|| self.names.get(&name));
        if let Some(line) = before {
            return Err(format!("The same person as in line {line}."));
        }
        if let Some(link) = link {
            self.links.insert(link, draft.line);
        }
        self.names.insert(name, draft.line);
        Ok(draft)
    }
}

#[cfg(test)]
mod tests;
