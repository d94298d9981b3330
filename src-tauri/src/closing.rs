//! What closing the window does: quit, keep running in the tray, or ask which, once.
//!
//! Keeping running is offered only where a tray shows the icon, so no one is left with a program they can't reach.

use standpoint_core::reminders::OnClose;
use tauri::{AppHandle, Manager};

use crate::save_handshake::{SaveHandshake, request_save};
use crate::shared_coach::ask;
use crate::shutdown::{self, Shutdown};
use crate::tray::Tray;
use crate::{events, window};

/// The user closed the window.
pub(crate) fn asked(app: &AppHandle) {
    let app = app.clone();
    // Reading the choice may wait for the database.
    tauri::async_runtime::spawn_blocking(move || match wanted(&app) {
        OnClose::Ask
            if app.state::<SaveHandshake>().has_page() && events::ASK_CLOSE.tell(&app, ()).is_ok() => {}
        OnClose::Stay => stay(&app),
        OnClose::Ask | OnClose::Quit => shutdown::begin(&app),
    });
}

/// Closes the window and stays: the page saves, then its process ends.
pub(crate) fn stay(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        request_save(&app).await;
        // Those who chose to quit meanwhile quit.
        if !app.state::<Shutdown>().has_begun() {
            window::put_away(&app);
        }
    });
}

fn wanted(app: &AppHandle) -> OnClose {
    if !app.state::<Tray>().is_hosted_still() {
        return OnClose::Quit;
    }
    let onboarded = ask(app, |coach, _| coach.is_onboarded()).unwrap_or(false);
    let settings = ask(app, |coach, _| coach.reminder_settings());
    // Before there is anything to be reminded of, closing is leaving.
    settings.ok().filter(|_| onboarded).map_or(OnClose::Quit, |settings| settings.on_close)
}
