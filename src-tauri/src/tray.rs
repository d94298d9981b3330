//! The icon in the desktop's tray: the way back to a coach without a window.
//!
//! On Linux it is a StatusNotifierItem spoken over D-Bus by a library in Rust. Nothing of the desktop's is loaded for it,
//! so nothing can be missing, and the bus says whether anybody shows it.

#[cfg(target_os = "linux")]
mod item;
mod wishes;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::AppHandle;

/// What the tray shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TrayFacts {
    /// How many reminders wait.
    pub(crate) waiting: usize,
    /// The next action's title; may be empty.
    pub(crate) next: String,
    /// Whether all reminders are put off.
    pub(crate) all_put_off: bool,
    /// Whether the voice is on hold.
    pub(crate) held: bool,
}

/// The tray.
pub(crate) struct Tray {
    hosted: Arc<AtomicBool>,
    #[cfg(target_os = "linux")]
    item: Option<ksni::blocking::Handle<item::Item>>,
}

impl Tray {
    /// Puts the icon up where there is a tray, now or later.
    #[cfg(target_os = "linux")]
    pub(crate) fn start(app: &AppHandle) -> Self {
        use ksni::blocking::TrayMethods;

        // The item is told when the tray goes and when it comes back, but not that it was there from the beginning.
        let hosted = Arc::new(AtomicBool::new(true));
        let item = item::Item::new(app, Arc::clone(&hosted));
        // A desktop that is still starting has its tray a little later than us.
        let item = item.assume_sni_available(true).spawn().inspect_err(|error| log::info!("there is no tray: {error}")).ok();
        if item.is_none() {
            hosted.store(false, Ordering::Relaxed);
        }
        Self { hosted, item }
    }

    /// Elsewhere there is none yet.
    #[cfg(not(target_os = "linux"))]
    pub(crate) fn start(_: &AppHandle) -> Self {
        Self { hosted: Arc::default() }
    }

    /// Whether somebody shows it.
    pub(crate) fn is_hosted(&self) -> bool {
        self.hosted.load(Ordering::Relaxed)
    }

    /// Shows these from now on. May take a moment: not for the main thread.
    #[cfg(target_os = "linux")]
    pub(crate) fn show(&self, facts: TrayFacts) {
        if let Some(item) = &self.item {
            item.update(|item| item.facts = facts);
        }
    }

    /// Shows nothing.
    #[cfg(not(target_os = "linux"))]
    pub(crate) fn show(&self, _: TrayFacts) {}
}
