//! Checks that a window can be opened. Without a display Tauri panics; people should read a sentence instead.

/// Whether a window can be opened here.
#[cfg(target_os = "linux")]
pub(crate) fn is_there() -> bool {
    // Tauri does the same first thing; doing it twice is harmless.
    gtk::init().is_ok()
}

/// Whether a window can be opened: always, on other systems.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_there() -> bool {
    true
}
