//! What stays behind after a story: pictures and the app's log, in `target/e2e`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The folder, made when it is not there.
pub(crate) fn folder() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    // target/debug/deps/e2e-…
    let folder = test.ancestors().nth(3).unwrap_or(Path::new("target")).join("e2e");
    fs::create_dir_all(&folder).expect("the folder for pictures and logs can be made");
    folder
}

/// Where a story's log is.
pub(crate) fn log_file(story: &str) -> PathBuf {
    folder().join(format!("{story}.log"))
}

/// Forgets what an earlier run left behind under this name.
pub(crate) fn begin(story: &str) {
    // Nothing was left behind: as good.
    let _ = fs::remove_file(log_file(story));
    let _ = fs::remove_file(folder().join(format!("failed-{story}.png")));
}

/// A story's log, to be added to: a story may open the app more than once.
pub(crate) fn log(story: &str) -> File {
    File::options().create(true).append(true).open(log_file(story)).expect("the story's log can be written")
}
