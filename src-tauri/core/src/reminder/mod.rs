//! Reminders: rules, what is due, and what was done about it.
//!
//! This room decides; it shows nothing and knows no clock. The shell asks [`due`] at each tick, claims what is due in a
//! transaction, shows it, and writes back what happened. The first rule there is nudges the weekly post.

mod due;
mod nudge;
mod occurrence;
mod rule;

pub use due::{DueNudge, due, next_wake};
pub use nudge::{Nudge, NudgeAction, nudge};
pub use occurrence::{Occurrence, OccurrenceState};
pub use rule::{Day, Rule, WeeklySlot};
