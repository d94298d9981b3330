//! Opening: look before touching, then pragmas (each read back), then migrations.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::at_work::AtWork;
use super::folder::Found;
use super::{Kept, Store, backup, folder, migrate, people};
use crate::error::{Error, Result};

/// The oldest SQLite that keeps a WAL whole: 3.51.3 mended its reset.
const OLDEST_SQLITE: i32 = 3_051_003;
/// How long a writer waits for another one.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_millis(5_000);
/// How many statements are kept: more than all that the program has, so that none is made twice.
const STATEMENTS: usize = 512;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

impl Store {
    /// Opens the database that is in `folder`. Makes nothing.
    ///
    /// # Errors
    /// [`Error::NoData`] without one, [`Error::UnusableData`] when the folder or file cannot be ours,
    /// [`Error::NewerVersion`] when a later version wrote it (the file is not touched), [`Error::Io`] and
    /// [`Error::Storage`] when the system refuses.
    pub fn open(folder: &Path) -> Result<Self> {
        refuse_old_sqlite()?;
        match folder::look(folder)? {
            Found::File => Self::open_file(folder),
            Found::Nothing => Err(Error::NoData { folder: folder.to_owned() }),
        }
    }

    /// Opens the database in `folder`, making both if they are missing.
    ///
    /// # Errors
    /// As [`Store::open`], but for [`Error::NoData`].
    pub fn create(folder: &Path) -> Result<Self> {
        refuse_old_sqlite()?;
        if folder::look(folder)? == Found::Nothing {
            folder::make_private_folder(folder)?;
            make_database(folder)?;
        }
        Self::open_file(folder)
    }

    /// Opens what is in `folder`; where there is nothing, the store is empty and kept nowhere until something is written,
    /// which makes folder and database.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn open_or_blank(folder: &Path) -> Result<Self> {
        match Self::open(folder) {
            Err(Error::NoData { .. }) => Self::blank(folder),
            opened => opened,
        }
    }

    fn blank(folder: &Path) -> Result<Self> {
        let mut conn = Connection::open_in_memory()?;
        people::set_up(&conn)?;
        migrate::migrate(&mut conn)?;
        Ok(Self { conn, folder: folder.to_owned(), logging: false, data_version: 0, kept: Kept::Nowhere })
    }

    fn open_file(folder: &Path) -> Result<Self> {
        let path = folder::database(folder);
        refuse_read_only(&path)?;
        probe(&path).or_else(|error| if has_no_room(&error) { Ok(()) } else { Err(error) })?;
        match Self::open_for_writing(folder, &path) {
            // Where not even a log can be made, what is there can still be read.
            Err(error) if has_no_room(&error) => Self::open_for_reading(folder, &path).map_err(|_| error),
            opened => opened,
        }
    }

    fn open_for_writing(folder: &Path, path: &Path) -> Result<Self> {
        let mut conn = connect(path)?;
        set_up(&conn)?;
        let schema = migrate::version(&conn)?;
        if (1..migrate::SCHEMA_VERSION).contains(&schema) {
            // A journal whose number alone is older would be backed up as what it isn't, and couldn't be updated.
            if !migrate::is_to_the_letter(&conn, schema)? {
                return Err(damaged(path));
            }
            backup::before_update(&conn, folder)?;
        }
        migrate::migrate(&mut conn)?;
        conn.set_prepared_statement_cache_capacity(STATEMENTS);
        let data_version = data_version(&conn)?;
        Ok(Self { conn, folder: folder.to_owned(), logging: false, data_version, kept: Kept::InFile })
    }

    /// Without the shared memory that a full disk has no room for: this connection has the file for itself meanwhile.
    fn open_for_reading(folder: &Path, path: &Path) -> Result<Self> {
        let conn = connect(path)?;
        conn.busy_timeout(BUSY_TIMEOUT)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        people::set_up(&conn)?;
        pragma(&conn, "locking_mode", "exclusive", "exclusive")?;
        pragma(&conn, "trusted_schema", "off", "0")?;
        pragma(&conn, "query_only", "on", "1")?;
        pragma(&conn, "temp_store", "memory", "2")?;
        if migrate::version(&conn)? != migrate::SCHEMA_VERSION {
            return Err(Error::DiskFull);
        }
        let data_version = data_version(&conn)?;
        Ok(Self { conn, folder: folder.to_owned(), logging: false, data_version, kept: Kept::ReadOnly })
    }

    /// Makes sure that this store can be written: what was kept nowhere is made, what could only be read is opened again.
    ///
    /// # Errors
    /// [`Error::DiskFull`] when there still is no room, else as [`Store::create`].
    pub(super) fn make_writable(&mut self) -> Result<()> {
        match self.kept {
            Kept::InFile => return Ok(()),
            Kept::Nowhere => *self = Self::create(&self.folder)?,
            Kept::ReadOnly => {
                // The one connection lets the file go before the next takes it.
                self.conn = Connection::open_in_memory()?;
                *self = Self::open(&self.folder)?;
            }
        }
        if self.kept == Kept::InFile { Ok(()) } else { Err(Error::DiskFull) }
    }

    /// Whether another process committed since this was last asked (or since opening).
    ///
    /// # Errors
    /// [`Error::Storage`] when the file can no longer be read.
    pub fn changed_elsewhere(&mut self) -> Result<bool> {
        if self.kept == Kept::Nowhere {
            if folder::look(&self.folder)? == Found::Nothing {
                return Ok(false);
            }
            *self = Self::open(&self.folder)?;
            return Ok(true);
        }
        let now = data_version(&self.conn)?;
        Ok(std::mem::replace(&mut self.data_version, now) != now)
    }
}

fn refuse_old_sqlite() -> Result<()> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::UnusableData(format!(
            "This build holds SQLite {}; Standpoint needs 3.51.3 or later to keep your data whole.",
            rusqlite::version()
        )));
    }
    Ok(())
}

fn connect(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(path, flags)?)
}

/// Makes a database beside its place and moves it there when it is whole: of two first starts at once one makes it, and a
/// file of no bytes is never a beginning.
fn make_database(folder: &Path) -> Result<()> {
    let _at_work = AtWork::begin(folder)?;
    let made = folder::new_database(folder);
    folder::make_private_file(&made)?;
    let filled = fill(&made).and_then(|()| folder::name_for_good(&made, &folder::database(folder)).map(drop));
    if filled.is_err() {
        std::fs::remove_file(&made).ok();
    }
    filled
}

fn fill(path: &Path) -> Result<()> {
    let mut conn = connect(path)?;
    set_up(&conn)?;
    migrate::migrate(&mut conn)?;
    conn.close().map_err(|(_, error)| error)?;
    folder::sync(path)
}

/// Whether a file could not be opened because there was no room for what SQLite keeps beside it.
fn has_no_room(error: &Error) -> bool {
    match error {
        Error::DiskFull => true,
        Error::Storage(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::SystemIoFailure),
        _ => false,
    }
}

fn data_version(conn: &Connection) -> Result<i64> {
    Ok(conn.prepare_cached("PRAGMA data_version")?.query_one([], |row| row.get(0))?)
}

/// Reads the file without changing it: is it SQLite, is it ours, do we know its version?
fn probe(path: &Path) -> Result<()> {
    let mut magic = [0; MAGIC.len()];
    let read = File::open(path).and_then(|mut file| file.read(&mut magic));
    match read {
        Ok(count) if count == MAGIC.len() && &magic == MAGIC => {}
        Ok(_) => {
            return Err(damaged(path));
        }
        Err(source) => return Err(Error::io("Reading", path, source)),
    }
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    conn.busy_timeout(BUSY_TIMEOUT)?;
    let unreadable = |error| unreadable(path, error);
    let id: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(unreadable)?;
    let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(unreadable)?;
    // A start that was cut off before its first commit leaves a database without anything in it.
    let empty = || {
        conn.query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get::<_, bool>(0))
            .map_err(unreadable)
    };
    if id != migrate::APPLICATION_ID && !(id == 0 && found == 0 && empty()?) {
        // The mark may have changed by accident; another program has other tables.
        if has_our_tables(&conn).map_err(unreadable)? {
            return Err(damaged(path));
        }
        return Err(Error::UnusableData(format!(
            "{} belongs to another program. It wasn’t changed; choose another folder, for example with --data-dir.",
            path.display()
        )));
    }
    if found > migrate::SCHEMA_VERSION {
        if migrate::is_of_a_known_schema(&conn)? {
            return Err(damaged(path));
        }
        return Err(Error::NewerVersion { path: path.to_owned(), found, known: migrate::SCHEMA_VERSION });
    }
    if found < 1 && !empty()? {
        return Err(damaged(path));
    }
    Ok(())
}

/// Whether a database has the tables that every journal has had since the first schema.
fn has_our_tables(conn: &Connection) -> rusqlite::Result<bool> {
    conn.query_row(
        "SELECT count(*) = 3 FROM sqlite_schema WHERE type = 'table' AND name IN ('profile', 'completion', 'undo_op')",
        [],
        |row| row.get(0),
    )
}

/// The file has lost what makes it a database of ours.
fn damaged(path: &Path) -> Error {
    let folder = path.parent().unwrap_or(path);
    Error::Damaged(format!(
        "{} can’t be read. It wasn’t changed. {}",
        path.display(),
        folder::way_back(folder)
    ))
}

fn unreadable(path: &Path, error: rusqlite::Error) -> Error {
    use rusqlite::ErrorCode::{CannotOpen, DatabaseCorrupt, NotADatabase, PermissionDenied, ReadOnly};
    match error.sqlite_error_code() {
        Some(NotADatabase | DatabaseCorrupt) => damaged(path),
        Some(CannotOpen | PermissionDenied | ReadOnly) => Error::UnusableData(format!(
            "{} is read-only. Check the permissions of the file and its folder.",
            path.display()
        )),
        _ => error.into(),
    }
}

/// SQLite would open a file it may not write and fail at the first save; better to say so at once.
fn refuse_read_only(path: &Path) -> Result<()> {
    match fs::OpenOptions::new().write(true).open(path) {
        Ok(_) => Ok(()),
        Err(source) => Err(Error::io("Opening for writing", path, source)),
    }
}

fn set_up(conn: &Connection) -> Result<()> {
    conn.busy_timeout(BUSY_TIMEOUT)?;
    people::set_up(conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    write_ahead(conn)?;
    // NORMAL lost acknowledged writes in a power cut; FULL none.
    pragma(conn, "synchronous", "full", "2")?;
    pragma(conn, "foreign_keys", "on", "1")?;
    pragma(conn, "trusted_schema", "off", "0")?;
    pragma(conn, "cell_size_check", "on", "1")?;
    pragma(conn, "secure_delete", "on", "1")?;
    pragma(conn, "temp_store", "memory", "2")?;
    pragma_is(conn, "busy_timeout", "5000")
}

/// Turns the write-ahead log on. Of several first starts at once SQLite lets one do so and refuses the others without
/// waiting, whatever the timeout; they ask again.
fn write_ahead(conn: &Connection) -> Result<()> {
    const AGAIN_AFTER: Duration = Duration::from_millis(10);
    let mut left = BUSY_TIMEOUT.as_millis() / AGAIN_AFTER.as_millis();
    loop {
        let turned_on = pragma(conn, "journal_mode", "wal", "wal");
        if !matches!(turned_on, Err(Error::Busy)) || left == 0 {
            return turned_on;
        }
        left -= 1;
        std::thread::sleep(AGAIN_AFTER);
    }
}

fn pragma(conn: &Connection, name: &'static str, value: &str, read_back: &str) -> Result<()> {
    conn.pragma_update(None, name, value)?;
    pragma_is(conn, name, read_back)
}

fn pragma_is(conn: &Connection, name: &'static str, wanted: &str) -> Result<()> {
    let found = conn.pragma_query_value(None, name, |row| match row.get_ref(0)? {
        rusqlite::types::ValueRef::Integer(number) => Ok(number.to_string()),
        other => Ok(String::from_utf8_lossy(other.as_bytes()?).into_owned()),
    })?;
    if found == wanted {
        Ok(())
    } else {
        Err(Error::UnusableData(format!(
            "This file system doesn’t support {name}, so your data wouldn’t be safe. Choose a folder on a local disk."
        )))
    }
}
