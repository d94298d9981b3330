//! The size at which the page is drawn: what the user chose with Ctrl and +, - and 0, times the desktop's text scale.
//!
//! It is the webview's zoom, not the font size of the page's root, so that lines, borders, icons and breakpoints grow
//! too: 200% looks like a window half as wide, which the page is made for.

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, WebviewWindow};

use crate::machine::Machine;
use crate::window::MAIN;

/// The sizes there are, in percent.
const SIZES: [u16; 12] = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250];
const USUAL: u16 = 100;
/// The smallest and largest zoom, whatever the desktop's size of text is.
const LEAST: f64 = 0.5;
const MOST: f64 = 3.0;

/// A size, in percent of the usual one. One of a few, whatever a file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub(crate) struct TextSize(u16);

/// What a key or the wheel asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum SizeChange {
    /// The next larger one.
    Larger,
    /// The next smaller one.
    Smaller,
    /// The usual one.
    Usual,
}

impl TextSize {
    /// In percent of the usual size.
    pub(crate) fn percent(self) -> u16 {
        self.0
    }

    fn changed(self, change: SizeChange) -> Self {
        Self(match change {
            SizeChange::Larger => SIZES.into_iter().find(|size| *size > self.0).unwrap_or(self.0),
            SizeChange::Smaller => SIZES.into_iter().rev().find(|size| *size < self.0).unwrap_or(self.0),
            SizeChange::Usual => USUAL,
        })
    }

    /// The webview's zoom on a desktop whose text is this many times as large as usual.
    fn zoom(self, desktop: f64) -> f64 {
        (f64::from(self.0) / f64::from(USUAL) * desktop).clamp(LEAST, MOST)
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl From<u16> for TextSize {
    fn from(percent: u16) -> Self {
        let nearest = SIZES.into_iter().min_by_key(|size| size.abs_diff(percent));
        Self(nearest.unwrap_or(USUAL))
    }
}

impl From<TextSize> for u16 {
    fn from(size: TextSize) -> Self {
        size.0
    }
}

/// Changes the size, now and for later, and answers with the new one.
pub(crate) fn change(app: &AppHandle, change: SizeChange) -> TextSize {
    let size = app.state::<Machine>().change(|it| it.text_size = it.text_size.changed(change)).text_size;
    let on_main = app.clone();
    // The desktop's size of text is only known there.
    let sent = app.run_on_main_thread(move || {
        if let Some(window) = on_main.get_webview_window(MAIN) {
            apply(&window);
        }
    });
    if let Err(error) = sent {
        log::warn!("failed to change the text size: {error}");
    }
    size
}

/// Draws the window at the size that is remembered. On the main thread.
pub(crate) fn apply(window: &WebviewWindow) {
    let size = window.state::<Machine>().remembered().text_size;
    if let Err(error) = window.set_zoom(size.zoom(of_the_desktop())) {
        log::warn!("failed to set the text size: {error}");
    }
}

/// Follows the desktop's size of text from now on. On the main thread.
#[cfg(target_os = "linux")]
pub(crate) fn follow_desktop(app: &AppHandle) {
    use gtk::prelude::GtkSettingsExt;

    let app = app.clone();
    if let Some(settings) = gtk::Settings::default() {
        settings.connect_gtk_xft_dpi_notify(move |_| {
            if let Some(window) = app.get_webview_window(MAIN) {
                apply(&window);
            }
        });
    }
}

/// Elsewhere the webview follows by itself.
#[cfg(not(target_os = "linux"))]
pub(crate) fn follow_desktop(_: &AppHandle) {}

/// How many times as large as usual the desktop's text is. The desktop says it as dots an inch, 96 being usual.
#[cfg(target_os = "linux")]
fn of_the_desktop() -> f64 {
    use gtk::prelude::GtkSettingsExt;

    const USUAL_DPI: f64 = 96.0 * 1024.0;
    let dpi = gtk::Settings::default().map_or(-1, |settings| settings.gtk_xft_dpi());
    if dpi > 0 { f64::from(dpi) / USUAL_DPI } else { 1.0 }
}

#[cfg(not(target_os = "linux"))]
fn of_the_desktop() -> f64 {
    1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_one_step_and_the_ends_are_ends() {
        let mut size = TextSize::default();
        let mut larger = Vec::new();
        for _ in 0..8 {
            size = size.changed(SizeChange::Larger);
            larger.push(size.percent());
        }
        assert_eq!(larger, [110, 125, 150, 175, 200, 250, 250, 250]);
        assert_eq!(size.changed(SizeChange::Usual).percent(), 100);
        for _ in 0..SIZES.len() {
            size = size.changed(SizeChange::Smaller);
        }
        assert_eq!(size.percent(), 50);
    }

    #[test]
    fn a_size_that_there_is_not_becomes_the_nearest() {
        assert_eq!(
            [0, 103, 140, 9_000].map(|percent| TextSize::from(percent).percent()),
            [50, 100, 150, 250]
        );
    }

    #[test]
    fn the_desktops_size_of_text_counts_and_nothing_grows_out_of_sight() {
        let zoom = |percent: u16, desktop| TextSize::from(percent).zoom(desktop);
        assert_eq!(
            [zoom(100, 1.0), zoom(200, 1.0), zoom(100, 1.25), zoom(250, 2.0), zoom(50, 0.5)],
            [1.0, 2.0, 1.25, 3.0, 0.5]
        );
    }
}
