//! Reminders: rules, what is due, what holds it back, and what was done about it.
//!
//! Pure: decides when reminders fire. No clock, no storage, no UI. The store fills a [`World`], [`decide`] says
//! what to do, the store writes that down in the same transaction, the shell shows it and writes back what happened.
//! The numbers of the rules in `docs/reminders.md` stand beside them in the code and in the tests' names.

mod clock_watch;
mod decide;
mod decision;
mod delay;
mod delays;
mod entry;
mod facts;
#[cfg(test)]
mod made_up;
mod moved;
mod occurrence;
mod pending;
mod popup_text;
mod preview;
mod quiet_hours;
mod rule;
mod schedule;
mod settings;
mod snooze;
#[cfg(test)]
mod tests;
mod world;

pub use clock_watch::ClockWatch;
pub use decide::decide;
pub use decision::{Decision, Delivery, Held, Popup};
pub use delay::{Delay, DelayReason};
pub use entry::{ReminderEntry, Repeats, WeeklySlot};
pub use facts::Facts;
pub use moved::moved;
pub use occurrence::{Occurrence, OccurrenceKey, OccurrenceState};
pub use popup_text::{PopupAction, PopupButtons, PopupText};
pub use preview::{Firing, preview};
pub use quiet_hours::{Quiet, QuietDay, QuietHours};
pub use rule::{Rule, RuleKind, WEEKLY_SLOTS_MAX};
pub use schedule::Schedule;
pub use settings::{OnClose, ReminderSettings};
pub use snooze::{Snooze, tomorrow_morning};
pub use world::World;

pub(crate) use delays::delay;
pub use pending::LOOK_BACK;
pub(crate) use pending::upcoming;
pub(crate) use popup_text::{DueTask, NextStep, PopupContext, popup_text, wording};
