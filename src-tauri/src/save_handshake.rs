//! Asks the page to save what it holds, and waits for its answer: text that was typed a moment ago isn't lost on
//! closing.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager};
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::events;

/// How long a page that doesn't answer can delay the app: 1 s.
const PATIENCE: Duration = Duration::from_secs(1);

/// Whether there is a page to ask, and whether it has answered.
#[derive(Debug, Default)]
pub(crate) struct SaveHandshake {
    page_listens: AtomicBool,
    asked: AtomicBool,
    flushed: Notify,
}

impl SaveHandshake {
    /// Records whether a page is there to answer.
    pub(crate) fn page_listens(&self, listens: bool) {
        self.page_listens.store(listens, Ordering::Relaxed);
    }

    /// Whether there is one.
    pub(crate) fn has_page(&self) -> bool {
        self.page_listens.load(Ordering::Relaxed)
    }

    /// The page has saved.
    pub(crate) fn flushed(&self) {
        if self.asked.swap(false, Ordering::Relaxed) {
            self.flushed.notify_one();
        }
    }
}

/// Asks the page to save, and waits until it has or a second has passed.
pub(crate) async fn request_save(app: &AppHandle) {
    let handshake = app.state::<SaveHandshake>();
    if !handshake.has_page() {
        return;
    }
    handshake.asked.store(true, Ordering::Relaxed);
    if events::FLUSH.tell(app, ()).is_ok() && timeout(PATIENCE, handshake.flushed.notified()).await.is_err() {
        log::warn!("page didn’t confirm saving within a second");
    }
}
