//! A window that stays blank. Some graphics drivers and desktops show nothing of what the webview draws in its usual way:
//! its process hangs or ends before the page runs. Then the program starts once more and draws plainly; that is remembered
//! for this machine, said, and can be changed in Settings, where it can also be chosen by hand.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager, WebviewWindow};

use crate::leaving;
use crate::machine::{Machine, Renderer};
use crate::window::MAIN;

/// How long a page may take to run at all: a slow disk is no fault of the drawing.
const SILENT: Duration = Duration::from_secs(30);

/// Whether a page of this start ever ran and said that it is ready.
#[derive(Debug, Default)]
pub(crate) struct Ran(AtomicBool);

impl Ran {
    /// It said so.
    pub(crate) fn said(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether one did.
    pub(crate) fn is_so(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Whether the window is drawn plainly by now.
pub(crate) fn is_plain(app: &AppHandle) -> bool {
    app.state::<Machine>().remembered().renderer == Renderer::Plain
}

/// Gives a window up whose page does not run.
pub(crate) fn watch(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    if is_plain(&app) || app.state::<Ran>().is_so() {
        return;
    }
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SILENT).await;
        if app.get_webview_window(MAIN).is_some() && !app.state::<Ran>().is_so() {
            start_plainly(&app);
        }
    });
}

/// Starts the program once more, drawn plainly, and remembers that. The user is told when the page is there.
pub(crate) fn start_plainly(app: &AppHandle) {
    log::warn!("the page does not run; starting once more with the plain renderer");
    app.state::<Machine>().change(|it| {
        it.renderer = Renderer::Plain;
        it.renderer_to_be_said = true;
    });
    leaving::begin_plainly(app);
}
