//! The coach's rules: what it suggests, how much, and in what order.
//!
//! Everything that suggests asks the same pure ranking ([`rank`]): Today, the tray, the slot's popup and the command
//! line. It knows plain values and no store; what the rules are is said in `docs/coach.md`.

mod budget;
mod candidate;
mod if_then_plan;
mod missed_reason;
mod offer;
mod order;
mod rank;
mod words;

pub use budget::Budget;
pub use candidate::{ActionKind, Candidate, Lane, PartOf, SmallerVersion, Subject};
pub(crate) use if_then_plan::IfThenPlan;
pub use missed_reason::MissedReason;
pub use offer::{Offer, OfferKind};
pub(crate) use order::{INSIDE_EXTRAS, JumpItem, STRANGERS_FIRST, jump_in, step_order, turned};
pub use rank::{
    OwnDue, PostSituation, ProgrammeItem, Quiet, QuietKind, Situation, Turn, WaitedTask, WaitingReply, rank,
    takes_at_most_ten,
};
pub(crate) use words::day_in_words;

/// Days without any activity after which the coach welcomes the user back.
pub const AWAY_DAYS: i64 = 14;
/// Days a task waits for someone before the coach asks.
pub const ASK_AFTER_DAYS: i64 = 5;
/// Days a task is not suggested after its smaller version was done.
pub const SMALLER_RESTS_DAYS: i64 = 3;
/// Snoozes after which the smaller version is offered by itself.
pub const SNOOZES_FOR_SMALLER: u32 = 2;
/// Days as first suggestion after which the smaller version is offered by itself.
pub const DAYS_FOR_SMALLER: i64 = 7;
/// The most days for which the first 30 days' order holds.
pub const JUMP_IN_DAYS: i64 = 70;
/// The most minutes of the first suggestion after a time away.
pub const COMING_BACK_MINUTES: u32 = 10;
