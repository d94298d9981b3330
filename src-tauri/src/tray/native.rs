//! The icon beside the clock on Windows and in the menu bar of macOS, through Tauri. The system always has a place for it.

use tauri::image::Image;
use tauri::menu::{IsMenuItem, Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Wry};

use super::TrayFacts;
use super::actions::{self, TrayAction};
use super::dot::with_dot;
use super::menu::{self, Line};

/// The icon's name within the app.
const ID: &str = "standpoint";

/// Shows the icon. On the main thread.
///
/// # Errors
/// The system's, when it takes no icon.
pub(super) fn start(app: &AppHandle) -> tauri::Result<TrayIcon> {
    let facts = TrayFacts::default();
    let builder = TrayIconBuilder::with_id(ID)
        .tooltip(tooltip(&facts))
        .menu(&drawn(app, &facts)?)
        // On macOS a click opens the menu, as everywhere in the menu bar; on Windows it opens the window.
        .show_menu_on_left_click(cfg!(target_os = "macos"))
        .on_menu_event(|app, event| {
            if let Some(action) = TrayAction::named(event.id().as_ref()) {
                actions::carry_out(app, action);
            }
        })
        .on_tray_icon_event(|icon, event| {
            let clicked = matches!(
                event,
                TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. }
            );
            if clicked && cfg!(windows) {
                actions::carry_out(icon.app_handle(), TrayAction::Open);
            }
        });
    let builder = match picture(app, false) {
        Some(picture) => builder.icon(picture),
        None => builder,
    };
    builder.build(app)
}

/// Shows these from now on. On the main thread.
///
/// # Errors
/// The system's.
pub(super) fn update(app: &AppHandle, icon: &TrayIcon, facts: &TrayFacts) -> tauri::Result<()> {
    icon.set_menu(Some(drawn(app, facts)?))?;
    icon.set_tooltip(Some(tooltip(facts)))?;
    icon.set_icon(picture(app, facts.waiting > 0))
}

fn tooltip(facts: &TrayFacts) -> String {
    format!("Standpoint: {}", menu::reminders_in_words(facts).to_lowercase())
}

fn picture(app: &AppHandle, dotted: bool) -> Option<Image<'static>> {
    let icon = app.default_window_icon()?;
    let rgba = icon.rgba().to_vec();
    let rgba = if dotted { with_dot(rgba, icon.width(), icon.height()) } else { rgba };
    Some(Image::new_owned(rgba, icon.width(), icon.height()))
}

fn drawn(app: &AppHandle, facts: &TrayFacts) -> tauri::Result<Menu<Wry>> {
    let menu = Menu::new(app)?;
    for line in menu::lines(facts) {
        menu.append(&*item(app, line)?)?;
    }
    Ok(menu)
}

fn item(app: &AppHandle, line: Line) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    Ok(match line {
        Line::Entry(label, action) => {
            Box::new(MenuItem::with_id(app, action.name(), escaped(&label), true, None::<&str>)?)
        }
        Line::Menu(label, lines) => {
            let submenu = Submenu::new(app, escaped(&label), true)?;
            for line in lines {
                submenu.append(&*item(app, line)?)?;
            }
            Box::new(submenu)
        }
        Line::Separator => Box::new(PredefinedMenuItem::separator(app)?),
    })
}

/// An ampersand in a label would be taken for the sign before a shortcut.
fn escaped(label: &str) -> String {
    label.replace('&', "&&")
}
