//! Why a popup is delayed. A delayed one stays due: it comes when nothing delays it any more.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::named::named_enum;

impl DelayReason {
    /// The reason at the end of a sentence: " by quiet hours", " because all reminders are snoozed".
    pub(crate) fn by(self) -> String {
        match self {
            Self::Quiet | Self::Paused => format!(" by {}", self.label()),
            Self::ClockMoved | Self::AllSnoozed | Self::JustShown => format!(" because {}", self.label()),
        }
    }
}

named_enum! {
    /// Why a popup is delayed.
    pub enum DelayReason("reason") {
        /// The clock was set far ahead a moment ago.
        ClockMoved = "clock_moved" | "the clock just changed",
        /// All reminders were snoozed.
        AllSnoozed = "all_snoozed" | "all reminders are snoozed",
        /// A pause.
        Paused = "paused" | "a pause",
        /// Quiet hours.
        Quiet = "quiet_hours" | "quiet hours",
        /// Another reminder of the user's own popped up less than ten minutes ago.
        JustShown = "just_shown" | "another reminder less than 10 minutes ago",
    }
}

/// Why a popup is delayed, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delay {
    /// Reason for the delay; if several apply, the one that lasts longest.
    pub reason: DelayReason,
    /// The earliest instant it may be shown, UTC.
    pub until: DateTime<Utc>,
}
