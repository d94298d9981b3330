//! An occurrence: one rule on one civil date, and what became of it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::id::RuleId;
use crate::named::named_enum;

/// What an occurrence is known by: never an instant, which travel and clock changes move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OccurrenceKey {
    /// The rule.
    pub rule: RuleId,
    /// The civil date, in the rule's zone.
    pub on: NaiveDate,
}

named_enum! {
    /// What became of an occurrence. One without a row is pending.
    pub enum OccurrenceState("state") {
        /// In the inbox; its popup is being shown, or still owed.
        Claimed = "claimed" | "New",
        /// In the inbox, and shown if it was to be.
        Posted = "posted" | "Shown",
        /// Opened by the user, in the inbox until it is settled.
        Seen = "seen" | "Seen",
        /// Snoozed until an instant.
        Snoozed = "snoozed" | "Snoozed",
        /// Put aside by the user.
        Dismissed = "dismissed" | "Dismissed",
        /// Acted on, or no longer needed.
        Done = "done" | "Done",
        /// Joined into a later one of the same rule.
        Coalesced = "coalesced" | "Joined with a later one",
    }
}

impl OccurrenceState {
    /// Whether nothing more comes of it.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Dismissed | Self::Done | Self::Coalesced)
    }
}

/// One rule on one civil date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// What it is known by.
    pub key: OccurrenceKey,
    /// What became of it.
    pub state: OccurrenceState,
    /// The instant it was due at when it was written down.
    pub due_at: DateTime<Utc>,
    /// When a put-off one comes back.
    pub snoozed_until: Option<DateTime<Utc>>,
    /// How often it was handed over to be shown since it last became due.
    pub attempts: u32,
    /// When it was last handed over to be shown; `None` while its popup is still to be shown and no one is showing it.
    pub claimed_at: Option<DateTime<Utc>>,
    /// When its popup last was on the screen; none when it is in the inbox only.
    pub shown_at: Option<DateTime<Utc>>,
    /// When the user last acted on it.
    pub acted_at: Option<DateTime<Utc>>,
}

impl Occurrence {
    /// A new one, in the inbox, its popup owed.
    #[must_use]
    pub fn new(key: OccurrenceKey, due_at: DateTime<Utc>) -> Self {
        Self {
            key,
            state: OccurrenceState::Claimed,
            due_at,
            snoozed_until: None,
            attempts: 0,
            claimed_at: None,
            shown_at: None,
            acted_at: None,
        }
    }

    /// When it last popped up, as far as is known: one that was handed over and never confirmed counts.
    pub(super) fn last_popup(&self) -> Option<DateTime<Utc>> {
        self.shown_at.or(self.claimed_at)
    }

    /// This occurrence in another state.
    #[must_use]
    pub fn with_state(&self, state: OccurrenceState) -> Self {
        Self { state, ..self.clone() }
    }
}
