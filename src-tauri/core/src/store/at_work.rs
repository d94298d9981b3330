//! What processes make in the data folder beside the journal and take away again: new databases, copies of damaged ones, what
//! is set while it's written. What one that was killed left behind is removed once no other is at work.

use std::fs::{self, File};
use std::path::Path;

use super::{DATABASE_FILE, folder};
use crate::error::{Error, Result};

/// Held by everyone who is at work.
const LOCK: &str = ".lock";
/// How the name of a copy of damaged data begins; the process's number follows.
pub(super) const SALVAGE_PREFIX: &str = "salvage-";
/// What is set for backups, while it is written.
const HALF_SETTINGS: &str = "backups.json.part";

/// Says that something is being made in a data folder, until it is dropped.
#[derive(Debug)]
pub(super) struct AtWork {
    _lock: Option<File>,
}

impl AtWork {
    /// Begins. Where no one else is at work, what was left there is removed.
    ///
    /// # Errors
    /// [`Error::DiskFull`] when there's no room even for the lock.
    pub(super) fn begin(data_folder: &Path) -> Result<Self> {
        // Any other refusal: it is there already, or the file system has no locks; then nothing is removed.
        if matches!(folder::make_private_file(&data_folder.join(LOCK)), Err(Error::DiskFull)) {
            return Err(Error::DiskFull);
        }
        remove_leftovers(data_folder);
        let lock = File::open(data_folder.join(LOCK)).ok().filter(|file| file.lock_shared().is_ok());
        Ok(Self { _lock: lock })
    }
}

/// Removes what was left, unless someone is at work or no one has ever been.
pub(super) fn remove_leftovers(data_folder: &Path) {
    let Ok(lock) = File::open(data_folder.join(LOCK)) else { return };
    if lock.try_lock().is_err() {
        return;
    }
    let Ok(entries) = fs::read_dir(data_folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if is_new_database(name) || name == HALF_SETTINGS {
            fs::remove_file(&path).ok();
        } else if is_copy_of_damaged(name) {
            fs::remove_dir_all(&path).ok();
        }
    }
}

fn is_new_database(name: &str) -> bool {
    name.strip_prefix(DATABASE_FILE).is_some_and(|end| end.starts_with(".new-"))
}

fn is_copy_of_damaged(name: &str) -> bool {
    let number = name.strip_prefix(SALVAGE_PREFIX);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name != LOCK)
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_was_left_goes_when_no_one_is_at_work_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        for name in ["standpoint.sqlite3.new-12-0", "standpoint.sqlite3.new-12-import-0-journal"] {
            fs::write(path.join(name), "half").unwrap();
        }
        fs::create_dir(path.join("salvage-12")).unwrap();
        fs::write(path.join("salvage-12").join("standpoint.sqlite3"), "copy").unwrap();
        fs::create_dir(path.join("salvage-notes")).unwrap();
        fs::write(path.join("standpoint.sqlite3"), "the journal").unwrap();
        let before = names(path);
        remove_leftovers(path);
        assert_eq!(names(path), before, "where no one has ever been at work, nothing can be left");
        let one = AtWork::begin(path).unwrap();
        assert_eq!(names(path), ["salvage-notes", "standpoint.sqlite3"]);
        fs::write(path.join("standpoint.sqlite3.new-13-0"), "half").unwrap();
        let other = AtWork::begin(path).unwrap();
        remove_leftovers(path);
        assert!(path.join("standpoint.sqlite3.new-13-0").exists(), "someone is at work on it");
        drop((one, other));
        remove_leftovers(path);
        assert_eq!(names(path), ["salvage-notes", "standpoint.sqlite3"]);
    }
}
