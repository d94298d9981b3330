//! The open app: its window's session and its process.

use std::path::Path;

use fantoccini::Client;

use super::background;
use super::driver::Driver;
use super::patience;
use standpoint_tests::processes::Process;

/// The app, open. What can be done in its window is in `page`, `keys`, `axe` and `picture`.
#[derive(Debug)]
pub(crate) struct App {
    pub(super) story: &'static str,
    pub(super) client: Client,
    process: Process,
    _driver: Driver,
}

impl App {
    pub(super) async fn open(
        story: &'static str,
        driver: Driver,
        binary: &Path,
        arguments: &[String],
    ) -> Self {
        let client = driver.open(binary, arguments).await;
        let process = patience::expect("the app's process", async || Process(driver.id()).child()).await;
        Self { story, client, process, _driver: driver }
    }

    /// Asks it to leave, as the session does at log-out, and waits until it has.
    pub(crate) async fn close(self) {
        self.signal("TERM");
        self.gone().await;
    }

    /// Waits until it has left, for whatever reason.
    pub(crate) async fn gone(self) {
        patience::expect("the app to leave", async || (!self.is_running()).then_some(())).await;
    }

    /// The processes it has for its page, by name.
    pub(crate) fn of_the_page(&self) -> Vec<String> {
        background::of_the_page(self.process)
    }

    /// What a variable of the environment that draws its page says. The app sets some after its own start.
    pub(crate) fn environment_of_the_page(&self, name: &str) -> Option<String> {
        let draws = |one: &Process| one.name().starts_with("WebKitWeb");
        self.process.family().into_iter().find(draws).expect("a process that draws").environment(name)
    }

    /// Whether it runs.
    pub(crate) fn is_running(&self) -> bool {
        self.process.is_running()
    }

    /// Gives its window this size, in pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("the window takes a size");
    }

    /// Kills it: nothing gets a chance to be saved any more.
    pub(crate) async fn kill(self) {
        self.signal("KILL");
        patience::expect("the app to be gone", async || (!self.is_running()).then_some(())).await;
    }

    fn signal(&self, signal: &str) {
        background::signal(self.process, signal);
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if self.is_running() {
            self.signal("KILL");
        }
    }
}
