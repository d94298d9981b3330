//! Reloads the page when its process crashes, so that no one sits in front of a dead window. A page that keeps crashing
//! isn't reloaded for ever.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};
use webkit2gtk::{WebProcessTerminationReason, WebViewExt};

use crate::renderer::{self, PageRan};
use crate::save_handshake::SaveHandshake;
use crate::shutdown;
use crate::window::{self, PageRequest};

/// How many crashes within [`WITHIN`] reload the page without asking.
const CRASHES_TOLERATED: usize = 3;
const WITHIN: Duration = Duration::from_secs(60);

const GIVEN_UP: &str = "The window keeps crashing. Your saved work is safe. If it goes on, quit and restart Standpoint. \
    In a terminal, standpoint-cli has the same coach.";

/// When the page's process crashed lately, earliest first.
#[derive(Debug, Default)]
pub(crate) struct CrashCount(Mutex<VecDeque<Instant>>);

impl CrashCount {
    /// Records a crash at `now`, and says whether the page may be reloaded without asking.
    fn within_budget(&self, now: Instant) -> bool {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ends.push_back(now);
        ends.retain(|end| now.duration_since(*end) < WITHIN);
        ends.len() <= CRASHES_TOLERATED
    }

    fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Reloads the window's page whenever its process crashes.
pub(crate) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    let app = window.app_handle().clone();
    window.with_webview(move |webview| {
        webview.inner().connect_web_process_terminated(move |_, reason| ended(&app, reason));
    })
}

fn ended(app: &AppHandle, reason: WebProcessTerminationReason) {
    app.state::<SaveHandshake>().page_listens(false);
    if reason == WebProcessTerminationReason::TerminatedByApi {
        return;
    }
    log::error!("webview process ended: {reason:?}");
    if app.state::<CrashCount>().within_budget(Instant::now()) {
        reload(app);
    } else if renderer::is_plain(app) || app.state::<PageRan>().has_run() {
        ask(app);
    } else {
        // It never got as far as showing something: that is how some graphics drivers fail.
        renderer::start_plainly(app);
    }
}

fn reload(app: &AppHandle) {
    let Some(window) = app.get_webview_window(window::MAIN) else { return };
    window::send_request(app, PageRequest::Resume);
    if let Err(error) = window.reload() {
        log::error!("failed to reload the page: {error}");
    }
}

fn ask(app: &AppHandle) {
    let buttons = MessageDialogButtons::OkCancelCustom("Reload".to_owned(), "Quit".to_owned());
    let dialog = app
        .dialog()
        .message(GIVEN_UP)
        .title("The window keeps crashing")
        .kind(MessageDialogKind::Error)
        .buttons(buttons);
    let app = app.clone();
    dialog.show(move |again| {
        if again {
            app.state::<CrashCount>().forget();
            reload(&app);
        } else {
            shutdown::begin(&app);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_crashes_a_minute_are_tolerated_and_old_ones_are_forgotten() {
        let crashes = CrashCount::default();
        let start = Instant::now();
        let tolerated = |seconds| crashes.within_budget(start + Duration::from_secs(seconds));
        assert_eq!([tolerated(0), tolerated(1), tolerated(2), tolerated(3)], [true, true, true, false]);
        assert!(tolerated(90), "what was a minute ago no longer counts");
        crashes.forget();
        assert!(crashes.within_budget(start + Duration::from_secs(91)));
    }
}
