//! The window: how it is opened and shown, that it never leaves the app's page, and what a second start does.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use standpoint_core::profile::preferences;
use tauri::plugin::TauriPlugin;
use tauri::webview::{Color, NewWindowResponse};
use tauri::{AppHandle, Manager, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Wry};

use crate::data_folder::DataFolder;
use crate::machine::Machine;
use crate::renderer::PageRan;
use crate::save_handshake::SaveHandshake;
use crate::window_place::WindowPlace;
use crate::{activation, events, renderer, shared_coach, spelling, text_size};

/// The window's label, by which capabilities and events name it.
pub(crate) const MAIN: &str = "main";

/// The page's background, so that nothing flashes before the page is painted. The same values are in its style sheet.
const LIGHT: Color = Color(0xfa, 0xf8, 0xf4, 0xff);
const DARK: Color = Color(0x14, 0x18, 0x1a, 0xff);

/// How long the page may take to say that it is ready before it is shown as it is.
const PATIENCE: Duration = Duration::from_secs(4);

/// Asks what the page needs first before the page's own programs are there: both take their time side by side. The page
/// takes the answer from here, once.
const FIRST_QUESTION: &str =
    "window.firstAnswer = window.__TAURI_INTERNALS__.invoke('boot'); window.firstAnswer.catch(() => {});";

/// The theme the window was given last. Given none once more, GTK's becomes the light one, whatever the desktop's is.
static FOLLOWED: Mutex<Option<Theme>> = Mutex::new(None);

/// What the page should show when the window opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageRequest {
    /// The Today page.
    Today,
    /// The page about reminders.
    Reminders,
    /// The dialog that logs a post.
    LogPost,
    /// The dialog that keeps an idea.
    NewIdea,
    /// The page it was on, with a message that it crashed.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only Linux tells of a crash"))]
    Resume,
}

/// A request that waits until a page is there.
#[derive(Debug, Default)]
pub(crate) struct PageRequests(Mutex<Option<PageRequest>>);

/// Sends the page a request, now or once it is there.
pub(crate) fn send_request(app: &AppHandle, request: PageRequest) {
    if !app.state::<SaveHandshake>().has_page() {
        *app.state::<PageRequests>().0.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
        return;
    }
    let sent = match request {
        PageRequest::Today => events::GO.tell(app, "/"),
        PageRequest::Reminders => events::GO.tell(app, "/settings/reminders"),
        PageRequest::LogPost => events::LOG_POST.tell(app, ()),
        PageRequest::NewIdea => events::NEW_IDEA.tell(app, ()),
        PageRequest::Resume => events::RESUMED.tell(app, ()),
    };
    if let Err(error) = sent {
        log::warn!("failed to open page: {error}");
    }
}

/// The page is there: the window is shown, and the page told what it was called up for.
pub(crate) fn ready(app: &AppHandle) -> tauri::Result<()> {
    app.state::<SaveHandshake>().page_listens(true);
    app.state::<PageRan>().record();
    let request = app.state::<PageRequests>().0.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(request) = request {
        send_request(app, request);
    }
    if app.state::<Machine>().remembered().renderer_to_be_said && events::DRAWN_PLAINLY.tell(app, ()).is_ok()
    {
        app.state::<Machine>().change(|it| it.renderer_to_be_said = false);
    }
    show(app)
}

/// Makes the window, hidden: it is shown when the page says that it has something to show.
pub(crate) fn create(app: &AppHandle) -> tauri::Result<()> {
    let dev_url = app.config().build.dev_url.clone().filter(|_| tauri::is_dev());
    // The data are opened while the webview's processes start.
    let choice = {
        let app = app.clone();
        std::thread::spawn(move || chosen_theme(&app))
    };
    let builder = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Standpoint")
        .inner_size(1100.0, 760.0)
        .min_inner_size(720.0, 540.0)
        .visible(false)
        .initialization_script(FIRST_QUESTION)
        .on_navigation(move |url| is_own(url, dev_url.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny);
    // There, hearing of dropped files would take posts' dragging from the page.
    #[cfg(windows)]
    let builder = builder.disable_drag_drop_handler();
    let window = builder.build()?;
    #[cfg(target_os = "macos")]
    crate::app_menu::stand_in_the_dock(app, true);
    let theme = choice.join().unwrap_or_default();
    if theme.is_some() {
        window.set_theme(theme)?;
    }
    *FOLLOWED.lock().unwrap_or_else(PoisonError::into_inner) = theme;
    paint_background(&window)?;
    app.state::<WindowPlace>().restore(&window)?;
    text_size::apply(&window);
    spelling::apply(&window)?;
    // A window that is made because of a click comes up with the click's leave.
    activation::hand_on(&window);
    #[cfg(target_os = "linux")]
    crate::webview_crash::watch(&window)?;
    renderer::watch(&window);
    show_when_overdue(window);
    Ok(())
}

/// Shows the window, the first time and whenever the user asks for it.
pub(crate) fn show(app: &AppHandle) -> tauri::Result<()> {
    let Some(window) = app.get_webview_window(MAIN) else { return Ok(()) };
    window.show()
}

/// Shows the window in front of others, making it if needed. Only for when the user asked for it (rule 13).
pub(crate) fn show_window(app: &AppHandle, request: Option<PageRequest>) {
    if let Some(request) = request {
        send_request(app, request);
    }
    let up = app.clone();
    let sent = app.run_on_main_thread(move || {
        if let Err(error) = bring_up(&up) {
            log::warn!("failed to show the window: {error}");
        }
    });
    if let Err(error) = sent {
        log::warn!("failed to create the window: {error}");
    }
}

fn bring_up(app: &AppHandle) -> tauri::Result<()> {
    let Some(window) = app.get_webview_window(MAIN) else { return create(app) };
    activation::hand_on(&window);
    window.show()?;
    window.unminimize()?;
    window.set_focus()
}

/// Ends the window and its page's process; the app stays.
pub(crate) fn put_away(app: &AppHandle) {
    app.state::<SaveHandshake>().page_listens(false);
    let closed = app.clone();
    // Where it stands is only known there.
    let sent = app.run_on_main_thread(move || {
        keep_place(&closed);
        #[cfg(target_os = "macos")]
        crate::app_menu::stand_in_the_dock(&closed, false);
        if let Some(Err(error)) = closed.get_webview_window(MAIN).map(|window| window.destroy()) {
            log::warn!("failed to hide the window: {error}");
        }
    });
    if let Err(error) = sent {
        log::warn!("failed to hide the window: {error}");
    }
}

/// Keeps where the window is, if there is one. On the main thread.
pub(crate) fn keep_place(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        app.state::<WindowPlace>().keep(&window);
    }
}

/// Gives the window's frame the theme the user chose, or the desktop's.
pub(crate) fn follow_theme(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    let theme = chosen_theme(app);
    let before = std::mem::replace(&mut *FOLLOWED.lock().unwrap_or_else(PoisonError::into_inner), theme);
    if before == theme {
        return;
    }
    let followed = window.set_theme(theme).and_then(|()| paint_background(&window));
    if let Err(error) = followed {
        log::warn!("failed to set the window’s theme: {error}");
    }
}

/// A second start with the same data folder calls up the first one's window and ends. One that was to be hidden, at login
/// say, only ends: no one asked for a window (rule 13).
///
/// Windows and macOS know programs by their identifier alone, whatever their data folder. There a start with a folder of its
/// own is never taken for a second one: two windows on one folder are safe, the other folder's window would be wrong.
pub(crate) fn single(folder: &DataFolder) -> Option<TauriPlugin<Wry>> {
    if !cfg!(target_os = "linux") && !folder.is_usual() {
        return None;
    }
    let second_start = |app: &AppHandle, arguments: Vec<String>, _folder: String| {
        if !arguments.iter().any(|argument| argument == "--hidden") {
            activation::given(app, activation::among(&arguments));
            show_window(app, None);
        }
    };
    let plugin = tauri_plugin_single_instance::Builder::new().callback(second_start);
    Some(plugin.dbus_id(folder.instance()).build())
}

/// The theme the user chose; none for the desktop's, or while the data cannot be read.
fn chosen_theme(app: &AppHandle) -> Option<Theme> {
    match shared_coach::ask(app, |coach, _| coach.preferences()).ok()?.theme {
        preferences::Theme::Light => Some(Theme::Light),
        preferences::Theme::Dark => Some(Theme::Dark),
        preferences::Theme::System => None,
    }
}

fn paint_background(window: &WebviewWindow) -> tauri::Result<()> {
    let dark = matches!(window.theme()?, Theme::Dark);
    window.set_background_color(Some(if dark { DARK } else { LIGHT }))
}

fn show_when_overdue(window: WebviewWindow) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        if !window.is_visible().unwrap_or(true) {
            log::warn!("page not ready within {} s; showing the window anyway", PATIENCE.as_secs());
            if let Err(error) = window.show() {
                log::error!("failed to show the window: {error}");
            }
        }
    });
}

/// Whether the address is the app's own page; everything else belongs in a browser.
fn is_own(url: &Url, dev_url: Option<&Url>) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        _ => dev_url.is_some_and(|dev| dev.origin() == url.origin()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_at_home() {
        let own = |text: &str, dev: Option<&str>| {
            is_own(&text.parse().unwrap(), dev.map(|dev| dev.parse().unwrap()).as_ref())
        };
        assert!(own("tauri://localhost/posts", None));
        assert!(own("http://tauri.localhost/", None));
        for elsewhere in [
            "https://example.org/",
            "https://localhost/",
            "http://tauri.localhost.example.org/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "javascript:alert(1)",
            "tauri://example.org/",
            "about:blank",
        ] {
            assert!(!own(elsewhere, None), "{elsewhere} is not ours");
        }
        assert!(own("http://localhost:5173/posts", Some("http://localhost:5173")));
        assert!(!own("http://localhost:5174/", Some("http://localhost:5173")));
    }
}
