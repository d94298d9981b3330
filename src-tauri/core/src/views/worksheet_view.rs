//! A worksheet with its questions and the user's answers.

use serde::Serialize;

use crate::coach::Coach;
use crate::error::Result;
use crate::journal::WorksheetRow;
use crate::programme::{Field, WorksheetForm};
use crate::store::worksheets;

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
