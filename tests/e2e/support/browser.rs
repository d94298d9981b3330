//! In the place of the system's browser: a script that writes down what it was asked to open.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::program::Surroundings;

/// The name under which the app asks the desktop to open an address.
const PROGRAM: &str = "xdg-open";
const OPENED: &str = "opened-in-browser";

/// Puts the script before the system's own program.
pub(super) fn stand_in(folder: &Path, surroundings: &mut Surroundings) {
    let programs = folder.join("bin");
    fs::create_dir_all(&programs).expect("a folder for programs");
    let script = format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", folder.join(OPENED).display());
    let program = programs.join(PROGRAM);
    fs::write(&program, script).expect("a script can be written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a script can be made a program");
    let path = std::env::var("PATH").unwrap_or_default();
    surroundings.set("PATH", format!("{}:{path}", programs.display()));
}

/// What it wrote down.
pub(super) fn opened(folder: &Path) -> Vec<String> {
    let lines = fs::read_to_string(folder.join(OPENED)).unwrap_or_default();
    lines.lines().map(str::to_owned).collect()
}
