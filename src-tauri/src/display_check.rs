//! Whether there is a screen to open a window on. Tauri panics where there is none; people should read a sentence.

/// Whether a window can be opened here.
#[cfg(target_os = "linux")]
pub(crate) fn is_there() -> bool {
    // Tauri does the same first thing; doing it twice is harmless.
    gtk::init().is_ok()
}

/// Whether a window can be opened here: elsewhere always.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_there() -> bool {
    true
}
