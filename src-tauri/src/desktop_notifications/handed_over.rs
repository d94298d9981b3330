//! The screen of Windows and macOS: the system takes every notification, tells no more of it than what the user did with it,
//! and gives none back.

use std::sync::Arc;

use standpoint_core::reminders::OccurrenceKey;
use tauri::AppHandle;
use tauri_plugin_notification::NotificationBuilder;

use super::Events;

/// Nothing is known of what the system shows.
pub(super) struct Screen;

impl Screen {
    /// The system's.
    pub(super) fn new(_: &AppHandle, _: Arc<dyn Events>) -> Self {
        Self
    }

    /// Hands a notification over.
    ///
    /// # Errors
    /// A sentence, if it could not be prepared. What the system does with it isn't known.
    pub(super) fn hand_over(
        &self,
        what: NotificationBuilder<tauri::Wry>,
        _: &[OccurrenceKey],
    ) -> Result<(), String> {
        what.show().map_err(|error| error.to_string())
    }

    /// Does nothing: the plugin can't take a notification back here. An answer to one that is no longer due is judged when it
    /// is written.
    pub(super) fn close(&self, _: &[OccurrenceKey]) {}
}
