//! The window's pages: built only when their sources changed.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::paths;
use crate::problem::Problem;
use crate::process::call;

/// Folders of `ui/` that are made, not written.
const MADE: [&str; 4] = ["node_modules", "dist", ".svelte-kit", "coverage"];

/// Builds `ui/dist` when a source is newer than it.
pub(crate) fn build_if_stale() -> Result<(), Problem> {
    match (newest(&paths::ui(), &MADE), newest(&paths::ui_dist(), &[])) {
        (Some(source), Some(built)) if built >= source => Ok(()),
        _ => build(),
    }
}

/// Builds `ui/dist`.
pub(crate) fn build() -> Result<(), Problem> {
    npm(&["run", "build"])
}

/// Runs npm in `ui/`.
pub(crate) fn npm(arguments: &[&str]) -> Result<(), Problem> {
    call("npm", arguments).within(&paths::ui()).run()
}

/// When the newest file below this folder was changed.
fn newest(folder: &Path, without: &[&str]) -> Option<SystemTime> {
    fs::read_dir(folder)
        .ok()?
        .flatten()
        .filter(|entry| !without.iter().any(|name| entry.file_name() == *name))
        .filter_map(|entry| {
            let about = entry.metadata().ok()?;
            if about.is_dir() { newest(&entry.path(), without) } else { about.modified().ok() }
        })
        .max()
}

#[cfg(test)]
mod tests {
    use super::newest;
    use std::fs;

    #[test]
    fn what_is_made_does_not_count_as_a_source() {
        let ui = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(ui.path().join("dist")).expect("a folder");
        fs::write(ui.path().join("dist/index.html"), "").expect("a file");
        assert!(newest(ui.path(), &["dist"]).is_none());
        assert!(newest(ui.path(), &[]).is_some());
    }
}
