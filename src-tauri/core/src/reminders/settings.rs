//! How reminders are shown, and whether the coach stays when its window is closed.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// What closing the window does.
    pub enum OnClose("choice") {
        /// Ask, once.
        Ask = "ask" | "Ask",
        /// Stay in the tray, so that reminders come.
        Stay = "stay" | "Keep running in the tray",
        /// Quit.
        Quit = "quit" | "Quit",
    }
}

/// How reminders are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ReminderSettings {
    /// A popup shows the app's name and nothing else.
    pub hide_details: bool,
    /// A popup asks the desktop for its sound.
    pub sound: bool,
    /// A popup asks the desktop to stay until it is answered.
    pub keep_on_screen: bool,
    /// What closing the window does.
    pub on_close: OnClose,
}

impl Default for ReminderSettings {
    fn default() -> Self {
        Self { hide_details: false, sound: false, keep_on_screen: false, on_close: OnClose::Ask }
    }
}
