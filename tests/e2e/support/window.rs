//! The window from outside: out of the way, in front again, closed by its frame, started a second time.

use std::process::{Command, ExitStatus, Stdio};

use super::desktop::Desktop;
use super::patience;

/// Where the window is on the screen, and how large, its frame left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Geometry {
    at: (i32, i32),
    pub(crate) size: (i32, i32),
}

impl Desktop {
    /// Minimises the window, so that it loses the focus, and answers with which it is.
    pub(crate) async fn put_window_away(&self) -> String {
        let window = self.window().await;
        self.hand(&["windowminimize", &window]);
        patience::expect("the window to be away", async || self.visible_window().is_none().then_some(()))
            .await;
        window
    }

    /// Gives the window the focus again.
    pub(crate) async fn bring_window_back(&self, window: &str) {
        self.hand(&["windowactivate", "--sync", window]);
        self.sees_window().await;
    }

    /// Waits until the window is on the screen.
    pub(crate) async fn sees_window(&self) {
        self.window().await;
    }

    /// Waits until no window is on the screen.
    pub(crate) async fn sees_no_window(&self) {
        patience::expect("the window to go", async || self.visible_window().is_none().then_some(())).await;
    }

    /// Whether a window of the app's is on the screen.
    pub(crate) fn has_window(&self) -> bool {
        self.visible_window().is_some()
    }

    /// Gives the window this size, as one who drags its corner.
    pub(crate) async fn resize_by_hand(&self, width: i32, height: i32) {
        let window = self.window().await;
        self.hand(&["windowsize", "--sync", &window, &width.to_string(), &height.to_string()]);
    }

    /// Where the window is and how large.
    pub(crate) async fn geometry(&self) -> Geometry {
        patience::expect("the window's place", async || self.visible_geometry()).await
    }

    /// Waits until the window has this place and size.
    pub(crate) async fn has_geometry(&self, wanted: Geometry, when: &str) {
        let held = patience::until(async || (self.visible_geometry()? == wanted).then_some(())).await;
        assert!(held.is_some(), "{when}: wanted {wanted:?}, it is {:?}", self.visible_geometry());
    }

    fn visible_geometry(&self) -> Option<Geometry> {
        let said = self.xdotool(&["getwindowgeometry", "--shell", &self.visible_window()?])?;
        let number = |name: &str| {
            said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
        };
        Some(Geometry { at: (number("X")?, number("Y")?), size: (number("WIDTH")?, number("HEIGHT")?) })
    }

    /// Closes the window as its frame's button does.
    pub(crate) async fn close_window(&self) {
        let window = self.window().await;
        self.hand(&["windowactivate", "--sync", &window]);
        self.hand(&["key", "--clearmodifiers", "alt+F4"]);
    }

    /// Starts the app once more on the same data folder and waits until that start has ended.
    pub(crate) async fn start_again(&self, now: &str) -> ExitStatus {
        Self::ended_by_itself(self.app_alone(now)).await
    }

    /// Starts this and waits until it has ended.
    pub(super) async fn ended_by_itself(mut second: Command) -> ExitStatus {
        let mut second =
            second.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the app can be started");
        let ended = patience::until(async || second.try_wait().expect("its end can be waited for")).await;
        let _ = second.kill();
        ended.expect("the second start ends by itself")
    }

    async fn window(&self) -> String {
        patience::expect("the window to be on the screen", async || self.visible_window()).await
    }

    fn visible_window(&self) -> Option<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", "^Standpoint$"])?;
        found.lines().next().map(str::to_owned)
    }
}
