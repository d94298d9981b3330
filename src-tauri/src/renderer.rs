//! A window that stays blank. Some graphics drivers and desktops show nothing of what the webview draws in its usual way:
//! its process hangs or ends before the page runs, or the page runs and its window has one colour. Then the program starts
//! once more and draws plainly; that is remembered for this machine, said, and can be changed in Settings, where it can also
//! be chosen by hand.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager, WebviewWindow};

#[cfg(target_os = "linux")]
use crate::first_paint;
use crate::machine::{Machine, Renderer};
use crate::shutdown;
use crate::window::MAIN;

/// How long a page may take to run at all: a slow disk is no fault of the drawing.
const SILENT: Duration = Duration::from_secs(30);

/// How long what a page says it has painted may be missing from the window, and how often the window is looked at.
#[cfg(target_os = "linux")]
const BLANK: Duration = Duration::from_secs(4);
#[cfg(target_os = "linux")]
const LOOK: Duration = Duration::from_secs(1);

/// Whether a page of this start ever ran and said that it is ready.
#[derive(Debug, Default)]
pub(crate) struct PageRan(AtomicBool);

impl PageRan {
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
    if is_plain(&app) || app.state::<PageRan>().is_so() {
        return;
    }
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SILENT).await;
        if app.get_webview_window(MAIN).is_some() && !app.state::<PageRan>().is_so() {
            start_plainly(&app);
        }
    });
}

/// Gives a window up that shows nothing though its page has painted. Looked at only while it is in front of the user: a window
/// that is covered or on another workspace need not be drawn.
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
        // Whoever asked may be gone with the app.
        let _ = say.send(first_paint::shows_something(&webview.inner()));
    };
    window.with_webview(look).ok()?;
    said.await.ok().flatten()
}

/// Starts the program once more, drawn plainly, and remembers that. The user is told when the page is there.
pub(crate) fn start_plainly(app: &AppHandle) {
    log::warn!("the window stays blank; starting once more with the plain renderer");
    app.state::<Machine>().change(|it| {
        it.renderer = Renderer::Plain;
        it.renderer_to_be_said = true;
    });
    shutdown::begin_plainly(app);
}
