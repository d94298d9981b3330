//! The tray icon: the way back to a coach without a window.
//!
//! On Linux it is a StatusNotifierItem over D-Bus, by a Rust library: no system library can be missing, and the bus
//! says whether a tray shows it. A tray that hasn't answered isn't relied on. On Windows and macOS it is Tauri's own: there
//! the system always has a place for it.

mod actions;
mod dot;
#[cfg(target_os = "linux")]
mod item;
#[cfg(target_os = "linux")]
mod keeper;
mod menu;
#[cfg(not(target_os = "linux"))]
mod native;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::AppHandle;
use tokio::sync::watch;

/// What the tray shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TrayFacts {
    /// How many reminders are due.
    pub(crate) waiting: usize,
    /// The next action's title; may be empty.
    pub(crate) next: String,
    /// Until when *Snooze all* would snooze, in words; may be empty.
    pub(crate) snooze_until: String,
    /// Whether all reminders are snoozed.
    pub(crate) all_snoozed: bool,
    /// Whether the voice is on hold.
    pub(crate) held: bool,
}

/// The tray icon.
pub(crate) struct Tray {
    /// Whether the tray that is there has answered that it took the icon.
    hosted: Arc<AtomicBool>,
    facts: watch::Sender<TrayFacts>,
}

impl Tray {
    /// Shows the icon as soon as there is a tray.
    pub(crate) fn start(app: &AppHandle) -> Self {
        let hosted = Arc::<AtomicBool>::default();
        let (facts, shown) = watch::channel(TrayFacts::default());
        keep(app, &hosted, shown);
        Self { hosted, facts }
    }

    /// Whether someone shows it: the tray answered, and nothing was heard of its going since.
    pub(crate) fn is_hosted(&self) -> bool {
        self.hosted.load(Ordering::Relaxed)
    }

    /// Whether a tray shows the icon, asked of the bus, so not answered from memory. Not for the main thread.
    pub(crate) fn is_hosted_still(&self) -> bool {
        self.is_hosted() && is_there()
    }

    /// Shows these from now on.
    pub(crate) fn show(&self, facts: TrayFacts) {
        self.facts.send_replace(facts);
    }
}

#[cfg(target_os = "linux")]
fn keep(app: &AppHandle, hosted: &Arc<AtomicBool>, facts: watch::Receiver<TrayFacts>) {
    let (app, hosted) = (app.clone(), Arc::clone(hosted));
    tauri::async_runtime::spawn(async move {
        let ended = keeper::keep(&app, &hosted, facts).await;
        hosted.store(false, Ordering::Relaxed);
        if let Err(error) = ended {
            log::info!("no tray: {error}");
        }
    });
}

#[cfg(not(target_os = "linux"))]
fn keep(app: &AppHandle, hosted: &Arc<AtomicBool>, mut facts: watch::Receiver<TrayFacts>) {
    let icon = match native::start(app) {
        Ok(icon) => icon,
        Err(error) => {
            log::warn!("the system took no tray icon: {error}");
            return;
        }
    };
    hosted.store(true, Ordering::Relaxed);
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        while facts.changed().await.is_ok() {
            let (shown, icon, app_there) = (facts.borrow_and_update().clone(), icon.clone(), app.clone());
            let sent = app.run_on_main_thread(move || {
                if let Err(error) = native::update(&app_there, &icon, &shown) {
                    log::warn!("failed to update the tray icon: {error}");
                }
            });
            if sent.is_err() {
                return;
            }
        }
    });
}

#[cfg(target_os = "linux")]
fn is_there() -> bool {
    keeper::is_there().unwrap_or(false)
}

#[cfg(not(target_os = "linux"))]
fn is_there() -> bool {
    true
}
