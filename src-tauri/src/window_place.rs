//! The window's place: it opens where it was closed, at the same size.
//!
//! The size is the page's, without the frame. On a desktop where the program draws its own frame, frame and shadow
//! count as part of the window and would be added again at each start.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use tauri::{LogicalPosition, LogicalSize, PhysicalPosition, WebviewWindow, Window};

use crate::data_folder::DataFolder;
use crate::window::MAIN;

/// Where the window was, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Place {
    width: f64,
    height: f64,
    x: f64,
    y: f64,
    #[serde(default)]
    maximized: bool,
}

/// The place that is kept, and the file it is kept in.
#[derive(Debug)]
pub(crate) struct WindowPlace {
    path: PathBuf,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// Where the window stood when it was last neither maximised nor minimised.
    kept: Option<Place>,
    /// Where it stands now, while it is not known whether it is on its way to being maximised: the new size is told first.
    latest: Option<Place>,
}

impl Known {
    /// It moved or changed its size.
    fn moved(&mut self, now: Option<Place>) {
        let before = self.latest.take();
        if let Some(now) = now {
            self.kept = before.or(self.kept);
            self.latest = Some(now);
        }
    }

    /// It is closed, standing here; none while it fills the screen or is away.
    fn closes(&mut self, now: Option<Place>, maximized: bool) -> Option<Place> {
        self.kept = now.or(self.kept).map(|place| Place { maximized, ..place });
        self.latest = None;
        self.kept
    }
}

impl WindowPlace {
    /// As kept in this data folder.
    pub(crate) fn in_folder(folder: &DataFolder) -> Self {
        let path = folder.path().join("window.json");
        let kept = std::fs::read(&path).ok().and_then(|text| read(&text));
        Self { path, known: Mutex::new(Known { kept, latest: None }) }
    }

    /// Puts the window where it was.
    pub(crate) fn restore(&self, window: &WebviewWindow) -> tauri::Result<()> {
        let Some(place) = self.known.lock().unwrap_or_else(PoisonError::into_inner).kept else {
            return Ok(());
        };
        window.set_size(LogicalSize::new(place.width, place.height))?;
        if on_a_screen(window, place)? {
            window.set_position(LogicalPosition::new(place.x, place.y))?;
        }
        if place.maximized { window.maximize() } else { Ok(()) }
    }

    /// The window moved or changed its size. On the main thread.
    pub(crate) fn moved(&self, window: &Window) {
        let now = now(window).unwrap_or_default();
        self.known.lock().unwrap_or_else(PoisonError::into_inner).moved(now);
    }

    /// Keeps where the window is. On the main thread.
    pub(crate) fn keep(&self, window: &WebviewWindow) {
        let window = window.as_ref().window();
        let now = now(&window).unwrap_or_default();
        let maximized = window.is_maximized().unwrap_or(false);
        let kept = self.known.lock().unwrap_or_else(PoisonError::into_inner).closes(now, maximized);
        // A folder that is not there was never used, or is away: this does not make it.
        if let Some(place) = kept.filter(|_| self.path.parent().is_some_and(|folder| folder.exists()))
            && let Err(error) = serde_json::to_vec(&place)
                .map_err(Into::into)
                .and_then(|text| std::fs::write(&self.path, text))
        {
            log::warn!("failed to save the window’s place: {error}");
        }
    }
}

/// The place a file says; also as earlier versions wrote it, under the window's label.
fn read(text: &[u8]) -> Option<Place> {
    let said: serde_json::Value = serde_json::from_slice(text).ok()?;
    let place: Place = serde_json::from_value(said.get(MAIN).unwrap_or(&said).clone()).ok()?;
    (place.width >= 1.0 && place.height >= 1.0).then_some(place)
}

/// Where the window stands; none while it fills the screen or is away.
fn now(window: &Window) -> tauri::Result<Option<Place>> {
    if window.is_maximized()? || window.is_minimized()? || window.is_fullscreen()? {
        return Ok(None);
    }
    let (width, height) = size(window)?;
    let at: LogicalPosition<f64> = window.outer_position()?.to_logical(window.scale_factor()?);
    Ok((width >= 1.0 && height >= 1.0).then_some(Place { width, height, x: at.x, y: at.y, maximized: false }))
}

/// As GTK would have to be told it: without what it draws around the page.
#[cfg(target_os = "linux")]
fn size(window: &Window) -> tauri::Result<(f64, f64)> {
    use gtk::prelude::GtkWindowExt;

    let (width, height) = window.gtk_window()?.size();
    Ok((width.into(), height.into()))
}

#[cfg(not(target_os = "linux"))]
fn size(window: &Window) -> tauri::Result<(f64, f64)> {
    let size: LogicalSize<f64> = window.inner_size()?.to_logical(window.scale_factor()?);
    Ok((size.width, size.height))
}

/// Whether the window would be seen there: a screen may be gone since.
fn on_a_screen(window: &WebviewWindow, place: Place) -> tauri::Result<bool> {
    let scale = window.scale_factor()?;
    let (from, to): (PhysicalPosition<f64>, PhysicalPosition<f64>) = (
        LogicalPosition::new(place.x, place.y).to_physical(scale),
        LogicalPosition::new(place.x + place.width, place.y + place.height).to_physical(scale),
    );
    Ok(window.available_monitors()?.iter().any(|monitor| {
        let (at, size) = (monitor.position().cast::<f64>(), monitor.size().cast::<f64>());
        from.x < at.x + size.width && to.x > at.x && from.y < at.y + size.height && to.y > at.y
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Place = Place { width: 900.0, height: 640.0, x: 40.0, y: 30.0, maximized: false };
    const WHOLE: Place = Place { width: 1920.0, height: 1080.0, x: 0.0, y: 0.0, maximized: false };

    #[test]
    fn what_is_kept_is_the_size_before_it_was_maximised() {
        let mut known = Known::default();
        known.moved(Some(SMALL));
        // The size of the whole screen is told before the window says that it fills it.
        known.moved(Some(WHOLE));
        known.moved(None);
        assert_eq!(known.closes(None, true), Some(Place { maximized: true, ..SMALL }));
        assert_eq!(known.closes(Some(SMALL), false), Some(SMALL), "and it is not maximised for ever");
    }

    #[test]
    fn files_of_earlier_versions_are_read_and_broken_ones_are_not() {
        let earlier =
            br#"{"main": {"width": 900, "height": 640, "x": 40, "y": 30, "prev_x": 0, "prev_y": 0, "maximized": false, "visible": true}}"#;
        assert_eq!(read(earlier), Some(SMALL));
        assert_eq!(read(&serde_json::to_vec(&SMALL).unwrap()), Some(SMALL));
        assert_eq!(
            [read(b"{}"), read(b""), read(br#"{"width": 0, "height": 0, "x": 0, "y": 0}"#)],
            [None, None, None]
        );
    }
}
