//! A file that is to be restored, read into memory and looked through: every byte as it was sealed, sound in structure, and
//! of a schema that is Standpoint's to the letter. Its file is only read.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::super::backup::{Rows, Seal, Sealed, has_sound_structure};
use super::super::{migrate, people};
use crate::error::{Error, Result};

/// How many pages are copied at once: all.
const ALL_PAGES: i32 = -1;

/// What is to be restored.
#[derive(Debug)]
pub(super) struct Staged {
    /// The database, in memory, in this program's schema.
    pub(super) conn: Connection,
    /// What is in it.
    pub(super) rows: Rows,
    /// What the file says of itself; none for a plain copy of a database.
    pub(super) seal: Option<Seal>,
    /// The schema it had.
    pub(super) schema: i64,
}

impl Staged {
    /// Reads a file and looks it through.
    ///
    /// # Errors
    /// [`Error::NotFound`] without such a file, [`Error::Invalid`] when it isn't a backup of Standpoint's or isn't whole,
    /// [`Error::NewerVersion`] when a later version made it.
    pub(super) fn read(path: &Path) -> Result<Self> {
        refuse_what_is_no_database(path)?;
        let seal = match Sealed::look(path)? {
            Sealed::Whole(seal) => Some(seal),
            Sealed::Not => None,
            // A log beside it says that it is a database in use, whose length lags behind.
            Sealed::Broken if log_of(path).is_some() => None,
            Sealed::Broken => return Err(changed_since(path)),
        };
        let mut conn = into_memory(path).map_err(|error| not_whole(path, error))?;
        let schema = look_through(&conn, path).map_err(|error| not_whole(path, error))?;
        let mut rows = Rows::read(&conn)?;
        if seal.as_ref().is_some_and(|seal| seal.rows_sha256 != rows.sha256) {
            return Err(changed_since(path));
        }
        if schema < migrate::SCHEMA_VERSION {
            migrate::migrate(&mut conn)?;
            rows = Rows::read(&conn)?;
        }
        if !has_sound_structure(&conn)? {
            return Err(changed_since(path));
        }
        Ok(Self { conn, rows, seal, schema })
    }
}

fn refuse_what_is_no_database(path: &Path) -> Result<()> {
    let mut start = [0; 16];
    let file = match File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Error::not_found(format!("There’s no file {}. Check its name.", path.display())));
        }
        opened => opened.map_err(|source| Error::io("Reading", path, source))?,
    };
    let is_file = file.metadata().is_ok_and(|found| found.is_file());
    if is_file && file.take(16).read_exact(&mut start).is_ok() && &start == b"SQLite format 3\0" {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "{} isn’t a Standpoint backup. Choose a file from `standpoint-cli backup list`.",
        path.display()
    )))
}

/// The log beside a database, when it holds something.
fn log_of(path: &Path) -> Option<PathBuf> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let log = PathBuf::from(log);
    fs::metadata(&log).is_ok_and(|found| found.len() > 0).then_some(log)
}

/// Copies a database file into memory. Unless it has a log, it's read as a file that no one writes, so that not even a lock
/// is made beside it.
fn into_memory(path: &Path) -> Result<Connection> {
    let failed = |source| Error::io("Reading", path, source);
    let mut url = url::Url::from_file_path(fs::canonicalize(path).map_err(failed)?)
        .map_err(|()| Error::invalid("That file’s name isn’t a path. Choose another."))?;
    if log_of(path).is_none() {
        url.set_query(Some("immutable=1"));
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let from = Connection::open_with_flags(url.as_str(), flags)?;
    from.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    let mut into = in_memory()?;
    Backup::new(&from, &mut into)?.step(ALL_PAGES)?;
    Ok(into)
}

/// A database in memory that trusts nothing it is given.
pub(super) fn in_memory() -> Result<Connection> {
    let conn = Connection::open_in_memory()?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.pragma_update(None, "trusted_schema", "off")?;
    conn.pragma_update(None, "cell_size_check", "on")?;
    people::set_up(&conn)?;
    Ok(conn)
}

/// Whose it is, of which schema, and whether it is that schema to the letter. Nothing else in it is run before that.
fn look_through(conn: &Connection, path: &Path) -> Result<i64> {
    let id: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let schema = migrate::version(conn)?;
    if id != migrate::APPLICATION_ID || schema < 1 {
        return Err(Error::invalid(format!(
            "{} belongs to another program. Choose a Standpoint backup.",
            path.display()
        )));
    }
    if schema > migrate::SCHEMA_VERSION {
        return Err(Error::NewerVersion {
            path: path.to_owned(),
            found: schema,
            known: migrate::SCHEMA_VERSION,
        });
    }
    if !migrate::is_to_the_letter(conn, schema)? {
        return Err(Error::invalid(format!(
            "{} has tables that Standpoint didn’t make. Choose another backup.",
            path.display()
        )));
    }
    if !has_sound_structure(conn)? {
        return Err(changed_since(path));
    }
    Ok(schema)
}

fn changed_since(path: &Path) -> Error {
    Error::invalid(format!(
        "{} isn’t as it was when it was made. Choose another from `standpoint-cli backup list`.",
        path.display()
    ))
}

/// What SQLite finds wrong with the file is said of that file, not of the journal.
fn not_whole(path: &Path, error: Error) -> Error {
    match error {
        Error::Storage(_) | Error::Damaged(_) => changed_since(path),
        error => error,
    }
}
