//! The fields that a task fills, with what is in them: Today shows them in place.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;

use super::WorksheetRow;
use crate::error::Result;
use crate::journal::Journal;
use crate::profile::Profile;
use crate::programme::{Field, Step, WorksheetForm};
use crate::store::worksheets;

/// The fields of one step's worksheet that a task fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InPlace {
    /// The slug of the step that holds them.
    pub step: String,
    /// One sheet, or a register of rows.
    pub form: WorksheetForm,
    /// What one row of a register is called; empty for a sheet.
    pub row_name: String,
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// The rows with their answers; a sheet has one.
    pub rows: Vec<WorksheetRow>,
    /// How many rows are wanted; 1 for a sheet.
    pub rows_wanted: u32,
    /// Lines wanted in a text field, if this many are.
    pub lines_wanted: Option<u32>,
    /// What the profile knows, by field: shown until the user saves something of their own.
    pub prefill: BTreeMap<String, String>,
}

/// The fields that are named, "slug" of `step` or "step.slug", grouped by the step that holds them.
pub(crate) fn in_place(
    conn: &Connection,
    journal: &Journal,
    step: &Step,
    names: &[String],
    rows_wanted: Option<usize>,
    lines_wanted: Option<usize>,
) -> Result<Vec<InPlace>> {
    let mut groups: Vec<InPlace> = Vec::new();
    for name in names {
        let Some((holder, field)) = journal.programme.field(step, name) else { continue };
        let at = match groups.iter().position(|group| group.step == holder.slug) {
            Some(at) => at,
            None => {
                groups.push(group(conn, holder, rows_wanted, lines_wanted)?);
                groups.len() - 1
            }
        };
        groups[at].fields.push(field.clone());
    }
    for group in &mut groups {
        let answered = |field: &&Field| group.rows.iter().any(|row| row.answers.contains_key(&field.slug));
        let open: Vec<_> = group.fields.iter().filter(|field| !answered(field)).collect();
        group.prefill = prefilled(conn, journal, open)?;
    }
    Ok(groups)
}

fn group(
    conn: &Connection,
    holder: &Step,
    rows_wanted: Option<usize>,
    lines_wanted: Option<usize>,
) -> Result<InPlace> {
    let mut rows: Vec<_> =
        worksheets::rows(conn, &holder.slug)?.into_iter().map(|row| WorksheetRow::of(holder, row)).collect();
    if holder.worksheet.form == WorksheetForm::Sheet && rows.is_empty() {
        rows.push(WorksheetRow::empty(holder));
    }
    Ok(InPlace {
        step: holder.slug.clone(),
        form: holder.worksheet.form,
        row_name: holder.worksheet.row_name.clone(),
        fields: Vec::new(),
        rows,
        rows_wanted: crate::journal::count(rows_wanted.unwrap_or(1)),
        lines_wanted: lines_wanted.map(crate::journal::count),
        prefill: BTreeMap::new(),
    })
}

/// What fields begin with, from what is known and what is counted, by slug.
pub(crate) fn prefilled<'a>(
    conn: &Connection,
    journal: &Journal,
    fields: impl IntoIterator<Item = &'a Field>,
) -> Result<BTreeMap<String, String>> {
    let mut known = BTreeMap::new();
    let mut scores = None;
    for field in fields {
        let text = match field.prefill.as_deref() {
            Some(which @ ("score.now" | "score.then")) => {
                let (now, then) = match scores {
                    Some(scores) => scores,
                    None => *scores.insert(journal.scores(conn)?),
                };
                if which == "score.now" { now } else { then }.map(|score| score.to_string())
            }
            _ => prefill(&journal.profile, field),
        };
        known.extend(text.map(|text| (field.slug.clone(), text)));
    }
    Ok(known)
}

/// What a field begins with, from what is known.
fn prefill(profile: &Profile, field: &Field) -> Option<String> {
    let text = match field.prefill.as_deref()? {
        "profile.role_wanted" => profile.role_wanted.clone(),
        "profile.minutes" => profile.minutes.to_string(),
        "sentence" if field.slug == "promise" => profile.sentence.clone(),
        "sentence" => audience(&profile.sentence)?.to_owned(),
        "text" => field.prefill_text.clone()?,
        _ => return None,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// Whom the sentence "I help … do …" names.
fn audience(sentence: &str) -> Option<&str> {
    let rest = sentence.trim().strip_prefix("I help ")?;
    Some(
        rest.split_once(" do ")
            .or_else(|| rest.split_once(" get "))
            .map_or(rest, |(who, _)| who)
            .trim_end_matches('.'),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_audience_is_whom_the_sentence_helps() {
        assert_eq!(audience("I help plant managers do their own recovery plans"), Some("plant managers"));
        assert_eq!(audience("I help plant managers."), Some("plant managers"));
        assert_eq!(audience("Something else"), None);
    }
}
