//! A file that is to be restored, read into memory and looked through: every byte as it was sealed, sound in structure, and
//! of a schema that is Standpoint's to the letter. Its file is only read.

use std::fs::{self, File};
use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::super::backup::{Rows, SEAL_LENGTH, Seal, Sealed, has_sound_structure};
use super::super::encryption::{self, FileKey, Note, Secret, is_encrypted, note_of};
use super::super::{migrate, people};
use crate::error::{Error, Result};

/// How many pages are copied at once: all.
const ALL_PAGES: i32 = -1;

/// How every database begins.
const DATABASE_START: &[u8; 16] = b"SQLite format 3\0";
/// The length of a database's header in bytes, and the bytes in it that say whether it has a log.
const HEADER: usize = 100;
const WRITE_VERSION: usize = 18;
const READ_VERSION: usize = 19;
const ROLLBACK: u8 = 1;

/// What opens an encrypted file.
pub(in crate::store) enum Opener<'a> {
    /// Nothing was entered.
    Nothing,
    /// A passphrase or a recovery key.
    Secret(&'a Secret),
    /// The file's own key.
    FileKey(FileKey),
}

impl<'a> Opener<'a> {
    pub(super) fn of(secret: Option<&'a Secret>) -> Self {
        secret.map_or(Self::Nothing, Self::Secret)
    }
}

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
    /// [`Error::NewerVersion`] when a later version made it, [`Error::Locked`] when it's encrypted and nothing opens it.
    pub(super) fn read(path: &Path, opener: Opener<'_>) -> Result<Self> {
        if is_encrypted(path) {
            let (conn, seal) = opened_into_memory(path, opener)?;
            return Self::look_through(conn, seal, path);
        }
        refuse_what_is_no_database(path)?;
        let seal = match Sealed::look(path)? {
            Sealed::Whole(seal) => Some(seal),
            Sealed::Not => None,
            // A log beside it says that it is a database in use, whose length lags behind.
            Sealed::Broken if log_of(path).is_some() => None,
            Sealed::Broken => return Err(changed_since(path)),
        };
        let conn = into_memory(path).map_err(|error| not_whole(path, error))?;
        Self::look_through(conn, seal, path)
    }

    fn look_through(mut conn: Connection, seal: Option<Seal>, path: &Path) -> Result<Self> {
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
    if is_file && file.take(16).read_exact(&mut start).is_ok() && &start == DATABASE_START {
        return Ok(());
    }
    Err(no_backup(path))
}

fn no_backup(path: &Path) -> Error {
    Error::invalid(format!(
        "{} isn’t a Standpoint backup. Choose a file from `standpoint-cli backup list`.",
        path.display()
    ))
}

fn newer(path: &Path, found: i64) -> Error {
    Error::NewerVersion { path: path.to_owned(), found, known: migrate::SCHEMA_VERSION }
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

/// Opens an encrypted backup, into memory alone: nothing of it is written to a disk.
fn opened_into_memory(path: &Path, opener: Opener<'_>) -> Result<(Connection, Option<Seal>)> {
    if let Some(Note::Backup { schema, .. }) = note_of(path)
        && schema > migrate::SCHEMA_VERSION
    {
        // Said before anyone looks for the passphrase.
        return Err(newer(path, schema));
    }
    let file = File::open(path).map_err(|source| Error::io("Reading", path, source))?;
    let file = BufReader::new(file);
    let opened = match opener {
        Opener::Nothing => return Err(Error::Locked),
        Opener::Secret(secret) => encryption::open(file, secret),
        Opener::FileKey(key) => encryption::open_with_kept_key(file, key),
    };
    let mut bytes = Vec::new();
    opened
        .map_err(|error| not_whole(path, error))?
        .read_to_end(&mut bytes)
        .map_err(|_| changed_since(path))?;
    let seal = match Sealed::look_in(&mut Cursor::new(&bytes)) {
        Ok(Sealed::Whole(seal)) => {
            bytes.truncate(bytes.len() - SEAL_LENGTH);
            Some(seal)
        }
        Ok(Sealed::Not) => None,
        Ok(Sealed::Broken) | Err(_) => return Err(changed_since(path)),
    };
    if !bytes.starts_with(DATABASE_START) || bytes.len() < HEADER {
        return Err(no_backup(path));
    }
    // A database in memory has no log.
    bytes[WRITE_VERSION..=READ_VERSION].fill(ROLLBACK);
    let mut conn = in_memory()?;
    let length = bytes.len();
    conn.deserialize_read_exact("main", Cursor::new(bytes), length, false)
        .map_err(|error| not_whole(path, error.into()))?;
    Ok((conn, seal))
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
        return Err(newer(path, schema));
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
