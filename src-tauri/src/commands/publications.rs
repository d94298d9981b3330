//! Where and when posts came out.

use standpoint_core::changed::Changed;
use standpoint_core::id::{PostId, PublicationId};
use standpoint_core::publishing::composer::Composer;
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::{LogEntry, PublicationEntry};
use standpoint_core::publishing::red_line::RedLine;
use tauri::AppHandle;
use tauri_plugin_opener::OpenerExt;

use crate::failure::Failure;
use crate::shared_coach::{act, ask};

/// Notes that a post came out.
#[tauri::command]
pub(crate) fn publish_post(
    app: AppHandle,
    post: PostId,
    entry: PublicationEntry,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.publish_post(now, post, &entry))
}

/// Logs a post that is out already.
#[tauri::command]
pub(crate) fn log_post(app: AppHandle, entry: LogEntry) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.log_post(now, &entry))
}

/// Mends where and when a post came out.
#[tauri::command]
pub(crate) fn change_publication(
    app: AppHandle,
    publication: PublicationId,
    entry: PublicationEntry,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.change_publication(now, publication, &entry))
}

/// Takes a place a post came out in out of the log.
#[tauri::command]
pub(crate) fn remove_publication(app: AppHandle, publication: PublicationId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_publication(now, publication))
}

/// Keeps the decision that a place the red-line check found may stay, or takes it back.
#[tauri::command]
pub(crate) fn clear_finding(
    app: AppHandle,
    post: PostId,
    about: RedLine,
    words: &str,
    stays: bool,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.clear_finding(now, post, about, words, stays))
}

/// Opens a network's own page for writing in the system's browser, with the text in it where that is possible. Answers
/// with what was opened; none when the network has no such page.
#[tauri::command]
pub(crate) fn open_composer(
    app: AppHandle,
    post: PostId,
    network: Network,
) -> Result<Option<Composer>, Failure> {
    let Some(composer) = ask(&app, |coach, _| coach.composer(post, network))? else { return Ok(None) };
    app.opener().open_url(&composer.url, None::<&str>).map_err(|_| {
        Failure::desktop("No browser could be started. The text can be copied; open the network yourself.")
    })?;
    Ok(Some(composer))
}
