//! The desktop's notifications: show one, take it back, receive the user's answer.
//!
//! What a notification says and when it is shown is decided in the core.

#[cfg(target_os = "linux")]
mod confirmed;
mod desktop;
#[cfg(not(target_os = "linux"))]
mod handed_over;
#[cfg(target_os = "linux")]
mod lasting;
#[cfg(target_os = "linux")]
mod receipt;
mod service;

use standpoint_core::reminders::{OccurrenceKey, PopupAction, PopupText};

#[cfg(target_os = "linux")]
use confirmed::Screen;
pub(crate) use desktop::{Desktop, Events};
#[cfg(not(target_os = "linux"))]
use handed_over::Screen;

/// What the user did with a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The reminders it stood for.
    pub(crate) keys: Vec<OccurrenceKey>,
    /// The button; a click on the notification itself is [`PopupAction::Open`].
    pub(crate) action: PopupAction,
}

impl Answer {
    /// The answer to a notification for these; `None` to a test, or with a button that is not ours.
    fn to(keys: Vec<OccurrenceKey>, action: &str, click: &str) -> Option<Self> {
        let action = if action == click { PopupAction::Open } else { action.parse().ok()? };
        (!keys.is_empty()).then_some(Self { keys, action })
    }
}

/// Shows notifications. Each call may block: not for the main thread.
pub(crate) trait Notifier: Send + Sync {
    /// Shows it, and returns once the desktop has accepted it.
    ///
    /// # Errors
    /// A sentence without the notification's text, if no service is running or it rejected the notification.
    fn show(&self, popup_text: &PopupText) -> Result<(), String>;

    /// Shows a test notification; `stays` keeps it on the screen until it is answered.
    ///
    /// # Errors
    /// As for [`Notifier::show`].
    fn show_test(&self, stays: bool) -> Result<(), String>;

    /// Takes back the notifications that stand for nothing but these.
    fn close(&self, keys: &[OccurrenceKey]);
}
