//! How the user wants the window to look and what it should leave unsaid.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// Light, dark, or as the desktop has it.
    pub enum Theme("theme") {
        /// As the desktop has it.
        System = "system" | "Match system",
        /// Dark ink on light paper.
        Light = "light" | "Light",
        /// Light ink on dark paper.
        Dark = "dark" | "Dark",
    }
}

/// The window's preferences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Preferences {
    /// Light, dark or the desktop's.
    pub theme: Theme,
    /// Whether weeks kept and the longest run are shown.
    pub show_streak: bool,
    /// Whether moments are shown: a sentence when something happened for the first time.
    pub show_moments: bool,
    /// Whether a draft can be copied as a prompt for an assistant, and what was copied is listed.
    pub show_prompts: bool,
    /// Whether charts are shown as tables.
    pub charts_as_tables: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            show_streak: true,
            show_moments: true,
            show_prompts: true,
            charts_as_tables: false,
        }
    }
}
