//! Shapes that only the shell can fill: what the desktop offers.

use serde::Serialize;

/// What the desktop offers for reminders.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct DesktopState {
    /// Whether someone shows our icon in a tray.
    pub(crate) tray: bool,
    /// Whether a notification service answers.
    pub(crate) notifications: bool,
    /// Whether a notification can be kept on the screen until it is answered.
    pub(crate) keeps_notifications: bool,
    /// Whether Standpoint starts at login; none when that cannot be told here.
    pub(crate) starts_at_login: Option<bool>,
}

/// The newest backup that can be restored.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct NewestBackup {
    /// When it was made and what it holds, in words.
    pub(crate) said: String,
    /// Whether its passphrase or the recovery key has to be entered.
    pub(crate) encrypted: bool,
}

/// What is remembered of the window on this machine.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct WindowSettings {
    /// How large the text is, in percent of the usual size.
    pub(crate) text_size: u16,
    /// Whether the window is drawn plainly, from the next start on at the latest.
    pub(crate) plain_renderer: bool,
    /// The languages that spelling can be checked in; none where that is the system's.
    pub(crate) spelling: Vec<SpellingLanguage>,
}

/// A dictionary that is installed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SpellingLanguage {
    /// As dictionaries are called: `en_GB`.
    pub(crate) name: String,
    /// Whether it was chosen. With none chosen the desktop's languages count.
    pub(crate) chosen: bool,
}

/// What became of a test notification.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct TestOutcome {
    /// Whether the desktop took it.
    pub(crate) accepted: bool,
    /// Outcome as a sentence.
    pub(crate) message: String,
}
