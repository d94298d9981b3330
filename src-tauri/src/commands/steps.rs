//! Steps: begun, finished, written about.

use standpoint_core::changed::Changed;
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::act;

/// Begins a step.
#[tauri::command]
pub(crate) fn start_step(app: AppHandle, step: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.start_step(now, step))
}

/// Finishes a step.
#[tauri::command]
pub(crate) fn finish_step(app: AppHandle, step: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.finish_step(now, step))
}

/// Takes a step up again.
#[tauri::command]
pub(crate) fn reopen_step(app: AppHandle, step: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.reopen_step(now, step))
}

/// Keeps the notes on a step.
#[tauri::command]
pub(crate) fn set_step_notes(app: AppHandle, step: &str, text: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.set_step_notes(now, step, text))
}

/// Keeps the reflection on a step.
#[tauri::command]
pub(crate) fn set_reflection(app: AppHandle, step: &str, text: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.set_reflection(now, step, text))
}
