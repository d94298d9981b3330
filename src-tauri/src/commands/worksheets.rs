//! Worksheets: answers and rows.

use standpoint_core::changed::Changed;
use standpoint_core::id::WorksheetRowId;
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::act;

/// Keeps one answer; without a row it makes the sheet's first.
#[tauri::command]
pub(crate) fn set_answer(
    app: AppHandle,
    step: &str,
    row: Option<WorksheetRowId>,
    field: &str,
    value: &str,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.set_answer(now, step, row, field, value))
}

/// Marks an answer as private, or as one that may be shared; without a row it makes the sheet's first.
#[tauri::command]
pub(crate) fn mark_answer(
    app: AppHandle,
    step: &str,
    row: Option<WorksheetRowId>,
    field: &str,
    hidden: bool,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.mark_answer(now, step, row, field, hidden))
}

/// Adds a row to a register, empty or with its first answer.
#[tauri::command]
pub(crate) fn add_worksheet_row(
    app: AppHandle,
    step: &str,
    field: Option<&str>,
    value: Option<&str>,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.add_worksheet_row(now, step, field.zip(value)))
}

/// Removes a row of a register.
#[tauri::command]
pub(crate) fn remove_worksheet_row(app: AppHandle, row: WorksheetRowId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_worksheet_row(now, row))
}
