//! Making a backup: copied beside its place, looked through, compared with the database row by row, sealed, synced, and
//! only then given its name.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;

use super::super::encryption::{FileKey, Note, PublicKeys};
use super::super::{Kept, Store, at_work, folder, migrate};
use super::encrypt::encrypt_file;
use super::half::half;
use super::part::Turn;
use super::record::EncryptedRecord;
use super::{BackupReason, Backups, Contents, Rows, Seal, Sealed};
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
    /// What it holds, counted.
    pub contents: Contents,
    /// Whether it's encrypted.
    pub encrypted: bool,
    /// SHA-256 over its rows: a database with the same digest holds the same.
    #[serde(skip)]
    pub(in crate::store) rows_sha256: String,
}

/// When a backup is made, and why.
#[derive(Debug, Clone, Copy)]
struct Occasion {
    now: Now,
    reason: BackupReason,
    /// The schema that the database has.
    schema: i64,
}

impl Store {
    /// Makes a verified backup at `out`, or in the data folder's own folder for backups under the present's date and time.
    /// Where `out` is a folder, it's made in it under that name.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a file of that name is there already (it is not touched), [`Error::UnusableData`] when the
    /// copy does not hold what the database holds, [`Error::DiskFull`] and [`Error::Io`] when it cannot be written. Nothing
    /// is left behind then.
    pub fn backup(&self, now: &Now, out: Option<&Path>) -> Result<Backup> {
        let occasion = Occasion::of(now, BackupReason::Asked);
        match out {
            None => self.backup_here(&occasion),
            Some(out) if out.is_dir() => {
                self.make(&Backups::free_name(out, now.local()), &occasion).map(|(backup, _)| backup)
            }
            Some(out) => self.make(out, &occasion).map(|(backup, _)| backup),
        }
    }

    /// Makes a backup in the data folder before something that changes much at once. None where nothing is kept yet.
    ///
    /// # Errors
    /// As [`Store::backup`]; then what was about to happen must not.
    pub fn backup_before(&self, now: &Now, reason: BackupReason) -> Result<Option<Backup>> {
        if self.kept == Kept::Nowhere {
            return Ok(None);
        }
        self.backup_here(&Occasion::of(now, reason)).map(Some)
    }

    /// Makes the daily backup when the newest one is older than a day and something has changed since. Where nothing has, that
    /// is remembered for a day.
    ///
    /// # Errors
    /// As [`Store::backup`].
    pub fn backup_when_due(&self, now: &Now) -> Result<Option<Backup>> {
        let backups = Backups::of(&self.folder);
        if self.kept != Kept::InFile || !backups.is_due(now) {
            return Ok(None);
        }
        at_work::remove_leftovers(&self.folder);
        folder::make_private_folder(backups.folder())?;
        let _turn = Turn::take(backups.folder())?;
        // Another process may have made it while this one waited.
        if !backups.is_due(now) {
            return Ok(None);
        }
        if let Some(newest) = backups.newest_with(&Rows::read(&self.conn)?, now)? {
            backups.saw_no_change(&newest, now)?;
            return Ok(None);
        }
        self.make_here(&Occasion::of(now, BackupReason::Daily), &backups).map(Some)
    }

    fn backup_here(&self, occasion: &Occasion) -> Result<Backup> {
        at_work::remove_leftovers(&self.folder);
        let backups = Backups::of(&self.folder);
        folder::make_private_folder(backups.folder())?;
        let _turn = Turn::take(backups.folder())?;
        self.make_here(occasion, &backups)
    }

    fn make_here(&self, occasion: &Occasion, backups: &Backups) -> Result<Backup> {
        let path = Backups::free_name(backups.folder(), occasion.now.local());
        let (backup, encrypted) = self.make(&path, occasion)?;
        backups.keep_what_is_known(&backup, encrypted)?;
        // Someone who restores may want any of them next.
        if occasion.reason != BackupReason::Restore {
            backups.thin_out(&occasion.now)?;
        }
        Ok(backup)
    }

    fn make(&self, path: &Path, occasion: &Occasion) -> Result<(Backup, Option<Encrypted>)> {
        let only_reads = self.kept == Kept::ReadOnly;
        if only_reads {
            // A disk without room for the log is no hindrance: the copy may be on another one.
            self.conn.pragma_update(None, "query_only", "off")?;
        }
        let keys = Backups::of(&self.folder).keys();
        let made = make(&self.conn, path, occasion, keys.as_ref());
        if only_reads {
            self.conn.pragma_update(None, "query_only", "on")?;
        }
        made
    }
}

impl Occasion {
    fn of(now: &Now, reason: BackupReason) -> Self {
        Self { now: *now, reason, schema: migrate::SCHEMA_VERSION }
    }
}

/// Makes a backup of a database that has an older schema, before that is changed. It bears the time at which the database
/// was last written.
pub(in crate::store) fn before_update(conn: &Connection, data_folder: &Path) -> Result<()> {
    let database = folder::database(data_folder);
    let written = fs::metadata(&database)
        .and_then(|found| found.modified())
        .map_err(|source| Error::io("Reading", &database, source))?;
    let backups = Backups::of(data_folder);
    folder::make_private_folder(backups.folder())?;
    let _turn = Turn::take(backups.folder())?;
    let schema = migrate::version(conn)?;
    // Another process may have updated it while this one waited.
    if schema == migrate::SCHEMA_VERSION {
        return Ok(());
    }
    let now = Now::new(DateTime::<Utc>::from(written), chrono_tz::UTC);
    let path = Backups::free_name(backups.folder(), now.local());
    let occasion = Occasion { now, reason: BackupReason::Update, schema };
    let (backup, encrypted) = make(conn, &path, &occasion, backups.keys().as_ref())?;
    backups.keep_what_is_known(&backup, encrypted)
}

/// What is known of an encrypted backup that was just made.
struct Encrypted {
    key: FileKey,
    sha256: String,
}

impl Backups {
    /// Remembers what an encrypted backup doesn't say without its passphrase.
    fn keep_what_is_known(&self, backup: &Backup, encrypted: Option<Encrypted>) -> Result<()> {
        let Some(Encrypted { key, sha256 }) = encrypted else { return Ok(()) };
        let name = backup.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let (rows_sha256, contents) = (backup.rows_sha256.clone(), backup.contents.clone());
        self.keep_encrypted(name, EncryptedRecord { sha256, rows_sha256, contents }, &key)
    }
}

/// Makes a backup at a path; an encrypted one at that path with `.age` behind it.
fn make(
    conn: &Connection,
    path: &Path,
    occasion: &Occasion,
    keys: Option<&PublicKeys>,
) -> Result<(Backup, Option<Encrypted>)> {
    let path = &keys.map_or_else(|| path.to_owned(), |_| Backups::encrypted_name(path));
    let taken = || Error::invalid(format!("{} is there already. Name another file.", path.display()));
    if path.exists() {
        return Err(taken());
    }
    let (plain, encrypted_part) = (half(path), half(&half(path)));
    let part = if keys.is_some() { &encrypted_part } else { &plain };
    let remove_halves = || [&plain, &encrypted_part].map(|part| drop(fs::remove_file(part)));
    remove_halves();
    let made = copy(conn, &plain, occasion).and_then(|Rows { contents, sha256 }| {
        let encrypted = keys.map(|keys| encrypt(keys, occasion, &plain, &encrypted_part)).transpose()?;
        folder::sync(part)?;
        let bytes = fs::metadata(part).map_err(|source| Error::io("Reading", part, source))?.len();
        if !folder::name_for_good(part, path)? {
            return Err(taken());
        }
        let backup = Backup {
            path: path.to_owned(),
            bytes,
            rows: contents.rows,
            contents,
            encrypted: encrypted.is_some(),
            rows_sha256: sha256,
        };
        Ok((backup, encrypted))
    });
    if made.is_err() {
        remove_halves();
    }
    made
}

fn encrypt(keys: &PublicKeys, occasion: &Occasion, plain: &Path, into: &Path) -> Result<Encrypted> {
    let Occasion { now, reason, schema } = *occasion;
    let note = Note::Backup { made_at: now.instant, reason, schema };
    let (key, sha256) = encrypt_file(keys, note, plain, into)?;
    Ok(Encrypted { key, sha256 })
}

/// Copies the database, its log included, compares both row by row, and seals the copy.
fn copy(conn: &Connection, part: &Path, occasion: &Occasion) -> Result<Rows> {
    let target = part
        .to_str()
        .ok_or_else(|| Error::invalid("This folder’s name isn’t valid text. Choose another with --out."))?;
    for _ in 0..TRIES {
        fs::remove_file(part).ok();
        folder::make_private_file(part)?;
        conn.execute("VACUUM INTO ?1", [target])?;
        let Some(copied) = read_back(part, occasion.schema)? else {
            // What is damaged already can't be backed up, only set aside.
            let is_whole = is_whole(conn, occasion.schema)?;
            return Err(if is_whole { unreadable() } else { damaged() });
        };
        if copied == Rows::read(conn)? {
            let seal = Seal {
                made_at: occasion.now.instant,
                reason: occasion.reason,
                schema: occasion.schema,
                contents: copied.contents,
                rows_sha256: copied.sha256,
            };
            seal.append(part)?;
            return match Sealed::look(part)? {
                Sealed::Whole(read) if read == seal => {
                    Ok(Rows { contents: seal.contents, sha256: seal.rows_sha256 })
                }
                _ => Err(unreadable()),
            };
        }
    }
    Err(Error::UnusableData(
        "The copy doesn’t match your data, so it was deleted. Close other Standpoint windows and try again."
            .to_owned(),
    ))
}

/// Looks a copy through, read-only, and reads its rows. None where it isn't whole.
fn read_back(path: &Path, schema: i64) -> Result<Option<Rows>> {
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    if is_whole(&conn, schema)? { Rows::read(&conn).map(Some) } else { Ok(None) }
}

/// Whether a database is Standpoint's, of this schema to the letter, and sound. Only such a one could be restored.
pub(in crate::store) fn is_whole(conn: &Connection, schema: i64) -> Result<bool> {
    let id: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    Ok(id == migrate::APPLICATION_ID
        && migrate::version(conn)? == schema
        && migrate::is_to_the_letter(conn, schema)?
        && has_sound_structure(conn)?)
}

/// Whether SQLite finds a database whole and no row refers to one that isn't there.
pub(in crate::store) fn has_sound_structure(conn: &Connection) -> Result<bool> {
    let said: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(said == "ok" && !conn.prepare("PRAGMA foreign_key_check")?.exists([])?)
}

fn damaged() -> Error {
    Error::Damaged(
        "Your data is damaged, so it can’t be backed up any more. Restore the newest backup with `standpoint-cli restore --newest`, or save what can be read with `standpoint-cli salvage`."
            .to_owned(),
    )
}

fn unreadable() -> Error {
    Error::UnusableData(
        "Couldn’t read the copy back, so it was deleted. Try again, perhaps on another disk.".to_owned(),
    )
}
