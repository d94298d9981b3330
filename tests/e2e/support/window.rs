//! The window from outside: out of the way, in front again, closed by its frame, started a second time.

use std::process::{ExitStatus, Stdio};

use super::desktop::Desktop;
use super::patience;

impl Desktop {
    /// Minimises the window, so that it loses the focus, and answers with which it is.
    pub(crate) async fn put_window_away(&self) -> String {
        let window = self.window().await;
        self.hand(&["windowminimize", &window]);
        patience::expect("the window to be away", async || self.visible_window().is_none().then_some(())).await;
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

    /// Closes the window as its frame's button does.
    pub(crate) async fn close_window(&self) {
        let window = self.window().await;
        self.hand(&["windowactivate", "--sync", &window]);
        self.hand(&["key", "--clearmodifiers", "alt+F4"]);
    }

    /// Starts the app once more on the same data folder and waits until that start has ended.
    pub(crate) async fn start_again(&self, now: &str) -> ExitStatus {
        let mut second = self.app_alone(now).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the app can be started");
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
