//! The log of posts.

use standpoint_core::changed::Changed;
use standpoint_core::id::PostId;
use standpoint_core::post::PostEntry;
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::act;

/// Logs a post.
#[tauri::command(async)]
pub(crate) fn log_post(app: AppHandle, entry: PostEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.log_post(now, &entry))
}

/// Changes a logged post.
#[tauri::command(async)]
pub(crate) fn change_post(app: AppHandle, post: PostId, entry: PostEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.change_post(now, post, &entry))
}

/// Removes a logged post.
#[tauri::command(async)]
pub(crate) fn remove_post(app: AppHandle, post: PostId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_post(now, post))
}
