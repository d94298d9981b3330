//! A worksheet with its questions and the user's answers.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::coach::Coach;
use crate::error::Result;
use crate::id::WorksheetRowId;
use crate::programme::{Field, Step, WorksheetForm};
use crate::publishing::red_line::NeverList;
use crate::store::worksheets;
use crate::views::text_check::NEVER;

/// One row of answers. A sheet has one; a register has as many as the user makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WorksheetRow {
    /// The row's id; none for the empty first row of a sheet nobody wrote on yet.
    pub id: Option<WorksheetRowId>,
    /// Field slug to answer; a field without an answer is absent.
    pub answers: BTreeMap<String, String>,
    /// Slugs of the fields whose answer is private: in no summary but the one for the user alone.
    pub private: Vec<String>,
    /// Field slug to what the coach cannot do with its answer, a sentence each; a field without any is absent.
    pub remarks: BTreeMap<String, Vec<String>>,
}

/// A worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WorksheetView {
    /// The step's slug.
    pub step: String,
    /// One sheet, or a register of rows.
    pub form: WorksheetForm,
    /// What one row of a register is called; empty for a sheet.
    pub row_name: String,
    /// What the worksheet is for.
    pub intro: String,
    /// The questions.
    pub fields: Vec<Field>,
    /// The answers.
    pub rows: Vec<WorksheetRow>,
    /// Fields answered, over all rows.
    pub answered: u32,
}

/// What the coach cannot do with an answer, a sentence each: lines of the never-post list that nothing can be looked for of.
pub(crate) fn remarks_on(step: &str, field: &str, answer: &str) -> Vec<String> {
    if (step, field) != NEVER {
        return Vec::new();
    }
    NeverList::read(answer).unsought().iter().map(ToString::to_string).collect()
}

impl Coach {
    /// The worksheet of a step, by slug or number.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such step, [`crate::Error::Storage`] when SQLite refuses.
    pub fn worksheet(&self, step: &str) -> Result<WorksheetView> {
        let step = self.programme.step(step)?;
        let mut rows: Vec<_> = worksheets::rows(self.conn(), &step.slug)?
            .into_iter()
            .map(|row| WorksheetRow::of(step, row))
            .collect();
        let answered = rows.iter().map(|row| crate::journal::count(row.answers.len())).sum();
        if step.worksheet.form == WorksheetForm::Sheet && rows.is_empty() {
            rows.push(WorksheetRow::empty(step));
        }
        Ok(WorksheetView {
            step: step.slug.clone(),
            form: step.worksheet.form,
            row_name: step.worksheet.row_name.clone(),
            intro: step.worksheet.intro.clone(),
            fields: step.worksheet.fields.clone(),
            rows,
            answered,
        })
    }
}

impl WorksheetRow {
    pub(super) fn of(step: &Step, row: worksheets::Row) -> Self {
        let remarks =
            row.answers.iter().map(|(field, answer)| (field.clone(), remarks_on(&step.slug, field, answer)));
        let remarks = remarks.filter(|(_, remarks)| !remarks.is_empty()).collect();
        Self { id: Some(row.id), private: private(step, &row.marks), answers: row.answers, remarks }
    }

    /// The first row of a sheet nobody wrote on yet.
    pub(super) fn empty(step: &Step) -> Self {
        Self {
            id: None,
            answers: BTreeMap::new(),
            private: private(step, &BTreeMap::new()),
            remarks: BTreeMap::new(),
        }
    }
}

/// The fields whose answer is private in a row: as the user marked them, else as the programme has it.
fn private(step: &Step, marks: &BTreeMap<String, bool>) -> Vec<String> {
    let fields = step.worksheet.fields.iter();
    fields.filter(|field| field.is_private(marks)).map(|field| field.slug.clone()).collect()
}
