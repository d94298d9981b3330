//! What a Mac expects of an app: the menu at the top of the screen, and a place in the Dock while there is a window.

use tauri::menu::{AboutMetadata, Menu, MenuBuilder, MenuItemBuilder, SubmenuBuilder};
use tauri::{ActivationPolicy, AppHandle, Wry};

use crate::shutdown;
use crate::window::{self, PageRequest};

const IDEA: &str = "menu-new-idea";
const POST: &str = "menu-log-post";
const REMINDERS: &str = "menu-reminders";
const QUIT: &str = "menu-quit";

/// The menu. Quitting is our own, so that the page saves first; what edits text is the system's, without which ⌘C would do
/// nothing.
///
/// # Errors
/// The system's.
pub(crate) fn build(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let about = AboutMetadata { name: Some("Standpoint".to_owned()), ..AboutMetadata::default() };
    let own = SubmenuBuilder::new(app, "Standpoint")
        .about(Some(about))
        .separator()
        .item(&MenuItemBuilder::with_id(REMINDERS, "Reminders…").build(app)?)
        .separator()
        .services()
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .item(&MenuItemBuilder::with_id(QUIT, "Quit Standpoint").accelerator("Cmd+Q").build(app)?)
        .build()?;
    // The page hears ⌘N itself, so the line names no key of its own.
    let file = SubmenuBuilder::new(app, "File")
        .item(&MenuItemBuilder::with_id(IDEA, "New idea…").build(app)?)
        .item(&MenuItemBuilder::with_id(POST, "Log a post…").build(app)?)
        .separator()
        .close_window()
        .build()?;
    let edit = SubmenuBuilder::new(app, "Edit")
        .undo()
        .redo()
        .separator()
        .cut()
        .copy()
        .paste()
        .select_all()
        .build()?;
    let screen = SubmenuBuilder::new(app, "Window").minimize().maximize().fullscreen().build()?;
    MenuBuilder::new(app).items(&[&own, &file, &edit, &screen]).build()
}

/// Does what a line of the menu says.
pub(crate) fn answer(app: &AppHandle, chosen: &str) {
    match chosen {
        IDEA => window::show_window(app, Some(PageRequest::NewIdea)),
        POST => window::show_window(app, Some(PageRequest::LogPost)),
        REMINDERS => window::show_window(app, Some(PageRequest::Reminders)),
        QUIT => shutdown::begin(app),
        // The tray's.
        _ => {}
    }
}

/// Whether the app has a place in the Dock: only while there is a window, so that a hidden start stays hidden.
pub(crate) fn stand_in_the_dock(app: &AppHandle, stands: bool) {
    let policy = if stands { ActivationPolicy::Regular } else { ActivationPolicy::Accessory };
    if let Err(error) = app.set_activation_policy(policy) {
        log::warn!("failed to change the place in the Dock: {error}");
    }
}
