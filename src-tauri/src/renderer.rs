//! A window that stays blank. Some graphics drivers and desktops show nothing of what the webview draws in its usual way.
//! When the window has been before the user for four seconds and nothing was painted, the program starts once more and
//! draws plainly; that is remembered for this machine, said, and can be changed in Settings.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager, WebviewWindow};

use crate::leaving;
use crate::machine::{Machine, Renderer};

/// How often it is looked.
const STEP: Duration = Duration::from_secs(1);
/// How long a window may be blank before the user's eyes.
const BLANK: Duration = Duration::from_secs(4);
/// How long its page may take to run at all: a slow disk is no fault of the drawing.
const SILENT: Duration = Duration::from_secs(20);

/// Whether the page said that a picture of it was drawn.
#[derive(Debug, Default)]
pub(crate) struct Painted {
    now: AtomicBool,
    ever: AtomicBool,
}

impl Painted {
    /// It said so.
    pub(crate) fn said(&self) {
        self.now.store(true, Ordering::Relaxed);
        self.ever.store(true, Ordering::Relaxed);
    }

    /// A new page has not yet.
    pub(crate) fn forget(&self) {
        self.now.store(false, Ordering::Relaxed);
    }

    /// Whether any page of this start said so.
    pub(crate) fn was_ever(&self) -> bool {
        self.ever.load(Ordering::Relaxed)
    }

    fn is_so(&self) -> bool {
        self.now.load(Ordering::Relaxed)
    }
}

/// What is to be seen of the window at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Nobody looks at it: put away, behind others, or not shown yet.
    Away,
    /// It is before the user, and its page does not run yet.
    Silent,
    /// It is before the user, its page runs, and there is nothing to be seen.
    Blank,
    /// There is something to be seen.
    Painted,
}

/// How long it has been so.
#[derive(Debug, Default)]
struct Watch {
    silent: Duration,
    blank: Duration,
}

impl Watch {
    /// Whether this look, a step after the last, is one too many.
    fn gives_up(&mut self, look: Look) -> bool {
        match look {
            // What nobody sees need not be drawn.
            Look::Away | Look::Painted => *self = Self::default(),
            Look::Silent => self.silent += STEP,
            Look::Blank => self.blank += STEP,
        }
        self.blank >= BLANK || self.silent >= SILENT
    }
}

/// Whether the window is drawn plainly by now.
pub(crate) fn is_plain(app: &AppHandle) -> bool {
    app.state::<Machine>().remembered().renderer == Renderer::Plain
}

/// Watches a new window until something was painted.
pub(crate) fn watch(window: &WebviewWindow) {
    let app = window.app_handle();
    app.state::<Painted>().forget();
    if is_plain(app) {
        return;
    }
    let window = window.clone();
    tauri::async_runtime::spawn(async move {
        let mut watch = Watch::default();
        loop {
            tokio::time::sleep(STEP).await;
            match look(&window).await {
                None | Some(Look::Painted) => return,
                Some(look) if watch.gives_up(look) => return start_plainly(window.app_handle()),
                Some(_) => {}
            }
        }
    });
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
async fn look(window: &WebviewWindow) -> Option<Look> {
    let (answer, seen) = tokio::sync::oneshot::channel();
    let asked = window.clone();
    let asked_for = move || {
        // Nobody waits for the answer any more when the program leaves.
        let _ = answer.send(look_now(&asked));
    };
    window.run_on_main_thread(asked_for).ok()?;
    seen.await.ok()?
}

fn look_now(window: &WebviewWindow) -> Option<Look> {
    let app = window.app_handle();
    app.get_webview_window(window.label())?;
    let seen = window.is_visible().ok()? && window.is_focused().ok()? && !window.is_minimized().ok()?;
    Some(match (seen, app.state::<crate::flushing::Flushing>().has_page(), app.state::<Painted>().is_so()) {
        (false, ..) => Look::Away,
        (true, false, _) => Look::Silent,
        (true, true, painted) if !painted || is_one_colour(window) => Look::Blank,
        _ => Look::Painted,
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

    fn given_up_after(looks: impl IntoIterator<Item = Look>) -> Option<usize> {
        let mut watch = Watch::default();
        looks.into_iter().position(|look| watch.gives_up(look)).map(|index| index + 1)
    }

    #[test]
    fn four_seconds_of_nothing_before_the_user_are_too_many() {
        assert_eq!(given_up_after([Look::Blank; 10]), Some(4));
        assert_eq!(given_up_after([Look::Blank, Look::Blank, Look::Blank, Look::Painted]), None);
    }

    #[test]
    fn what_nobody_sees_need_not_be_drawn() {
        assert_eq!(given_up_after([Look::Away; 100]), None);
        let comes_and_goes = [Look::Blank, Look::Blank, Look::Blank, Look::Away];
        assert_eq!(given_up_after(comes_and_goes.into_iter().cycle().take(100)), None);
    }

    #[test]
    fn a_page_that_loads_slowly_is_waited_for_longer() {
        assert_eq!(given_up_after([Look::Silent; 19]), None);
        assert_eq!(given_up_after([Look::Silent; 30]), Some(20));
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
