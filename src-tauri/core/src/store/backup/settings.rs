//! What is set for backups on this computer: the second folder, the keys, and whether the notice about a folder that is kept
//! in step was dismissed.
//!
//! It's in a file of its own beside the database. So a restore, an undo and an export don't touch it, the window and the
//! terminal share it, and another data folder has its own.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::super::at_work::AtWork;
use super::super::encryption::PublicKeys;
use super::super::write_private;
use crate::error::{Error, Result};

/// The name of the file in the data folder.
const FILE: &str = "backups.json";

/// What is set for backups on this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct BackupSettings {
    /// Where verified backups are copied to.
    pub(super) second_folder: Option<PathBuf>,
    /// The keys that backups are encrypted for; none where they aren't.
    pub(super) encryption: Option<PublicKeys>,
    /// Whether the notice about a data folder that another program keeps in step was dismissed.
    pub(super) sync_notice_dismissed: bool,
}

impl BackupSettings {
    /// What is set for a data folder; the defaults where nothing is.
    ///
    /// # Errors
    /// [`Error::UnusableData`] when the file can't be understood, [`Error::Io`] when it can't be read.
    pub(super) fn read(data_folder: &Path) -> Result<Self> {
        let path = data_folder.join(FILE);
        match fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(Error::io("Reading", &path, source)),
            Ok(text) => serde_json::from_slice(&text).map_err(|_| {
                Error::UnusableData(format!(
                    "{} can’t be read any more. Delete it, then set the second folder and the passphrase again.",
                    path.display()
                ))
            }),
        }
    }

    /// Changes what is set, in the place of what was.
    ///
    /// # Errors
    /// As [`BackupSettings::read`], and [`Error::DiskFull`] and [`Error::Io`] when it can't be written.
    pub(super) fn change(data_folder: &Path, change: impl FnOnce(&mut Self)) -> Result<Self> {
        // While someone is at work, what is half stays.
        let _at_work = AtWork::begin(data_folder)?;
        let mut settings = Self::read(data_folder)?;
        change(&mut settings);
        let text =
            serde_json::to_string_pretty(&settings).map_err(|_| Error::Unreadable { what: "setting" })?;
        write_private(&data_folder.join(FILE), &text)?;
        Ok(settings)
    }
}
