//! What a click in the tray does.

use standpoint_core::calendar::Now;
use standpoint_core::changed::Changed;
use standpoint_core::{Coach, Error};
use tauri::AppHandle;

use crate::shared_coach::{act, notify_page};
use crate::shutdown;
use crate::window::{self, PageRequest};

/// Shows the window, at a page.
pub(super) fn open(app: &AppHandle, request: Option<PageRequest>) {
    #[cfg(target_os = "linux")]
    crate::activation::given(app, ksni::current_xdg_activation_token());
    window::show_window(app, request);
}

/// Snoozes all reminders until tomorrow, or resumes them.
pub(super) fn snooze_all(app: &AppHandle, snooze: bool) {
    write(app, move |coach, now| if snooze { coach.snooze_all(now) } else { coach.resume_all(now) });
}

/// Puts the voice on hold until a day in words (empty: until the user ends it), or ends the hold.
pub(super) fn hold(app: &AppHandle, until: Option<&'static str>) {
    write(app, move |coach, now| match until {
        Some(words) => coach.hold_voice(now, Some(words)),
        None => coach.end_hold(now),
    });
}

/// Quits.
pub(super) fn quit(app: &AppHandle) {
    shutdown::begin(app);
}

fn write(app: &AppHandle, work: impl FnOnce(&mut Coach, &Now) -> Result<Changed, Error> + Send + 'static) {
    let app = app.clone();
    // The tray's thread should not wait for the disk.
    tauri::async_runtime::spawn_blocking(move || match act(&app, work) {
        Ok(changed) => notify_page(&app, Some(&changed)),
        Err(failure) => log::warn!("failed to save a choice in the tray: {:?}", failure.code),
    });
}
