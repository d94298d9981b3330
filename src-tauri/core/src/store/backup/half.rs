//! The name of a file that is still being written.

use std::path::{Path, PathBuf};

/// The end of the name of a file that is being written.
const ENDING: &str = "part";

/// The name under which a file is written until it is whole.
pub(super) fn half(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{ENDING}"));
    PathBuf::from(name)
}
