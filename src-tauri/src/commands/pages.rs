//! What the pages show: one call a page.

use standpoint_core::views::{Boot, PostsPage, ProgrammePage, ProgressPage, RemindersPage, SettingsPage, StepPage, Today};
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::ask;

/// The first screen.
#[tauri::command(async)]
pub(crate) fn boot(app: AppHandle) -> Result<Boot, Failure> {
    ask(&app, |coach, now| coach.boot(now))
}

/// Today.
#[tauri::command(async)]
pub(crate) fn today(app: AppHandle) -> Result<Today, Failure> {
    ask(&app, |coach, now| coach.today(now))
}

/// The programme as a path.
#[tauri::command(async)]
pub(crate) fn programme_page(app: AppHandle) -> Result<ProgrammePage, Failure> {
    ask(&app, |coach, now| coach.programme_page(now))
}

/// One step.
#[tauri::command(async)]
pub(crate) fn step_page(app: AppHandle, step: &str) -> Result<StepPage, Failure> {
    ask(&app, |coach, now| coach.step_page(now, step))
}

/// The log of posts.
#[tauri::command(async)]
pub(crate) fn posts_page(app: AppHandle) -> Result<PostsPage, Failure> {
    ask(&app, |coach, now| coach.posts_page(now))
}

/// Progress.
#[tauri::command(async)]
pub(crate) fn progress_page(app: AppHandle) -> Result<ProgressPage, Failure> {
    ask(&app, |coach, now| coach.progress_page(now))
}

/// Reminders.
#[tauri::command(async)]
pub(crate) fn reminders_page(app: AppHandle) -> Result<RemindersPage, Failure> {
    ask(&app, |coach, now| coach.reminders_page(now))
}

/// Settings.
#[tauri::command(async)]
pub(crate) fn settings_page(app: AppHandle) -> Result<SettingsPage, Failure> {
    ask(&app, |coach, now| coach.settings_page(now))
}
