//! Shutdown: once, and not before the page has saved.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{AppHandle, Manager};

use crate::save_handshake::request_save;

/// Whether the app is on its way out.
#[derive(Debug, Default)]
pub(crate) struct Shutdown {
    begun: AtomicBool,
    plainly: Arc<AtomicBool>,
}

impl Shutdown {
    /// Whether it has begun.
    pub(crate) fn has_begun(&self) -> bool {
        self.begun.load(Ordering::Relaxed)
    }

    /// Whether it starts once more when it has left, and draws plainly then. Outlives the app.
    pub(crate) fn plainly(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.plainly)
    }
}

/// Leaves, once the page has saved.
pub(crate) fn begin(app: &AppHandle) {
    if app.state::<Shutdown>().begun.swap(true, Ordering::Relaxed) {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        request_save(&app).await;
        app.exit(0);
    });
}

/// Leaves, once the page has saved, and starts once more, drawn plainly.
pub(crate) fn begin_plainly(app: &AppHandle) {
    if !app.state::<Shutdown>().has_begun() {
        app.state::<Shutdown>().plainly.store(true, Ordering::Relaxed);
        begin(app);
    }
}

/// Takes the system's requests to leave (SIGTERM, SIGINT, SIGHUP) like a choice to quit.
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
    let mut hang_up = signal(SignalKind::hangup())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
        _ = hang_up.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
async fn asked_to_leave() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
