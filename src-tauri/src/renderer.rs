//! Drawing a window that stays blank. With some graphics drivers and desktops the webview shows nothing: its process
//! hangs or ends before the page runs, or the page runs in a window of one colour. Then the program starts again and
//! draws plainly. That is remembered for this machine, said to the user, and can be changed in Settings.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager, WebviewWindow};

#[cfg(target_os = "linux")]
use crate::first_paint;
use crate::machine::{Machine, Renderer};
use crate::shutdown;
use crate::window::MAIN;

/// How long a page may take to start: 30 s, because a slow disk is no drawing fault.
const SILENT: Duration = Duration::from_secs(30);

/// How long the window may stay blank after the page has painted, and how often that is checked.
#[cfg(target_os = "linux")]
const BLANK: Duration = Duration::from_secs(4);
#[cfg(target_os = "linux")]
const LOOK: Duration = Duration::from_secs(1);

/// Whether a page has run and reported that it is ready, since this start.
#[derive(Debug, Default)]
pub(crate) struct PageRan(AtomicBool);

impl PageRan {
    /// A page reported that it is ready.
    pub(crate) fn record(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether one has.
    pub(crate) fn has_run(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Whether the window is drawn plainly.
pub(crate) fn is_plain(app: &AppHandle) -> bool {
    app.state::<Machine>().remembered().renderer == Renderer::Plain
}

/// Starts again, drawn plainly, if the page doesn't run.
pub(crate) fn watch(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    if is_plain(&app) || app.state::<PageRan>().has_run() {
        return;
    }
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SILENT).await;
        if app.get_webview_window(MAIN).is_some() && !app.state::<PageRan>().has_run() {
            start_plainly(&app);
        }
    });
}

/// Starts again, drawn plainly, if the window stays blank after its page has painted. Checked only while the window is in front:
/// one that is covered or on another workspace needn't be drawn.
#[cfg(target_os = "linux")]
pub(crate) fn watch_painted(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    if is_plain(&app) {
        return;
    }
    tauri::async_runtime::spawn(async move {
        let mut blank = Duration::ZERO;
        while blank < BLANK {
            tokio::time::sleep(LOOK).await;
            let Some(window) = app.get_webview_window(MAIN) else { return };
            match shows_something(&window).await {
                Some(true) => return,
                Some(false) => blank += LOOK,
                None => blank = Duration::ZERO,
            }
        }
        start_plainly(&app);
    });
}

/// Whether the window in front of the user shows anything; `None` when it is not in front.
#[cfg(target_os = "linux")]
async fn shows_something(window: &WebviewWindow) -> Option<bool> {
    if !window.is_focused().ok()? || window.is_minimized().ok()? {
        return None;
    }
    let (say, said) = tokio::sync::oneshot::channel();
    let look = move |webview: tauri::webview::PlatformWebview| {
        // The caller may be gone with the app.
        let _ = say.send(first_paint::shows_something(&webview.inner()));
    };
    window.with_webview(look).ok()?;
    said.await.ok().flatten()
}

/// Starts the program once more, drawn plainly, and remembers that. The user is told when the page is there.
pub(crate) fn start_plainly(app: &AppHandle) {
    log::warn!("window stays blank; restarting with the plain renderer");
    app.state::<Machine>().change(|it| {
        it.renderer = Renderer::Plain;
        it.renderer_to_be_said = true;
    });
    shutdown::begin_plainly(app);
}
