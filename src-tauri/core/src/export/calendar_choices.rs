//! What the user wants in the calendar file.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// What the calendar file can hold.
    pub enum CalendarKind("kind of event") {
        /// Scheduled posts, and published ones of the last 90 days.
        Posts = "posts" | "Posts",
        /// The slot and the backup slot.
        Slots = "slots" | "Writing time",
        /// Looks back: at weeks at their reminder's time, at months and quarters on their day, a year ahead.
        LooksBack = "looks_back" | "Looks back",
        /// Deadlines of venues.
        Deadlines = "deadlines" | "Deadlines of venues",
        /// Open tasks of the user's own that have a date.
        Tasks = "tasks" | "Your own tasks",
    }
}

/// What goes into the calendar file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CalendarChoices {
    /// The kinds of events in it.
    pub kinds: Vec<CalendarKind>,
    /// Whether events say only what they are, and nothing that the user wrote.
    pub hide_titles: bool,
}

impl Default for CalendarChoices {
    fn default() -> Self {
        Self { kinds: vec![CalendarKind::Posts, CalendarKind::Slots], hide_titles: false }
    }
}
