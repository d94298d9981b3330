//! Where and when posts were published.

use super::declare::commands;
use standpoint_core::id::{PostId, PublicationId};
use standpoint_core::publishing::composer::Composer;
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::{LogEntry, PublicationEntry};
use standpoint_core::publishing::red_line::RedLine;
use tauri_plugin_opener::OpenerExt;

use crate::failure::Failure;
use crate::shared_coach::ask;
commands! {
    publications;

    /// Notes that a post was published.
    act publish_post(post: PostId, entry: PublicationEntry) |coach, now| coach.publish_post(now, post, &entry);

    /// Logs a post that is out already.
    act log_post(entry: LogEntry) |coach, now| coach.log_post(now, &entry);

    /// Mends where and when a post was published.
    act change_publication(publication: PublicationId, entry: PublicationEntry) |coach, now| coach.change_publication(now, publication, &entry);

    /// Takes a place a post was published in out of the log.
    act remove_publication(publication: PublicationId) |coach, now| coach.remove_publication(now, publication);

    /// Keeps the decision that a place the red-line check found may stay, or takes it back.
    act clear_finding(post: PostId, about: RedLine, words: &str, stays: bool) |coach, now| coach.clear_finding(now, post, about, words, stays);

    /// Opens a network's own page for writing in the system's browser, with the text in it where that is possible. Answers
    /// with what was opened; none when the network has no such page.
    run open_composer(post: PostId, network: Network) -> Option<Composer> |app| {
        let Some(composer) = ask(app, |coach, _| coach.composer(post, network))? else { return Ok(None) };
        app.opener().open_url(&composer.url, None::<&str>).map_err(|_| {
            Failure::desktop("Couldn’t open a browser. Copy the text and open the network yourself.")
        })?;
        Ok(Some(composer))
    };
}
