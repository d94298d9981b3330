//! The journal to measure on: its size, a copy of it, and a bare connection with the same pragmas.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use standpoint_core::store::DATABASE_FILE;
use tempfile::TempDir;

/// What ten years hold at least, by the number of rows. Limits that are kept on less say nothing.
const SIZES: [(&str, &str, i64); 5] = [
    ("posts that came out", "SELECT count(DISTINCT post_id) FROM publication", 510),
    (
        "ideas",
        "SELECT count(*) FROM post WHERE drafting = 0 AND id NOT IN (SELECT post_id FROM publication)",
        2_000,
    ),
    ("conversations", "SELECT count(*) FROM conversation", 2_600),
    ("people", "SELECT count(*) FROM person", 500),
    ("completions", "SELECT count(*) FROM completion", 1_300),
];

/// Makes sure that the journal is one of ten years.
pub(crate) fn check_size(folder: &Path) {
    let copy = copy(folder);
    let conn = bare(copy.path());
    for (what, sql, least) in SIZES {
        let found: i64 = conn.query_row(sql, [], |row| row.get(0)).unwrap();
        assert!(found >= least, "the journal holds {found} {what}; a bench needs {least}");
    }
}

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
