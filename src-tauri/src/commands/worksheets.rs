//! Worksheets: answers and rows.

use super::declare::commands;
use standpoint_core::id::WorksheetRowId;

commands! {
    worksheets;

    /// Keeps one answer; without a row it makes the sheet's first.
    act set_answer(step: &str, row: Option<WorksheetRowId>, field: &str, value: &str) |coach, now| coach.set_answer(now, step, row, field, value);

    /// Marks an answer as private, or as one that may be shared; without a row it makes the sheet's first.
    act mark_answer(step: &str, row: Option<WorksheetRowId>, field: &str, hidden: bool) |coach, now| coach.mark_answer(now, step, row, field, hidden);

    /// Adds a row to a register, empty or with its first answer.
    act add_worksheet_row(step: &str, field: Option<&str>, value: Option<&str>) |coach, now| coach.add_worksheet_row(now, step, field.zip(value));

    /// Removes a row of a register.
    act remove_worksheet_row(row: WorksheetRowId) |coach, now| coach.remove_worksheet_row(now, row);
}
