//! Undo and redo.

use standpoint_core::changed::Changed;

use crate::caller::Caller;
use crate::failure::Failure;
use crate::shared_coach::act;

/// Takes the latest action back.
#[tauri::command]
pub(crate) fn undo(app: Caller<'_>) -> Result<Changed, Failure> {
    act(&app, |coach, _| coach.undo())
}

/// Does the action again that was taken back last.
#[tauri::command]
pub(crate) fn redo(app: Caller<'_>) -> Result<Changed, Failure> {
    act(&app, |coach, _| coach.redo())
}
