//! Pictures of the window.

use std::fs;
use std::path::PathBuf;

use fantoccini::Client;

use super::app::App;
use super::output;

impl App {
    /// Takes a picture of the page and answers with where it is.
    pub(crate) async fn picture(&self, name: &str) -> PathBuf {
        take(&self.client, name).await
    }
}

/// Never fails: a picture that cannot be taken must not hide why it was wanted.
pub(super) async fn take(client: &Client, name: &str) -> PathBuf {
    let file = output::folder().join(format!("{name}.png"));
    if let Ok(bytes) = client.screenshot().await {
        let _ = fs::write(&file, bytes);
    }
    file
}
