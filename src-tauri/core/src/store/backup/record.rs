//! What this computer remembers of its backups, in files beside them: which were copied to the second folder and how the
//! last copy went; and when it was last seen that nothing had changed.
//!
//! Losing them loses no backup: nothing is deleted in the second folder that isn't named here.

use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::super::write_private;
use super::{BackupLine, Backups, Contents};
use crate::calendar::Now;
use crate::error::{Error, Result};

const COPIES: &str = "copies.json";
const UNCHANGED: &str = "unchanged.json";

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

impl Backups {
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
