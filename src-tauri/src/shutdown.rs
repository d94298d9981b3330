//! Shutting down: once, and only after the page has saved.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{AppHandle, Manager};

use crate::save_handshake::request_save;

/// Whether the app is shutting down.
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

    /// Whether the program starts again afterwards, drawn plainly. Outlives the app.
    pub(crate) fn plainly(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.plainly)
    }
}

/// Shuts down, once the page has saved.
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

/// Shuts down, once the page has saved, and starts again, drawn plainly.
pub(crate) fn begin_plainly(app: &AppHandle) {
    if !app.state::<Shutdown>().has_begun() {
        app.state::<Shutdown>().plainly.store(true, Ordering::Relaxed);
        begin(app);
    }
}

/// Shuts down on SIGTERM, SIGINT and SIGHUP.
pub(crate) fn on_signals(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        match signalled().await {
            Ok(()) => begin(&app),
            Err(error) => log::warn!("failed to install signal handlers: {error}"),
        }
    });
}

#[cfg(unix)]
async fn signalled() -> std::io::Result<()> {
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
async fn signalled() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
