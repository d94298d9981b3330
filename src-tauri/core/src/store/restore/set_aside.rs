//! A damaged database is never deleted: it is moved, with its log, into a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::DATABASE_FILE;
use super::super::folder::{self, SET_ASIDE_FOLDER};
use crate::calendar::Now;
use crate::error::{Error, Result};

/// Moves the database and what SQLite keeps beside it into a new folder, and answers with that. None where there is nothing
/// to move.
///
/// The database goes first: a start that was cut off in between finds a log without it, which is never a beginning.
pub(super) fn set_aside(data_folder: &Path, now: &Now) -> Result<Option<PathBuf>> {
    let files = ["", "-wal", "-shm"].map(|end| format!("{DATABASE_FILE}{end}"));
    if !files.iter().any(|name| data_folder.join(name).exists()) {
        return Ok(None);
    }
    let aside = free_folder(data_folder, now);
    folder::make_private_folder(&aside)?;
    for name in files {
        let from = data_folder.join(&name);
        if from.exists() {
            fs::rename(&from, aside.join(&name)).map_err(|source| Error::io("Moving", &from, source))?;
        }
    }
    folder::sync(&aside)?;
    folder::sync(data_folder)?;
    Ok(Some(aside))
}

fn free_folder(data_folder: &Path, now: &Now) -> PathBuf {
    let all = data_folder.join(SET_ASIDE_FOLDER);
    let stem = now.local().format("%Y-%m-%d-%H%M%S").to_string();
    let numbered = (2_u32..).map(|number| format!("{stem}-{number}"));
    let names = std::iter::once(stem.clone()).chain(numbered);
    names.map(|name| all.join(name)).find(|path| !path.exists()).unwrap_or_else(|| all.join(stem))
}
