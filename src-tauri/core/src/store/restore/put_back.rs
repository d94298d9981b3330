//! Restoring a backup: what it would bring and what it would replace, and doing so.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde::Serialize;

use super::super::backup::{BackupLine, BackupReason, Backups, Contents, Rows};
use super::super::encryption::Secret;
use super::super::{Kept, Store, migrate, profiles};
use super::replace::{Replaced, replace};
use super::staged::{Opener, Staged};
use crate::calendar::Now;
use crate::error::{Error, Result};

/// What restoring a file would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RestorePreview {
    /// The backup.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub backup: PathBuf,
    /// The instant it was made, UTC; none for a plain copy.
    pub made_at: Option<DateTime<Utc>>,
    /// Why it was made; none for a plain copy.
    pub reason: Option<BackupReason>,
    /// Whether every byte is as it was when the backup was made; a plain copy can't say.
    pub sealed: bool,
    /// Whether an older version made it, so that it's brought up to date first.
    pub older: bool,
    /// What it holds.
    pub restores: Contents,
    /// What the journal holds now; nothing where it can’t be read.
    pub replaces: Option<Contents>,
    /// Whether both hold exactly the same.
    pub same: bool,
}

/// What restoring a file did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Restored {
    /// What was put back and what it replaced.
    #[serde(flatten)]
    pub preview: RestorePreview,
    /// The backup of what was there before.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub safety: Option<PathBuf>,
    /// Where the damaged files that were there before are now.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub set_aside: Option<PathBuf>,
}

/// Looks a backup through and says what restoring it into a data folder would do. Changes nothing.
///
/// # Errors
/// [`Error::NotFound`] without such a file, [`Error::Invalid`] when it isn't a whole backup of Standpoint's,
/// [`Error::NewerVersion`] when a later version wrote it or the journal.
pub fn restore_preview(data_folder: &Path, backup: &Path) -> Result<RestorePreview> {
    restore_preview_with(data_folder, backup, None)
}

/// As [`restore_preview`], of a backup that may be encrypted.
///
/// # Errors
/// As [`restore_preview`], and [`Error::Locked`] when it's encrypted and nothing was entered.
pub fn restore_preview_with(
    data_folder: &Path,
    backup: &Path,
    secret: Option<&Secret>,
) -> Result<RestorePreview> {
    preview(data_folder, backup, &Staged::read(backup, Opener::of(secret))?)
}

/// Restores a backup into a data folder: backs up what is there, replaces all of it or nothing, and compares.
///
/// # Errors
/// As [`restore_preview`], and [`Error::DiskFull`], [`Error::Io`] and [`Error::Storage`] when it can't be written; the
/// journal is as it was then.
pub fn restore(data_folder: &Path, now: &Now, backup: &Path) -> Result<Restored> {
    restore_with(data_folder, now, backup, None)
}

/// As [`restore`], of a backup that may be encrypted.
///
/// # Errors
/// As [`restore`], and [`Error::Locked`] when it's encrypted and nothing was entered.
pub fn restore_with(
    data_folder: &Path,
    now: &Now,
    backup: &Path,
    secret: Option<&Secret>,
) -> Result<Restored> {
    let staged = Staged::read(backup, Opener::of(secret))?;
    let preview = preview(data_folder, backup, &staged)?;
    let now = profiles::get(&staged.conn)?.map_or(*now, |profile| profile.home(now));
    let Replaced { safety, set_aside } = replace(data_folder, &now, &staged.conn, &staged.rows)?;
    Ok(Restored { preview, safety: safety.map(|safety| safety.path), set_aside })
}

impl Store {
    /// A backup opened as a journal in memory, after it was looked through, with what it holds. Nothing of it is kept. An
    /// encrypted one is opened with its own key, which is kept for the newest.
    ///
    /// # Errors
    /// As [`restore_preview`], and [`Error::Locked`] for an encrypted one whose key isn't kept.
    pub fn of_backup(backups: &Backups, backup: &BackupLine) -> Result<(Self, Contents)> {
        let opener = backups.kept_key(backup).map_or(Opener::Nothing, Opener::FileKey);
        let Staged { conn, rows, .. } = Staged::read(&backup.path, opener)?;
        Ok((Self::in_memory(conn), rows.contents))
    }

    /// A journal that is kept nowhere.
    pub(super) fn in_memory(conn: Connection) -> Self {
        Self { conn, folder: PathBuf::new(), logging: false, data_version: 0, kept: Kept::Nowhere }
    }
}

fn preview(data_folder: &Path, backup: &Path, staged: &Staged) -> Result<RestorePreview> {
    let live = match Store::open(data_folder) {
        Ok(store) => Rows::read(&store.conn).ok().filter(|_| store.kept != Kept::Nowhere),
        Err(Error::NoData { .. } | Error::Damaged(_)) => None,
        Err(error) => return Err(error),
    };
    Ok(RestorePreview {
        backup: backup.to_owned(),
        made_at: staged.seal.as_ref().map(|seal| seal.made_at),
        reason: staged.seal.as_ref().map(|seal| seal.reason),
        sealed: staged.seal.is_some(),
        older: staged.schema < migrate::SCHEMA_VERSION,
        restores: staged.rows.contents.clone(),
        same: live.as_ref() == Some(&staged.rows),
        replaces: live.map(|rows| rows.contents),
    })
}
