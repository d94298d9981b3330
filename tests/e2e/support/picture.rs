//! Pictures of the window.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::Client;

use super::app::App;
use super::output;
use super::page::Page;

impl App {
    /// Takes a picture of what the window shows into this file.
    pub(crate) async fn picture(&self, file: &Path) {
        let bytes = self
            .client
            .screenshot()
            .await
            .unwrap_or_else(|error| panic!("no picture could be taken: {error}"));
        let folder = file.parent().expect("a picture goes into a folder");
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(file, bytes))
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}

impl Page<'_> {
    /// Waits until its fonts are there and what changed last has been painted.
    pub(crate) async fn is_drawn(&self) {
        const PAINTED: &str = "const done = arguments[0];
            document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));";
        self.client().execute_async(PAINTED, Vec::new()).await.expect("the page paints");
    }
}

/// What a story looked like when it failed. Never fails itself: a picture that cannot be taken must not hide why.
pub(super) async fn take(client: &Client, name: &str) -> PathBuf {
    let file = output::folder().join(format!("{name}.png"));
    if let Ok(bytes) = client.screenshot().await {
        let _ = fs::write(&file, bytes);
    }
    file
}
