//! The text of a CSV file, read into people.

use serde::Serialize;

use super::columns::Means;
use super::header::{Header, Uses};
use super::record::{Record, records_of};
use super::{ColumnChoice, PersonDraft, PersonField, RefusedLine, Repeated, cell, repeated, row};
use crate::error::{Error, Result};
use crate::text::grouped;

/// What a CSV file of people says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleCsv {
    /// The people, in the order of the file.
    pub people: Vec<PersonDraft>,
    /// The lines about someone a line before was about; what they add is with that one.
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
    /// How many lines with people lie beyond the most that are read.
    pub beyond: usize,
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

/// Reads people from the text of a file.
pub(super) fn read_text(text: &str, damaged: bool, choices: &[ColumnChoice]) -> Result<PeopleCsv> {
    let header = Header::find(text, choices)?;
    let (records, count) = records_of(text, &header, LINES_MAX);
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
        beyond: count.saturating_sub(LINES_MAX),
    })
}

/// Refuses a file of which not everybody was read.
pub(super) fn require_all(csv: &PeopleCsv) -> Result<()> {
    if csv.beyond == 0 {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "The file has {} people; the limit is {}. Split it, or filter it first.",
        grouped(LINES_MAX + csv.beyond),
        grouped(LINES_MAX)
    )))
}

/// Whether the cells of a column are what people are to the user: with a fitting column name any cell is enough,
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

pub(super) const UNCLOSED: &str =
    "A quote opens here and never closes, so nothing after it could be read. Close or remove it.";

/// The most lines with people.
pub(super) const LINES_MAX: usize = 50_000;
