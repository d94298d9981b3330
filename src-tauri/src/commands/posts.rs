//! Posts on their way from idea to published.

use standpoint_core::changed::Changed;
use standpoint_core::id::PostId;
use standpoint_core::publishing::capture::Capture;
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::PostEntry;
use standpoint_core::views::DraftCheck;
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::{act, ask};

/// Adds a post.
#[tauri::command]
pub(crate) fn add_post(app: AppHandle, entry: PostEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.add_post(now, &entry))
}

/// Notes an idea from one line.
#[tauri::command]
pub(crate) fn capture_idea(app: AppHandle, line: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.capture_idea(now, line))
}

/// What a line of quick capture means.
#[tauri::command]
pub(crate) fn read_capture(app: AppHandle, line: &str) -> Result<Capture, Failure> {
    ask(&app, |coach, now| coach.read_idea(now, line))
}

/// Changes what is given of a post.
#[tauri::command]
pub(crate) fn change_post(app: AppHandle, post: PostId, entry: PostEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.change_post(now, post, &entry))
}

/// Plans a post for a date, also in words, or takes its date away.
#[tauri::command]
pub(crate) fn plan_post(app: AppHandle, post: PostId, on: Option<&str>) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.plan_post(now, post, on))
}

/// Puts a post away, or takes it out again.
#[tauri::command]
pub(crate) fn archive_post(app: AppHandle, post: PostId, away: bool) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.archive_post(now, post, away))
}

/// Removes a post.
#[tauri::command]
pub(crate) fn remove_post(app: AppHandle, post: PostId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_post(now, post))
}

/// Looks through a text as it is typed.
#[tauri::command]
pub(crate) fn check_draft(
    app: AppHandle,
    title: &str,
    body: &str,
    network: Option<Network>,
) -> Result<DraftCheck, Failure> {
    ask(&app, |coach, _| coach.check_draft(title, body, network))
}

/// Keeps that a post waits for somebody's nod.
#[tauri::command]
pub(crate) fn ask_for_nod(app: AppHandle, post: PostId, whom: &str) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.ask_for_nod(now, post, whom))
}

/// Makes the post planned in step 8's old sheet a draft, or not.
#[tauri::command]
pub(crate) fn answer_planned_in_step_8(app: AppHandle, make: bool) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.answer_planned_in_step_8(now, make))
}
