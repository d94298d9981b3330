//! An occurrence: one rule on one civil date, and what became of it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::id::RuleId;
use crate::named::named_enum;

named_enum! {
    /// What became of an occurrence.
    pub enum OccurrenceState("state") {
        /// Taken by one process that is about to show it.
        Claimed = "claimed" | "Being shown",
        /// Shown.
        Posted = "posted" | "Shown",
        /// Opened by the user.
        Seen = "seen" | "Seen",
        /// Put off until an instant.
        Snoozed = "snoozed" | "Put off",
        /// Acted on.
        Done = "done" | "Done",
    }
}

/// One rule on one civil date. An occurrence without a row is pending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The rule.
    pub rule: RuleId,
    /// The civil date, in the rule's zone.
    pub on: NaiveDate,
    /// What became of it.
    pub state: OccurrenceState,
    /// When a put-off one comes back.
    pub snoozed_until: Option<DateTime<Utc>>,
    /// How often it was taken to be shown.
    pub attempts: u32,
    /// When it was last taken.
    pub claimed_at: Option<DateTime<Utc>>,
}
