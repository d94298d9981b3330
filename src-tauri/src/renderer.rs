//! A window that stays blank. Some graphics drivers and desktops show nothing of what the webview draws in its usual way.
//! When the window has been before the user for four seconds and nothing was painted, the program starts once more and
//! draws plainly; that is remembered for this machine, said, and can be changed in Settings.
//!
//! A machine that is only busy must not be taken for one that cannot draw. So it is the page that counts the seconds, and only
//! those in which its own clock went right: a page that is kept waiting reports nothing.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tauri::{AppHandle, Manager, WebviewWindow};

use crate::flushing::Flushing;
use crate::leaving;
use crate::machine::{Machine, Renderer};
use crate::steady_clock;
use crate::window::MAIN;

/// So many reports of a blank window, a second apart, are too many.
const REPORTS: u32 = 4;
/// Reports that come closer to one another were kept waiting on their way, and count as one.
const APART: Duration = Duration::from_millis(750);
/// How long a page may take to run at all: a slow disk is no fault of the drawing.
const SILENT: Duration = Duration::from_secs(30);

/// What is to be seen of the window when the page reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Nobody looks at it: put away, or behind others.
    Away,
    /// It is before the user, and there is nothing to be seen.
    Blank,
    /// There is something to be seen.
    Painted,
}

/// What was reported of the window that is open.
#[derive(Debug, Default)]
struct Watch {
    blank: u32,
    last: Option<Duration>,
    painted: bool,
}

impl Watch {
    /// Whether this report is one too many.
    fn gives_up(&mut self, look: Look, now: Duration) -> bool {
        match look {
            // What nobody sees need not be drawn.
            Look::Away => self.blank = 0,
            Look::Painted => *self = Self { painted: true, ..Self::default() },
            Look::Blank if self.last.is_some_and(|last| now.saturating_sub(last) < APART) => {}
            Look::Blank => {
                self.blank += 1;
                self.last = Some(now);
            }
        }
        self.blank >= REPORTS
    }
}

/// What is known of the drawing.
#[derive(Debug, Default)]
pub(crate) struct Drawing(Mutex<Watch>);

impl Drawing {
    /// Whether the window that is open was ever seen with something in it.
    pub(crate) fn was_seen(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).painted
    }
}

/// Whether the window is drawn plainly by now.
pub(crate) fn is_plain(app: &AppHandle) -> bool {
    app.state::<Machine>().remembered().renderer == Renderer::Plain
}

/// A new window: nothing is known of it. One whose page does not run at all is given up, too.
pub(crate) fn watch(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    *app.state::<Drawing>().0.lock().unwrap_or_else(PoisonError::into_inner) = Watch::default();
    if is_plain(&app) {
        return;
    }
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SILENT).await;
        if app.get_webview_window(MAIN).is_some() && !app.state::<Flushing>().has_page() && !app.state::<Drawing>().was_seen() {
            start_plainly(&app);
        }
    });
}

/// The page reports whether a picture of it was drawn. Not for the main thread.
pub(crate) fn reported(app: &AppHandle, painted: bool) {
    let on_main = app.clone();
    let judge = move || {
        let Some(look) = look(&on_main, painted) else { return };
        let given_up = on_main.state::<Drawing>().0.lock().unwrap_or_else(PoisonError::into_inner).gives_up(look, steady_clock::now());
        if given_up && !is_plain(&on_main) {
            start_plainly(&on_main);
        }
    };
    if let Err(error) = app.run_on_main_thread(judge) {
        log::debug!("the window cannot be looked at: {error}");
    }
}

/// Starts the program once more, drawn plainly, and remembers that. The user is told when the page is there.
pub(crate) fn start_plainly(app: &AppHandle) {
    log::warn!("nothing is painted; starting once more with the plain renderer");
    app.state::<Machine>().change(|it| {
        it.renderer = Renderer::Plain;
        it.renderer_to_be_said = true;
    });
    leaving::begin_plainly(app);
}

/// None when the window is gone.
fn look(app: &AppHandle, painted: bool) -> Option<Look> {
    let window = app.get_webview_window(MAIN)?;
    let seen = window.is_visible().ok()? && window.is_focused().ok()? && !window.is_minimized().ok()?;
    Some(match seen {
        false => Look::Away,
        true if !painted || is_one_colour(&window) => Look::Blank,
        true => Look::Painted,
    })
}

/// Whether every point of the window has one and the same colour. Only X11 says what stands on the screen; elsewhere what
/// the page said is believed.
#[cfg(target_os = "linux")]
fn is_one_colour(window: &WebviewWindow) -> bool {
    use gtk::gdk::prelude::{DisplayExtManual, WindowExtManual};
    use gtk::prelude::WidgetExt;

    let Some(surface) = window.gtk_window().ok().and_then(|window| window.window()) else { return false };
    if !surface.display().backend().is_x11() {
        return false;
    }
    let Some(picture) = surface.pixbuf(0, 0, surface.width(), surface.height()) else { return false };
    let size = |number: i32| usize::try_from(number).unwrap_or(0);
    one_colour(&picture.read_pixel_bytes(), size(picture.width()), size(picture.n_channels()), size(picture.rowstride()))
}

#[cfg(not(target_os = "linux"))]
fn is_one_colour(_: &WebviewWindow) -> bool {
    false
}

/// Whether a picture, so many points wide of so many bytes each, its rows so many bytes apart, is all of one colour.
fn one_colour(bytes: &[u8], width: usize, channels: usize, stride: usize) -> bool {
    if channels == 0 || stride == 0 || bytes.len() < channels {
        return false;
    }
    let (first, row) = (&bytes[..channels], width * channels);
    // The last row may end with its last point.
    bytes.chunks(stride).all(|line| line[..row.min(line.len())].chunks_exact(channels).all(|point| point == first))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// After how many reports, so far apart, it gives up.
    fn given_up_after(looks: impl IntoIterator<Item = Look>, apart: Duration) -> Option<usize> {
        let mut watch = Watch::default();
        let mut now = Duration::from_secs(100);
        let mut gives_up = |look| {
            now += apart;
            watch.gives_up(look, now)
        };
        looks.into_iter().position(&mut gives_up).map(|index| index + 1)
    }

    #[test]
    fn four_seconds_of_nothing_before_the_user_are_too_many() {
        assert_eq!(given_up_after([Look::Blank; 10], SECOND), Some(4));
        assert_eq!(given_up_after([Look::Blank, Look::Blank, Look::Blank, Look::Painted, Look::Blank], SECOND), None);
    }

    #[test]
    fn what_nobody_sees_need_not_be_drawn() {
        assert_eq!(given_up_after([Look::Away; 100], SECOND), None);
        let comes_and_goes = [Look::Blank, Look::Blank, Look::Blank, Look::Away];
        assert_eq!(given_up_after(comes_and_goes.into_iter().cycle().take(100), SECOND), None);
    }

    #[test]
    fn reports_that_come_all_at_once_were_kept_waiting_and_count_as_one() {
        assert_eq!(given_up_after([Look::Blank; 20], Duration::from_millis(1)), None);
    }

    #[test]
    fn a_picture_of_one_colour_is_told_from_one_with_a_single_other_point() {
        let (width, channels, stride) = (5, 3, 16);
        let mut bytes = vec![7; stride * 4 - 1];
        assert!(one_colour(&bytes, width, channels, stride));
        bytes[stride - 1] = 9;
        assert!(one_colour(&bytes, width, channels, stride), "what fills a row up is not seen");
        bytes[stride * 2 + 4] = 9;
        assert!(!one_colour(&bytes, width, channels, stride));
        assert!(!one_colour(&[], width, channels, stride));
    }
}
