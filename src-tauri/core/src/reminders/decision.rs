//! What was decided about the reminders of one instant.

use chrono::{DateTime, Utc};

use super::Delay;
use super::{Occurrence, OccurrenceKey};
use crate::id::RuleId;

/// Whether popups can be shown at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// They can; until the given instant the clock is doubted, and they wait.
    Ready {
        /// As [`super::ClockWatch`] says.
        doubt: Option<DateTime<Utc>>,
    },
    /// No one is there to show one: what is due goes to the inbox, its popup stays owed (rule 11).
    Down,
}

/// One popup, for one occurrence or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Popup {
    /// Occurrences it covers; at least one.
    pub keys: Vec<OccurrenceKey>,
}

/// A popup that is due and waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// What is due.
    pub key: OccurrenceKey,
    /// Why it waits, and until when.
    pub delay: Delay,
}

/// What to do now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// To be shown, once the rest is written.
    pub popups: Vec<Popup>,
    /// Occurrences as they are from now on; those of [`Decision::popups`] among them, claimed.
    pub write: Vec<Occurrence>,
    /// Occurrences that are pending again: a clock that was far ahead had taken them (rule 6).
    pub forget: Vec<OccurrenceKey>,
    /// Rules that became active in the future: from now on they are active since now (rule 6).
    pub clamp: Vec<RuleId>,
    /// Whether putting everything off is over.
    pub release_all: bool,
    /// Settled without the user's hand: a notification that is still shown can go (rule 8).
    pub close: Vec<OccurrenceKey>,
    /// Due and waiting.
    pub held: Vec<Held>,
    /// When something can become due next.
    pub next_wake: Option<DateTime<Utc>>,
}

impl Decision {
    /// Whether there is anything to write.
    #[must_use]
    pub fn writes(&self) -> bool {
        self.release_all || !(self.write.is_empty() && self.forget.is_empty() && self.clamp.is_empty())
    }
}
