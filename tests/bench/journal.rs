//! A copy of the journal to measure on, and a bare connection with the same pragmas.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use standpoint_core::store::DATABASE_FILE;
use tempfile::TempDir;

/// Copies the journal beside itself, so that copies lie on the same disk.
pub(crate) fn copy(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir_in(folder.parent().unwrap()).unwrap();
    fs::copy(folder.join(DATABASE_FILE), copy.path().join(DATABASE_FILE)).unwrap();
    copy
}

/// A bare connection under the pragmas the store sets.
pub(crate) fn bare(folder: &Path) -> Connection {
    let conn = Connection::open(folder.join(DATABASE_FILE)).unwrap();
    conn.execute_batch(
        "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA foreign_keys = on; PRAGMA trusted_schema = off;
         PRAGMA cell_size_check = on; PRAGMA secure_delete = on; PRAGMA temp_store = memory; PRAGMA busy_timeout = 5000;",
    )
    .unwrap();
    conn
}
