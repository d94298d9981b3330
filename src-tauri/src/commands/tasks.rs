//! Tasks: tick, untick, and the user's own.

use standpoint_core::changed::Changed;
use standpoint_core::task::OwnTaskEntry;

use crate::caller::Caller;
use crate::failure::Failure;
use crate::shared_coach::act;

/// Ticks a task.
#[tauri::command]
pub(crate) fn complete_task(app: Caller<'_>, task: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.complete_task(now, &task.parse()?))
}

/// Unticks a task.
#[tauri::command]
pub(crate) fn reopen_task(app: Caller<'_>, task: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.reopen_task(now, &task.parse()?))
}

/// Adds a task of the user's own.
#[tauri::command]
pub(crate) fn add_task(app: Caller<'_>, entry: OwnTaskEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.add_task(now, &entry))
}

/// Changes a task of the user's own.
#[tauri::command]
pub(crate) fn change_task(app: Caller<'_>, task: &str, entry: OwnTaskEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.change_task(now, &task.parse()?, &entry))
}

/// Removes a task of the user's own.
#[tauri::command]
pub(crate) fn remove_task(app: Caller<'_>, task: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_task(now, &task.parse()?))
}
