//! Words that the page holds and has not written down yet: it is asked to save them and waited for.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager};
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::{events, window};

/// How long a page that does not answer can hold the app.
const PATIENCE: Duration = Duration::from_secs(1);

/// Whether there is a page to ask, and its answer.
#[derive(Debug, Default)]
pub(crate) struct SaveHandshake {
    page_listens: AtomicBool,
    asked: AtomicBool,
    flushed: Notify,
}

impl SaveHandshake {
    /// The page is there and will hear the request, or it is gone.
    pub(crate) fn page_listens(&self, listens: bool) {
        self.page_listens.store(listens, Ordering::Relaxed);
    }

    /// Whether there is a page that hears.
    pub(crate) fn has_page(&self) -> bool {
        self.page_listens.load(Ordering::Relaxed)
    }

    /// The page has saved what it held.
    pub(crate) fn flushed(&self) {
        if self.asked.swap(false, Ordering::Relaxed) {
            self.flushed.notify_one();
        }
    }
}

/// Has the page save what it holds, and waits until it has or a second has passed.
pub(crate) async fn request_save(app: &AppHandle) {
    let handshake = app.state::<SaveHandshake>();
    if !handshake.has_page() {
        return;
    }
    handshake.asked.store(true, Ordering::Relaxed);
    if app.emit_to(window::MAIN, events::FLUSH, ()).is_ok()
        && timeout(PATIENCE, handshake.flushed.notified()).await.is_err()
    {
        log::warn!("the page did not say within a second that it has saved");
    }
}
