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
