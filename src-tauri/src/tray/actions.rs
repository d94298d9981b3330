//! What a click in the tray does.

use standpoint_core::calendar::Now;
use standpoint_core::changed::Changed;
use standpoint_core::{Coach, Error};
use tauri::AppHandle;

use crate::shared_coach::{act, notify_page};
use crate::shutdown;
use crate::window::{self, PageRequest};

/// What a line of the menu does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TrayAction {
    /// Shows the window as it was.
    Open,
    /// Shows Today.
    Today,
    /// Asks for an idea.
    NewIdea,
    /// Asks for a post that is out.
    LogPost,
    /// Shows the page where pauses are.
    Reminders,
    /// Snoozes all reminders until tomorrow.
    SnoozeAll,
    /// Resumes all reminders.
    Resume,
    /// Holds the voice until tomorrow.
    HoldUntilTomorrow,
    /// Holds the voice until Monday.
    HoldUntilMonday,
    /// Holds the voice until the user ends that.
    Hold,
    /// Ends the hold.
    EndHold,
    /// Quits.
    Quit,
}

/// By what name a menu that is asked for by names knows each.
#[cfg(any(test, not(target_os = "linux")))]
const NAMES: [(TrayAction, &str); 12] = [
    (TrayAction::Open, "open"),
    (TrayAction::Today, "today"),
    (TrayAction::NewIdea, "new-idea"),
    (TrayAction::LogPost, "log-post"),
    (TrayAction::Reminders, "reminders"),
    (TrayAction::SnoozeAll, "snooze-all"),
    (TrayAction::Resume, "resume"),
    (TrayAction::HoldUntilTomorrow, "hold-until-tomorrow"),
    (TrayAction::HoldUntilMonday, "hold-until-monday"),
    (TrayAction::Hold, "hold"),
    (TrayAction::EndHold, "end-hold"),
    (TrayAction::Quit, "quit"),
];

#[cfg(any(test, not(target_os = "linux")))]
impl TrayAction {
    /// Its name; empty for none.
    pub(super) fn name(self) -> &'static str {
        NAMES.iter().find(|(action, _)| *action == self).map_or("", |(_, name)| name)
    }

    /// The action of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(action, _)| *action)
    }
}

/// Does it.
pub(super) fn carry_out(app: &AppHandle, action: TrayAction) {
    match action {
        TrayAction::Open => open(app, None),
        TrayAction::Today => open(app, Some(PageRequest::Today)),
        TrayAction::NewIdea => open(app, Some(PageRequest::NewIdea)),
        TrayAction::LogPost => open(app, Some(PageRequest::LogPost)),
        TrayAction::Reminders => open(app, Some(PageRequest::Reminders)),
        TrayAction::SnoozeAll => write(app, |coach, now| coach.snooze_all(now)),
        TrayAction::Resume => write(app, |coach, now| coach.resume_all(now)),
        TrayAction::HoldUntilTomorrow => write(app, |coach, now| coach.hold_voice(now, Some("tomorrow"))),
        TrayAction::HoldUntilMonday => write(app, |coach, now| coach.hold_voice(now, Some("monday"))),
        TrayAction::Hold => write(app, |coach, now| coach.hold_voice(now, Some(""))),
        TrayAction::EndHold => write(app, |coach, now| coach.end_hold(now)),
        TrayAction::Quit => shutdown::begin(app),
    }
}

/// Shows the window, at a page.
fn open(app: &AppHandle, request: Option<PageRequest>) {
    #[cfg(target_os = "linux")]
    crate::activation::given(app, ksni::current_xdg_activation_token());
    window::show_window(app, request);
}

fn write(app: &AppHandle, work: impl FnOnce(&mut Coach, &Now) -> Result<Changed, Error> + Send + 'static) {
    let app = app.clone();
    // The tray's thread should not wait for the disk.
    tauri::async_runtime::spawn_blocking(move || match act(&app, work) {
        Ok(changed) => notify_page(&app, Some(&changed)),
        Err(failure) => log::warn!("failed to save a choice in the tray: {:?}", failure.code),
    });
}
