//! Pictures of the window, in `target/e2e`.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::Client;

use super::app::App;

impl App {
    /// Takes a picture of the page and answers with where it is.
    pub(crate) async fn picture(&self, name: &str) -> PathBuf {
        take(&self.client, name).await
    }
}

/// Never fails: a picture that cannot be taken must not hide why it was wanted.
pub(super) async fn take(client: &Client, name: &str) -> PathBuf {
    let file = folder().join(format!("{name}.png"));
    if let Ok(bytes) = client.screenshot().await {
        let _ = fs::create_dir_all(folder());
        let _ = fs::write(&file, bytes);
    }
    file
}

fn folder() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    // target/debug/deps/e2e-…
    test.ancestors().nth(3).unwrap_or(Path::new("target")).join("e2e")
}
