//! What a package installs beside the program: completions for shells, and a manual page for each command.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;
use standpoint_core::{Error, Result};

use crate::arguments::Arguments;

/// The program's name, as it is typed.
const PROGRAM: &str = "standpoint-cli";

/// The completions of one shell.
pub(crate) fn completions(shell: Shell) -> String {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), PROGRAM, &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

/// Writes a page for the program and one for each command into a folder, and says how many are there.
///
/// # Errors
/// When the folder can't be written to.
pub(crate) fn write(folder: &Path) -> Result<String> {
    let refused = |error: std::io::Error| {
        Error::Invalid(format!("Can’t write the manual to {}: {error}.", folder.display()))
    };
    clap_mangen::generate_to(Arguments::command(), folder).map_err(refused)?;
    let pages = std::fs::read_dir(folder).map_err(refused)?.count();
    Ok(format!("{pages} manual pages in {}\n", folder.display()))
}
