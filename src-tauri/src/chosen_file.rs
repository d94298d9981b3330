//! A file the user chose to be read, held between its preview and the decision.

use std::sync::{Arc, Mutex, PoisonError};

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

use crate::failure::Failure;
use crate::window;

/// The largest file that is read, in bytes: 16 MiB.
const LARGEST: u64 = 16 * 1024 * 1024;

/// What was read of the file chosen last.
#[derive(Debug, Default)]
pub(crate) struct ChosenFile(Mutex<Option<Arc<Vec<u8>>>>);

impl ChosenFile {
    /// Lets the user choose a file and reads it; none when they chose none.
    pub(crate) fn ask(
        app: &AppHandle,
        title: &str,
        kind: &str,
        endings: &[&str],
    ) -> Result<Option<Vec<u8>>, Failure> {
        let mut dialog = app.dialog().file().set_title(title).add_filter(kind, endings);
        if let Some(window) = app.get_webview_window(window::MAIN) {
            dialog = dialog.set_parent(&window);
        }
        let Some(path) = dialog.blocking_pick_file().and_then(|path| path.into_path().ok()) else {
            return Ok(None);
        };
        let size = std::fs::metadata(&path).map(|about| about.len());
        if size.as_ref().is_ok_and(|size| *size > LARGEST) {
            return Err(Failure::desktop("This file is over 16 MB. Split it and import the parts."));
        }
        std::fs::read(&path)
            .map(Some)
            .map_err(|error| Failure::desktop(format!("Couldn’t read that file: {error}")))
    }

    /// Holds what was read.
    pub(crate) fn hold(&self, bytes: Vec<u8>) {
        *self.slot() = Some(Arc::new(bytes));
    }

    /// What is held.
    pub(crate) fn held(&self) -> Option<Arc<Vec<u8>>> {
        self.slot().clone()
    }

    /// Lets go of what is held.
    pub(crate) fn forget(&self) {
        *self.slot() = None;
    }

    fn slot(&self) -> std::sync::MutexGuard<'_, Option<Arc<Vec<u8>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
