//! A worksheet for spreadsheets: its questions as headers, a line for each row of answers.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::csv_text::{beginning, guarded, line};
use crate::error::Result;
use crate::programme::Step;
use crate::store::worksheets;

/// The worksheet of a step. Answers to questions that the programme no longer asks come last, under their names in the data.
pub(super) fn worksheet_csv(conn: &Connection, step: &Step, mark: bool) -> Result<String> {
    let rows = worksheets::rows(conn, &step.slug)?;
    let fields = &step.worksheet.fields;
    let asked: BTreeSet<&str> = fields.iter().map(|field| field.slug.as_str()).collect();
    let answered = rows.iter().flat_map(|row| row.answers.keys()).map(String::as_str);
    let former: BTreeSet<&str> = answered.filter(|slug| !asked.contains(slug)).collect();
    let slugs: Vec<&str> =
        fields.iter().map(|field| field.slug.as_str()).chain(former.iter().copied()).collect();

    let mut out = beginning(mark);
    let headers = fields.iter().map(|field| field.label.as_str()).chain(former.iter().copied());
    line(&mut out, std::iter::once("Row").chain(headers).map(guarded).collect());
    for (at, row) in rows.iter().enumerate() {
        let answers =
            slugs.iter().map(|slug| row.answers.get(*slug).map_or_else(String::new, |text| guarded(text)));
        line(&mut out, std::iter::once((at + 1).to_string()).chain(answers).collect());
    }
    Ok(out)
}
