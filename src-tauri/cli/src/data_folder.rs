//! Where the data is: as given, or the platform's data folder for the app's identifier, the same that the window uses.

use std::path::PathBuf;

use standpoint_core::{Error, Result};

const IDENTIFIER: &str = "dev.standpoint.Standpoint";

pub(crate) fn find(given: Option<PathBuf>) -> Result<PathBuf> {
    let found = given.or_else(|| dirs::data_dir().map(|folder| folder.join(IDENTIFIER)));
    found.ok_or_else(|| {
        Error::UnusableData("This account has no data folder. Name one with --data-dir.".to_owned())
    })
}

/// Where the app remembers what is true of this machine alone; none where this account has no such folder.
pub(crate) fn state() -> Option<PathBuf> {
    dirs::state_dir().or_else(dirs::data_local_dir).map(|folder| folder.join(IDENTIFIER))
}
