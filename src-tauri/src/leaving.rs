//! Saving before leaving: the page may hold words that are not written down yet, so it is asked and waited for.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager};
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::window;

/// The event that asks the page to save what it holds and then to call `flushed`.
const FLUSH: &str = "flush";
/// How long a page that does not answer can hold the app.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where the app is on its way out.
#[derive(Debug, Default)]
pub(crate) struct Leaving {
    begun: AtomicBool,
    page_listens: AtomicBool,
    flushed: Notify,
}

impl Leaving {
    /// The page is there and will hear the request.
    pub(crate) fn page_listens(&self) {
        self.page_listens.store(true, Ordering::Relaxed);
    }

    /// The page has saved what it held.
    pub(crate) fn flushed(&self) {
        if self.begun.load(Ordering::Relaxed) {
            self.flushed.notify_one();
        }
    }
}

/// Leaves: once, and not before the page has saved or a second has passed.
pub(crate) fn begin(app: &AppHandle) {
    if app.state::<Leaving>().begun.swap(true, Ordering::Relaxed) {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let leaving = app.state::<Leaving>();
        if leaving.page_listens.load(Ordering::Relaxed) && app.emit_to(window::MAIN, FLUSH, ()).is_ok() {
            let answered = timeout(PATIENCE, leaving.flushed.notified()).await.is_ok();
            if !answered {
                log::warn!("the page did not say within a second that it has saved");
            }
        }
        app.exit(0);
    });
}

/// Takes the system's requests to leave (SIGTERM, SIGINT) like a closed window.
pub(crate) fn on_signals(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        match asked_to_leave().await {
            Ok(()) => begin(&app),
            Err(error) => log::warn!("signals cannot be heard: {error}"),
        }
    });
}

#[cfg(unix)]
async fn asked_to_leave() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
async fn asked_to_leave() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
