//! What this computer remembers of its backups, in files beside them: which were copied to the second folder and how the
//! last copy went; and when it was last seen that nothing had changed.
//!
//! Losing them loses no backup: nothing is deleted in the second folder that isn't named here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use age::secrecy::ExposeSecret;
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::super::encryption::FileKey;
use super::super::write_private;
use super::half::half;
use super::{BackupLine, Backups, Contents};
use crate::calendar::Now;
use crate::error::{Error, Result};

const COPIES: &str = "copies.json";
const UNCHANGED: &str = "unchanged.json";
const ENCRYPTED: &str = "encrypted.json";
/// In the data folder, not among the backups.
const KEPT_KEY: &str = "standpoint-newest-backup.key";

/// What is remembered of the second folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Copies {
    /// The folder that the copies are in.
    pub(super) second_folder: Option<PathBuf>,
    /// What was copied there and not thinned out since.
    pub(super) copies: Vec<CopyRecord>,
    /// The last copy that was read back whole.
    pub(super) last_copy: Option<LastCopy>,
    /// Why the last attempt made no copy.
    pub(super) trouble: Option<Trouble>,
}

/// A file in the second folder that this computer put there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CopyRecord {
    /// The name of the file there.
    pub(super) name: String,
    /// The name of the backup it's a copy of.
    pub(super) of: String,
    /// The instant the backup was made, UTC.
    pub(super) made_at: DateTime<Utc>,
}

/// The last copy that was read back whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LastCopy {
    /// The instant it was made, UTC.
    pub(super) copied_at: DateTime<Utc>,
    /// The instant the backup was made, UTC.
    pub(super) made_at: DateTime<Utc>,
    /// What the backup holds, where that is known.
    pub(super) contents: Option<Contents>,
}

/// An attempt that made no copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Trouble {
    /// The instant of the attempt, UTC.
    pub(super) at: DateTime<Utc>,
    /// What happened and what to do, for people.
    pub(super) said: String,
}

/// That nothing had changed since a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unchanged {
    /// The name of the backup.
    pub(super) backup: String,
    /// The instant it was looked at, UTC.
    pub(super) looked_at: DateTime<Utc>,
}

/// What is known of an encrypted backup that can't be read without the passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct EncryptedRecord {
    /// SHA-256 over its bytes, as lower-case hexadecimal digits.
    pub(super) sha256: String,
    /// SHA-256 over the rows in it.
    pub(super) rows_sha256: String,
    /// What it holds.
    pub(super) contents: Contents,
}

/// The newest encrypted backup's own key, which opens no other.
#[derive(Serialize, Deserialize)]
struct KeptKey {
    backup: String,
    key: String,
}

/// Removes what a killed process left of the files that are written when a backup is made.
pub(super) fn sweep_made(backups: &Path) {
    let kept_key = backups.parent().map(|data_folder| data_folder.join(KEPT_KEY));
    let files = [ENCRYPTED, UNCHANGED].map(|file| backups.join(file));
    files.into_iter().chain(kept_key).for_each(|file| drop(fs::remove_file(half(&file))));
}

/// Removes what a killed process left of the file that is written when backups are copied.
pub(super) fn sweep_copies(backups: &Path) {
    fs::remove_file(half(&backups.join(COPIES))).ok();
}

impl Backups {
    /// What is known of each encrypted backup, by name.
    pub(super) fn encrypted(&self) -> BTreeMap<String, EncryptedRecord> {
        self.remembered(ENCRYPTED).unwrap_or_default()
    }

    /// Remembers an encrypted backup, and forgets those that are gone. Its own key is kept beside the database, so that the
    /// weekly trial can open it; that folder holds the journal itself anyway.
    pub(super) fn keep_encrypted(&self, name: &str, record: EncryptedRecord, key: &FileKey) -> Result<()> {
        let mut all = self.encrypted();
        all.retain(|name, _| self.folder().join(name).exists());
        all.insert(name.to_owned(), record);
        self.remember(ENCRYPTED, &all)?;
        let kept = KeptKey { backup: name.to_owned(), key: key.to_text().expose_secret().to_owned() };
        let text = serde_json::to_string(&kept).map_err(|_| Error::Unreadable { what: "key" })?;
        write_private(&self.data_folder().join(KEPT_KEY), &text)
    }

    /// The key of an encrypted backup, where it's kept.
    pub(in crate::store) fn kept_key(&self, line: &BackupLine) -> Option<FileKey> {
        let text = fs::read(self.data_folder().join(KEPT_KEY)).ok()?;
        let kept: KeptKey = serde_json::from_slice(&text).ok()?;
        (kept.backup == line.name()).then(|| FileKey::from_text(&kept.key)).flatten()
    }

    /// Forgets the newest backup's key.
    pub(super) fn forget_kept_key(&self) {
        fs::remove_file(self.data_folder().join(KEPT_KEY)).ok();
    }

    /// What is remembered of the second folder; nothing where it can't be read.
    pub(super) fn copies(&self) -> Copies {
        self.remembered(COPIES).unwrap_or_default()
    }

    /// Remembers it. Call it while no other process copies.
    pub(super) fn keep_copies(&self, copies: &Copies) -> Result<()> {
        if self.copies() == *copies { Ok(()) } else { self.remember(COPIES, copies) }
    }

    /// The instant (UTC) at which it was last seen that nothing had changed since the newest backup. None when that was made
    /// later.
    #[must_use]
    pub fn unchanged_at(&self) -> Option<DateTime<Utc>> {
        let unchanged: Unchanged = self.remembered(UNCHANGED)?;
        let newest = self.list().into_iter().next()?;
        (newest.name() == unchanged.backup).then_some(unchanged.looked_at)
    }

    /// Remembers that nothing had changed since the newest backup.
    pub(super) fn saw_no_change(&self, newest: &BackupLine, now: &Now) -> Result<()> {
        self.remember(UNCHANGED, &Unchanged { backup: newest.name().to_owned(), looked_at: now.instant })
    }

    fn remembered<T: DeserializeOwned>(&self, file: &str) -> Option<T> {
        serde_json::from_slice(&fs::read(self.folder().join(file)).ok()?).ok()
    }

    fn remember(&self, file: &str, what: &impl Serialize) -> Result<()> {
        let text = serde_json::to_string_pretty(what).map_err(|_| Error::Unreadable { what: "record" })?;
        write_private(&self.folder().join(file), &text)
    }
}
