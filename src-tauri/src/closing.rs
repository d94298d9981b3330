//! What closing the window does: quit, keep running in the tray, or ask which, once.
//!
//! Keeping running is offered only where a tray shows the icon, so no one is left with a program they can’t reach.

use standpoint_core::reminders::OnClose;
use tauri::{AppHandle, Manager};

use crate::save_handshake::{SaveHandshake, request_save};
use crate::shared_coach::ask;
use crate::shutdown::{self, Shutdown};
use crate::tray::Tray;
use crate::{events, window};

/// Acts on a request to close the window.
pub(crate) fn on_close_request(app: &AppHandle) {
    let app = app.clone();
    // Reading the choice may wait for the database.
    tauri::async_runtime::spawn_blocking(move || match choice(&app) {
        OnClose::Ask
            if app.state::<SaveHandshake>().has_page() && events::ASK_CLOSE.tell(&app, ()).is_ok() => {}
        OnClose::Stay => stay(&app),
        OnClose::Ask | OnClose::Quit => shutdown::begin(&app),
    });
}

/// Closes the window and keeps running: the page saves, then its process ends.
pub(crate) fn stay(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        request_save(&app).await;
        // Unless quitting was chosen meanwhile.
        if !app.state::<Shutdown>().has_begun() {
            window::put_away(&app);
        }
    });
}

/// What the user chose closing to mean; quitting where there is no tray to come back from.
fn choice(app: &AppHandle) -> OnClose {
    if !app.state::<Tray>().is_hosted_still() {
        return OnClose::Quit;
    }
    let onboarded = ask(app, |coach, _| coach.is_onboarded()).unwrap_or(false);
    let settings = ask(app, |coach, _| coach.reminder_settings());
    // Without a profile there is nothing to remind of, so closing quits.
    settings.ok().filter(|_| onboarded).map_or(OnClose::Quit, |settings| settings.on_close)
}
