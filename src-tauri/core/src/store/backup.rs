//! A verified copy of the database: written beside its place, looked through, and only then given its name.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use serde::Serialize;

use super::{BACKUPS_FOLDER, Kept, Store, folder, migrate};
use crate::calendar::Now;
use crate::error::{Error, Result};

/// How often a copy is made again because another process wrote meanwhile.
const TRIES: u32 = 3;

/// A backup that was made and verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
    /// Rows in it, all tables together.
    pub rows: u64,
}

/// How many rows each table has.
type Counts = Vec<(String, u64)>;

impl Store {
    /// Makes a verified copy at `out`, or under the present's date and time in the data folder's own folder for backups.
    /// Where `out` is a folder, the copy is made in it under that name.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a file of that name is there already (it is not touched), [`Error::UnusableData`] when the
    /// copy does not hold what the database holds, [`Error::DiskFull`] and [`Error::Io`] when it cannot be written. Nothing
    /// is left behind then.
    pub fn backup(&self, now: &Now, out: Option<&Path>) -> Result<Backup> {
        let path = self.place(now, out)?;
        if path.exists() {
            return Err(Error::invalid(format!("{} is there already. Name another file.", path.display())));
        }
        let mut part = path.clone().into_os_string();
        part.push(".part");
        let part = PathBuf::from(part);
        fs::remove_file(&part).ok();
        let made = self.copy_verified(&part).and_then(|rows| {
            let bytes = fs::metadata(&part).map_err(|source| Error::io("Reading", &part, source))?.len();
            if folder::name_for_good(&part, &path)? {
                Ok(Backup { path: path.clone(), bytes, rows })
            } else {
                Err(Error::invalid(format!("{} is there already. Name another file.", path.display())))
            }
        });
        if made.is_err() {
            fs::remove_file(&part).ok();
        }
        made
    }

    fn place(&self, now: &Now, out: Option<&Path>) -> Result<PathBuf> {
        let name = format!("standpoint-{}.sqlite3", now.local().format("%Y-%m-%d-%H%M%S"));
        match out {
            Some(out) if out.is_dir() => Ok(out.join(name)),
            Some(out) => Ok(out.to_owned()),
            None => {
                let backups = self.folder.join(BACKUPS_FOLDER);
                folder::make_private_folder(&backups)?;
                Ok(backups.join(name))
            }
        }
    }

    /// A disk without room for the log is no hindrance: the copy may be on another one.
    fn vacuum_into(&self, target: &str) -> Result<()> {
        let only_reads = self.kept == Kept::ReadOnly;
        if only_reads {
            self.conn.pragma_update(None, "query_only", "off")?;
        }
        let copied = self.conn.execute("VACUUM INTO ?1", [target]);
        if only_reads {
            self.conn.pragma_update(None, "query_only", "on")?;
        }
        copied?;
        Ok(())
    }

    /// Copies the database, its log included, and compares: what both hold must be the same.
    fn copy_verified(&self, part: &Path) -> Result<u64> {
        let target = part.to_str().ok_or_else(|| {
            Error::invalid("This folder’s name isn’t valid text. Choose another with --out.")
        })?;
        for _ in 0..TRIES {
            fs::remove_file(part).ok();
            folder::make_private_file(part)?;
            self.vacuum_into(target)?;
            let copied = verified(part)?;
            if counts(&self.conn)? == copied {
                folder::sync(part)?;
                return Ok(copied.iter().map(|(_, rows)| rows).sum());
            }
        }
        Err(Error::UnusableData(
            "The copy doesn’t match your data, so it was deleted. Close other Standpoint windows and try again.".to_owned(),
        ))
    }
}

/// Looks a copy through, read-only, and counts what it holds.
fn verified(path: &Path) -> Result<Counts> {
    let broken = || {
        Error::UnusableData(
            "Couldn’t read the copy back, so it was deleted. Try again, perhaps on another disk.".to_owned(),
        )
    };
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    let said: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let dangling = conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    let id: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if said != "ok"
        || dangling
        || id != migrate::APPLICATION_ID
        || migrate::version(&conn)? != migrate::SCHEMA_VERSION
    {
        return Err(broken());
    }
    counts(&conn)
}

fn counts(conn: &Connection) -> Result<Counts> {
    let mut statement = conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let names =
        statement.query_map([], |row| row.get::<_, String>("name"))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let rows = |name: String| {
        let sql = format!("SELECT count(*) FROM \"{}\"", name.replace('"', "\"\""));
        let rows: i64 = conn.query_row(&sql, [], |row| row.get(0))?;
        Ok((name, rows.unsigned_abs()))
    };
    names.into_iter().map(rows).collect()
}
