//! What a journal holds, as one digest over every row of each table, read by SQLite alone.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

/// Digests by table: two journals with the same ones hold the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State(BTreeMap<String, String>);

impl State {
    /// The tables that differ, for a report.
    pub(crate) fn differs_in(&self, other: &Self) -> String {
        let differs = |table: &&String| self.0.get(*table) != other.0.get(*table);
        let tables: Vec<_> = self.0.keys().filter(differs).map(String::as_str).collect();
        tables.join(", ")
    }

    /// Reads a database, and first has SQLite look it through.
    pub(crate) fn of(path: &Path) -> Result<Self, String> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags).map_err(|error| said(path, &error))?;
        read(&conn).map_err(|error| said(path, &error))?
    }

    /// Reads a backup, which no one writes.
    pub(crate) fn of_backup(path: &Path) -> Result<Self, String> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let url = format!("file:{}?immutable=1", path.display());
        let conn = Connection::open_with_flags(url, flags).map_err(|error| said(path, &error))?;
        read(&conn).map_err(|error| said(path, &error))?
    }
}

/// The titles of all posts, ideas among them.
pub(crate) fn titles(path: &Path) -> Result<Vec<String>, String> {
    let read = || -> rusqlite::Result<Vec<String>> {
        let conn = Connection::open(path)?;
        let mut statement = conn.prepare("SELECT title FROM post ORDER BY title")?;
        statement.query_map([], |row| row.get(0))?.collect()
    };
    read().map_err(|error| said(path, &error))
}

fn said(path: &Path, error: &rusqlite::Error) -> String {
    format!("{} can’t be read: {error}", path.display())
}

fn read(conn: &Connection) -> rusqlite::Result<Result<State, String>> {
    let found: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Ok(Err(format!("SQLite finds: {found}")));
    }
    if conn.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Ok(Err("a row refers to one that’s gone".to_owned()));
    }
    let tables: Vec<String> = conn
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut digests = BTreeMap::new();
    for table in tables {
        let mut digest = Sha256::new();
        let mut statement = conn.prepare(&format!("SELECT * FROM \"{table}\""))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            digest.update("\n");
            for column in 0..columns {
                let bytes = match row.get_ref(column)? {
                    ValueRef::Null => "null".to_owned().into_bytes(),
                    ValueRef::Integer(number) => number.to_string().into_bytes(),
                    ValueRef::Real(number) => number.to_string().into_bytes(),
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.to_vec(),
                };
                digest.update(bytes.len().to_le_bytes());
                digest.update(bytes);
            }
        }
        let digest = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        digests.insert(table, digest);
    }
    Ok(Ok(State(digests)))
}
