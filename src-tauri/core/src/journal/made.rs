//! What a step made: the answer that tells it best, in the user's own words.

use rusqlite::Connection;

use crate::error::Result;
use crate::programme::{FieldKind, Step, WorksheetForm};
use crate::store::worksheets;

/// Rows of a register that are named; the others are counted.
const NAMED: usize = 3;

/// What a step made, in one line: the answer its worksheet names for it, or else its first text that isn't private. Of a
/// register the first names, and how many more there are. `None` where nothing of it is answered.
pub(crate) fn made_in(conn: &Connection, step: &Step) -> Result<Option<String>> {
    let is_telling = |kind| matches!(kind, FieldKind::Line | FieldKind::Text);
    let mut telling = step.worksheet.fields.iter().filter(|field| !field.private && is_telling(field.kind));
    let rows = worksheets::rows(conn, &step.slug)?;
    if step.worksheet.form == WorksheetForm::Register {
        return Ok(telling.next().and_then(|field| names_of(&rows, &field.slug)));
    }
    let named = step.worksheet.fields.iter().find(|field| field.slug == step.worksheet.made);
    Ok(rows
        .first()
        .and_then(|row| named.into_iter().chain(telling).find_map(|field| first_line(row, &field.slug))))
}

/// "Ada Lovelace, Grace Hopper, Mary Somerville and 2 more": what the rows of a register are called, each name once.
fn names_of(rows: &[worksheets::Row], field: &str) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for name in rows.iter().filter_map(|row| first_line(row, field)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len().saturating_sub(NAMED);
    let shown = names[..names.len() - more].join(", ");
    match (names.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(shown),
        (false, more) => Some(format!("{shown} and {more} more")),
    }
}

/// The first line of an answer in a step's first row; `None` where it is empty.
pub(crate) fn answered(conn: &Connection, step: &str, field: &str) -> Result<Option<String>> {
    Ok(worksheets::rows(conn, step)?.first().and_then(|row| first_line(row, field)))
}

fn first_line(row: &worksheets::Row, field: &str) -> Option<String> {
    let line = row.answers.get(field)?.lines().next()?.trim();
    (!line.is_empty()).then(|| line.to_owned())
}
