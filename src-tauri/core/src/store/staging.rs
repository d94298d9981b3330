//! A new database filled from elsewhere, beside the data and apart from it, until it is known to be whole.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::at_work::AtWork;
use super::rows::{TableDigest, each_row, exported_tables};
use super::tables::Table;
use super::{DATABASE_FILE, folder, image, migrate};
use crate::error::{Error, Result};

/// A database that is being filled. It goes with this value.
#[derive(Debug)]
pub(crate) struct Staging {
    conn: Connection,
    path: PathBuf,
    _at_work: AtWork,
}

impl Staging {
    /// An empty database of a schema in the data folder, under a name of its own. Its tables hold nothing, not even what the
    /// migrations put there.
    ///
    /// # Errors
    /// [`Error::UnusableData`] when there is no such schema, [`Error::Io`] and [`Error::Storage`] when the system refuses.
    pub(crate) fn begin(data: &Path, schema: i64) -> Result<Self> {
        static MADE: AtomicU32 = AtomicU32::new(0);
        folder::make_private_folder(data)?;
        let at_work = AtWork::begin(data)?;
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let path = data.join(format!("{DATABASE_FILE}.new-{}-import-{number}", std::process::id()));
        fs::remove_file(&path).ok();
        folder::make_private_file(&path)?;
        // From here on the file goes whatever happens.
        let mut staging = Self { conn: Connection::open_in_memory()?, path, _at_work: at_work };
        staging.conn = Connection::open(&staging.path)?;
        staging.conn.pragma_update(None, "foreign_keys", "on")?;
        staging.conn.pragma_update(None, "trusted_schema", "off")?;
        migrate::migrate_to(&mut staging.conn, schema)?;
        // What refers to rows that come later is looked at when all are there.
        staging.conn.execute_batch("BEGIN; PRAGMA defer_foreign_keys = ON;")?;
        for table in exported_tables(&staging.conn)?.iter().rev() {
            staging.conn.execute(&format!("DELETE FROM {}", table.name), [])?;
        }
        Ok(staging)
    }

    /// The exported tables of this schema.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub(crate) fn tables(&self) -> Result<Vec<&'static Table>> {
        exported_tables(&self.conn)
    }

    /// A table's columns, in the order of the schema.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub(crate) fn columns(&self, table: &Table) -> Result<Vec<String>> {
        image::columns(&self.conn, table.name)
    }

    /// Adds a row, one value a column.
    ///
    /// # Errors
    /// [`Error::Storage`] when the schema doesn't allow it.
    pub(crate) fn insert(&self, table: &Table, values: &[Value]) -> Result<()> {
        let places = vec!["?"; values.len()].join(", ");
        let sql = format!("INSERT INTO {} VALUES ({places})", table.name);
        self.conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        Ok(())
    }

    /// What a table holds now.
    ///
    /// # Errors
    /// As [`each_row`].
    pub(crate) fn digest(&self, table: &Table) -> Result<TableDigest> {
        each_row(&self.conn, table, |_| Ok(()))
    }

    /// Keeps what was added and brings it to this program's schema.
    ///
    /// # Errors
    /// [`Error::UnusableData`] when what was added doesn't hold together, [`Error::Storage`] when SQLite refuses.
    pub(crate) fn finish(&mut self) -> Result<()> {
        let apart = || {
            Error::UnusableData(
                "The parts of this export don’t fit together. Export again where it came from.".to_owned(),
            )
        };
        self.conn.execute_batch("COMMIT").map_err(|_| apart())?;
        migrate::migrate(&mut self.conn)?;
        let said: String = self.conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        let dangling = self.conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
        if said != "ok" || dangling {
            return Err(apart());
        }
        Ok(())
    }

    /// For reading what is there.
    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        for end in ["", "-journal", "-wal", "-shm"] {
            let mut path = self.path.clone().into_os_string();
            path.push(end);
            fs::remove_file(path).ok();
        }
    }
}
