//! Undo and redo.

use standpoint_core::changed::Changed;
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::act;

/// Takes the latest action back.
#[tauri::command]
pub(crate) fn undo(app: AppHandle) -> Result<Changed, Failure> {
    act(&app, |coach, _| coach.undo())
}

/// Does the action again that was taken back last.
#[tauri::command]
pub(crate) fn redo(app: AppHandle) -> Result<Changed, Failure> {
    act(&app, |coach, _| coach.redo())
}
