//! Tasks: tick, untick, and the user's own.

use standpoint_core::changed::Changed;
use standpoint_core::programme::tasks::OwnTaskEntry;
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::act;

/// Ticks a task.
#[tauri::command]
pub(crate) fn complete_task(app: AppHandle, task: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.complete_task(now, &task.parse()?))
}

/// Does one sitting of a task.
#[tauri::command]
pub(crate) fn complete_part(app: AppHandle, task: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.complete_part(now, &task.parse()?))
}

/// Does a smaller version of a task.
#[tauri::command]
pub(crate) fn complete_smaller(app: AppHandle, task: &str, minutes: u32) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.complete_smaller(now, task, minutes))
}

/// Begins a task.
#[tauri::command]
pub(crate) fn start_task(app: AppHandle, task: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.start_task(now, &task.parse()?))
}

/// Lets a task wait for somebody.
#[tauri::command]
pub(crate) fn wait_for(app: AppHandle, task: &str, whom: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.wait_for(now, &task.parse()?, whom))
}

/// Ends a wait.
#[tauri::command]
pub(crate) fn stop_waiting(app: AppHandle, task: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.stop_waiting(now, &task.parse()?))
}

/// Notes that whom a task waits for was reminded.
#[tauri::command]
pub(crate) fn remind_waiting(app: AppHandle, task: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remind_waiting(now, &task.parse()?))
}

/// Lets a task go.
#[tauri::command]
pub(crate) fn let_go(app: AppHandle, task: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.let_go(now, &task.parse()?))
}

/// Unticks a task.
#[tauri::command]
pub(crate) fn reopen_task(app: AppHandle, task: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.reopen_task(now, &task.parse()?))
}

/// Adds a task of the user's own.
#[tauri::command]
pub(crate) fn add_task(app: AppHandle, entry: OwnTaskEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.add_task(now, &entry))
}

/// Keeps what was changed of a task of the user's own, in a form that began with an entry.
#[tauri::command]
pub(crate) fn change_task(
    app: AppHandle,
    task: &str,
    before: OwnTaskEntry,
    entry: OwnTaskEntry,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.revise_task(now, &task.parse()?, &before, &entry))
}

/// Removes a task of the user's own.
#[tauri::command]
pub(crate) fn remove_task(app: AppHandle, task: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_task(now, &task.parse()?))
}
