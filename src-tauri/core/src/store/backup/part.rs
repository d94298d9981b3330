//! One process at a time makes backups in a folder: others wait, and what an earlier one left half is removed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::super::folder;
use super::record::sweep_made;
use crate::error::{Error, Result};

/// The right to write in a folder of backups, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    _lock: Option<File>,
}

impl Turn {
    /// Waits for others.
    pub(super) fn take(folder: &Path) -> Result<Self> {
        let path = folder.join(".lock");
        // Any other refusal: it is there already, or the file system has no locks; then names alone keep two processes apart.
        if matches!(folder::make_private_file(&path), Err(Error::DiskFull)) {
            return Err(Error::DiskFull);
        }
        let lock = File::open(&path).ok().filter(|file| file.lock().is_ok());
        if lock.is_some() {
            sweep(folder);
            sweep_made(folder);
        }
        Ok(Self { _lock: lock })
    }
}

/// Removes what a process that was killed left half, SQLite's journal of it, and what was only to try whether a folder can be
/// written to.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_half = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_ours = name.trim_start_matches('.').starts_with("standpoint-");
        is_ours && (name.ends_with(".part") || name.ends_with(".part-journal"))
    };
    files.filter(is_half).for_each(|path| drop(fs::remove_file(path)));
}
