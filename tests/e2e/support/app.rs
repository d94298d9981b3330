//! The open app: its window's session and its process.

use std::fs;
use std::path::Path;
use std::process::Command;

use fantoccini::Client;

use super::driver::Driver;
use super::patience;

/// The app, open. What can be done in its window is in `page`, `keys`, `axe` and `picture`.
#[derive(Debug)]
pub(crate) struct App {
    pub(super) story: &'static str,
    pub(super) client: Client,
    process: u32,
    _driver: Driver,
}

impl App {
    pub(super) async fn open(story: &'static str, driver: Driver, binary: &Path, arguments: &[String]) -> Self {
        let client = driver.open(binary, arguments).await;
        let process = patience::expect("the app's process", async || child_of(driver.id())).await;
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

    /// Gives its window this size, in pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("the window takes a size");
    }

    /// Kills it: nothing gets a chance to be saved any more.
    pub(crate) async fn kill(self) {
        self.signal("KILL");
        patience::expect("the app to be gone", async || (!self.is_running()).then_some(())).await;
    }

    fn is_running(&self) -> bool {
        status(self.process).is_some_and(|(state, _)| state != 'Z')
    }

    fn signal(&self, signal: &str) {
        // Gone already is as good.
        let _ = Command::new("kill").args(["-s", signal, &self.process.to_string()]).status();
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if self.is_running() {
            self.signal("KILL");
        }
    }
}

fn child_of(parent: u32) -> Option<u32> {
    fs::read_dir("/proc")
        .ok()?
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .find(|process| status(*process).is_some_and(|(_, its_parent)| its_parent == parent))
}

/// State and parent, as `/proc` tells them.
fn status(process: u32) -> Option<(char, u32)> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The program's name stands in parentheses and may hold any character, parentheses too.
    let (_, after_name) = text.rsplit_once(") ")?;
    let mut words = after_name.split(' ');
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}
