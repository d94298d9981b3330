//! Shapes that only the shell can fill: what the desktop offers.

use serde::Serialize;

/// What the desktop offers for reminders.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DesktopState {
    /// Whether somebody shows our icon in a tray.
    pub(crate) tray: bool,
    /// Whether a notification service answers.
    pub(crate) notifications: bool,
    /// Whether Standpoint starts at login; none when that cannot be told here.
    pub(crate) starts_at_login: Option<bool>,
}

/// What became of a test notification.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TestOutcome {
    /// Whether the desktop took it.
    pub(crate) accepted: bool,
    /// The same as a sentence.
    pub(crate) message: String,
}
