//! The user’s own feeds, and what they propose.

use standpoint_core::FeedSettings;
use standpoint_core::changed::Changed;
use standpoint_core::id::{FeedId, PostId, ProposalId};
use tauri::AppHandle;

use crate::failure::Failure;
use crate::feed_refresh;
use crate::shared_coach::act;

/// Adds a feed.
#[tauri::command]
pub(crate) fn add_feed(app: AppHandle, address: &str, settings: FeedSettings) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.add_feed(now, address, &settings))
}

/// Changes what is given of a feed.
#[tauri::command]
pub(crate) fn change_feed(app: AppHandle, feed: FeedId, settings: FeedSettings) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.change_feed(now, feed, &settings))
}

/// Removes a feed and what it proposed.
#[tauri::command]
pub(crate) fn remove_feed(app: AppHandle, feed: FeedId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.remove_feed(now, feed))
}

/// Puts a proposal into the log.
#[tauri::command]
pub(crate) fn accept_proposal(
    app: AppHandle,
    proposal: ProposalId,
    post: Option<PostId>,
) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.accept_proposal(now, proposal, post))
}

/// Leaves a proposal out.
#[tauri::command]
pub(crate) fn dismiss_proposal(app: AppHandle, proposal: ProposalId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.dismiss_proposal(now, proposal))
}

/// Asks about an entry after all that was taken as known or left out.
#[tauri::command]
pub(crate) fn propose_entry(app: AppHandle, entry: ProposalId) -> Result<Changed, Failure> {
    act(&app, |coach, now| coach.propose_entry(now, entry))
}

/// Reads one feed over the network now, or all of them.
#[tauri::command]
pub(crate) fn read_feeds(app: AppHandle, feed: Option<FeedId>) -> Result<Changed, Failure> {
    feed_refresh::read_now(&app, feed)
}
