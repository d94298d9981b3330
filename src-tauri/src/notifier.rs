//! The narrow door to the desktop's notifications: show a nudge, hear what the user answers.
//!
//! What a nudge says and when it comes is decided in the core; this room only carries it.

mod desktop;

use chrono::NaiveDate;
use standpoint_core::id::RuleId;
use standpoint_core::reminder::{Nudge, NudgeAction};

pub(crate) use desktop::Desktop;

/// What the user did with a nudge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The rule the nudge came from.
    pub(crate) rule: RuleId,
    /// The civil date of the occurrence.
    pub(crate) on: NaiveDate,
    /// The button; a click on the notification itself is [`NudgeAction::Open`].
    pub(crate) action: NudgeAction,
}

/// Shows nudges.
pub(crate) trait Notifier: Send + Sync {
    /// Whether somebody is there to show one. May take a moment: not for the main thread.
    fn listens(&self) -> bool;

    /// Shows the nudge. May take a moment: not for the main thread.
    ///
    /// # Errors
    /// A sentence without the nudge's text, when it could not be handed over.
    fn show(&self, nudge: &Nudge) -> Result<(), String>;
}
