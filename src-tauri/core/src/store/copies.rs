//! Copies of the database beside it, as programs that keep folders in step leave them when two computers wrote at once:
//! "standpoint (conflicted copy 2026-03-10).sqlite3", "standpoint.sync-conflict-20260310-120000.sqlite3".

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;

use super::{DATABASE_FILE, Store, migrate, undo_activity};
use crate::calendar::Now;
use crate::error::Result;

/// Another database of ours in the data folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DataCopy {
    /// The file's name.
    pub name: String,
    /// The civil date on which something was last done in it; none when it cannot be told.
    pub last_on: Option<NaiveDate>,
}

impl Store {
    /// The copies beside the database, by name. They are looked at without a lock and without leaving a trace.
    #[must_use]
    pub fn copies(&self, zone: Tz) -> Vec<DataCopy> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut copies: Vec<_> = entries
            .filter_map(|entry| {
                let path = entry.ok()?.path();
                let name = path.file_name()?.to_str()?.to_owned();
                (is_a_copys_name(&name) && is_ours(&path))
                    .then(|| DataCopy { name, last_on: last_on(&path, zone) })
            })
            .collect();
        copies.sort_by(|one, other| one.name.cmp(&other.name));
        copies
    }

    /// The civil date on which something was last done in this database.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn last_used_on(&self, zone: Tz) -> Result<Option<NaiveDate>> {
        Ok(undo_activity(&self.conn)?.map(|at| date(at, zone)))
    }
}

fn is_a_copys_name(name: &str) -> bool {
    let (stem, end) = DATABASE_FILE.split_once('.').unwrap_or((DATABASE_FILE, ""));
    let lower = name.to_lowercase();
    let beside = ["-wal", "-shm", "-journal"].iter().any(|end| lower.ends_with(end));
    lower.starts_with(stem)
        && lower.contains(end)
        && lower != DATABASE_FILE
        && !beside
        && !lower.contains(".new-")
}

/// Whether the header says that it is a database of Standpoint's.
fn is_ours(path: &Path) -> bool {
    let mut header = [0; 72];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    read.is_ok()
        && header.starts_with(b"SQLite format 3\0")
        && i64::from(u32::from_be_bytes([header[68], header[69], header[70], header[71]]))
            == migrate::APPLICATION_ID
}

/// Read as a file that no one writes, so that not even a lock or a log is made beside it.
fn last_on(path: &Path, zone: Tz) -> Option<NaiveDate> {
    let mut url = url::Url::from_file_path(fs::canonicalize(path).ok()?).ok()?;
    url.set_query(Some("immutable=1"));
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let conn = Connection::open_with_flags(url.as_str(), flags).ok()?;
    Some(date(undo_activity(&conn).ok()??, zone))
}

fn date(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    Now::new(at, zone).today()
}

#[cfg(test)]
mod tests {
    use super::is_a_copys_name;

    #[test]
    fn the_names_that_programs_give_to_copies_are_known() {
        for name in [
            "standpoint (conflicted copy 2026-03-10).sqlite3",
            "standpoint (Ada’s conflicted copy 2026-03-10).sqlite3",
            "standpoint.sync-conflict-20260310-120000-ABCDEFG.sqlite3",
            "standpoint (1).sqlite3",
            "standpoint-DESKTOP.sqlite3",
            "standpoint 2.sqlite3",
            "standpoint.Conflict.sqlite3",
            "standpoint.sqlite3.bak",
        ] {
            assert!(is_a_copys_name(name), "{name}");
        }
        for name in [
            "standpoint.sqlite3",
            "standpoint.sqlite3-wal",
            "standpoint.sqlite3-shm",
            "window.json",
            "notes.sqlite3",
            "standpoint.sqlite3.new-12-0",
        ] {
            assert!(!is_a_copys_name(name), "{name}");
        }
    }
}
