//! One row of answers, as the window shows it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::text_check::NEVER;
use crate::id::WorksheetRowId;
use crate::programme::Step;
use crate::publishing::red_line::NeverList;
use crate::store::worksheets;

/// One row of answers. A sheet has one; a register has as many as the user makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WorksheetRow {
    /// The row's id; none for the empty first row of a sheet no one wrote on yet.
    pub id: Option<WorksheetRowId>,
    /// Field slug to answer; a field without an answer is absent.
    pub answers: BTreeMap<String, String>,
    /// Slugs of the fields whose answer is private: in no summary but the one for the user alone.
    pub private: Vec<String>,
    /// Field slug to what the coach cannot do with its answer, a sentence each; a field without any is absent.
    pub remarks: BTreeMap<String, Vec<String>>,
}

impl WorksheetRow {
    pub(crate) fn of(step: &Step, row: worksheets::Row) -> Self {
        let remarks =
            row.answers.iter().map(|(field, answer)| (field.clone(), remarks_on(&step.slug, field, answer)));
        let remarks = remarks.filter(|(_, remarks)| !remarks.is_empty()).collect();
        Self { id: Some(row.id), private: private(step, &row.marks), answers: row.answers, remarks }
    }

    /// The first row of a sheet no one wrote on yet.
    pub(crate) fn empty(step: &Step) -> Self {
        Self {
            id: None,
            answers: BTreeMap::new(),
            private: private(step, &BTreeMap::new()),
            remarks: BTreeMap::new(),
        }
    }
}

/// What the coach cannot do with an answer, a sentence each: lines of the never-post list that nothing can be looked for of.
pub(crate) fn remarks_on(step: &str, field: &str, answer: &str) -> Vec<String> {
    if (step, field) != NEVER {
        return Vec::new();
    }
    NeverList::read(answer).unsought().iter().map(ToString::to_string).collect()
}

/// The fields whose answer is private in a row: as the user marked them, else as the programme has it.
fn private(step: &Step, marks: &BTreeMap<String, bool>) -> Vec<String> {
    let fields = step.worksheet.fields.iter();
    fields.filter(|field| field.is_private(marks)).map(|field| field.slug.clone()).collect()
}
