//! The narrow door to the desktop's notifications: show a nudge, take it back, hear what the user answers.
//!
//! What a nudge says and when it comes is decided in the core; this room only carries it.

mod desktop;
#[cfg(target_os = "linux")]
mod lasting;
mod receipt;
mod service;

use standpoint_core::reminders::{Nudge, NudgeAction, OccurrenceKey};

pub(crate) use desktop::{Desktop, Events};

/// What the user did with a nudge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// What the nudge stood for.
    pub(crate) keys: Vec<OccurrenceKey>,
    /// The button; a click on the notification itself is [`NudgeAction::Open`].
    pub(crate) action: NudgeAction,
}

impl Answer {
    /// The answer to what stands for these; none to a test, or with a button that is not ours.
    fn to(keys: Vec<OccurrenceKey>, action: &str, click: &str) -> Option<Self> {
        let action = if action == click { NudgeAction::Open } else { action.parse().ok()? };
        (!keys.is_empty()).then_some(Self { keys, action })
    }
}

/// Shows nudges. Each call may take a moment: not for the main thread.
pub(crate) trait Notifier: Send + Sync {
    /// Shows the nudge, and answers once the desktop has taken it.
    ///
    /// # Errors
    /// A sentence without the nudge's text, when nobody is there to show it or it was refused.
    fn show(&self, nudge: &Nudge) -> Result<(), String>;

    /// Shows a notification that says that it is a test, and that stays until it is answered or not.
    ///
    /// # Errors
    /// As for [`Notifier::show`].
    fn show_test(&self, stays: bool) -> Result<(), String>;

    /// Takes back the notifications that stand for nothing but these.
    fn close(&self, keys: &[OccurrenceKey]);
}
