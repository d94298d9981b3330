//! The backups of a data folder, found by their names and seals. They are read also where the database is gone.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use serde::Serialize;

use super::super::encryption::{Note, note_of};
use super::super::folder::ENCRYPTED_ENDING;
use super::super::{BACKUPS_FOLDER, folder, migrate};
use super::seal::file_digest;
use super::settings::BackupSettings;
use super::{BackupReason, Contents, Rows, Seal, Sealed, thin};
use crate::calendar::Now;
use crate::error::Result;

/// How old the newest backup may be before the next is due.
const DUE_AFTER: Duration = Duration::hours(24);
const PREFIX: &str = "standpoint-";
const ENDING: &str = ".sqlite3";
const DATE: &str = "%Y-%m-%d-%H%M%S";
const DATE_LENGTH: usize = "2026-03-10-090000".len();

/// A backup, as its name and its seal describe it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupLine {
    /// Where it is.
    pub path: PathBuf,
    /// The instant it was made, UTC.
    pub made_at: DateTime<Utc>,
    /// Why it was made; none where it has no seal.
    pub reason: Option<BackupReason>,
    /// The schema of the database in it; none where it has no seal.
    pub schema: Option<i64>,
    /// Its length in bytes.
    pub bytes: u64,
    /// What it holds; none where it has no seal, or is encrypted and this computer didn't make it.
    pub contents: Option<Contents>,
    /// Whether it's encrypted.
    pub encrypted: bool,
}

impl BackupLine {
    /// The file's name.
    pub(super) fn name(&self) -> &str {
        self.path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
    }
}

/// What can be told of a backup's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Condition {
    /// They are as they were made.
    Whole,
    /// Nothing here says how they were.
    Unknown,
    /// Something changed them.
    Broken,
}

/// The backups of a data folder.
#[derive(Debug, Clone)]
pub struct Backups {
    data_folder: PathBuf,
    folder: PathBuf,
}

impl Backups {
    /// Those of a data folder, whether it has any or not.
    #[must_use]
    pub fn of(data_folder: &Path) -> Self {
        Self { data_folder: data_folder.to_owned(), folder: data_folder.join(BACKUPS_FOLDER) }
    }

    /// The data folder they are of.
    pub(super) fn data_folder(&self) -> &Path {
        &self.data_folder
    }

    /// The folder that they are in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All of them, the newest first. Only their ends are read.
    #[must_use]
    pub fn list(&self) -> Vec<BackupLine> {
        let mut lines = Self::list_in(&self.folder);
        if lines.iter().any(|line| line.encrypted) {
            let known = self.encrypted();
            for line in lines.iter_mut().filter(|line| line.encrypted) {
                line.contents = known.get(line.name()).map(|record| record.contents.clone());
            }
        }
        lines
    }

    /// The backups in any folder, the newest first: a second folder, say, from which one is to be restored.
    #[must_use]
    pub fn list_in(folder: &Path) -> Vec<BackupLine> {
        let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
        let mut lines: Vec<_> = entries.filter_map(|entry| line(entry.ok()?.path())).collect();
        // Of two that were made in one second the later has a number, and so the longer name.
        lines.sort_by_cached_key(|line| {
            std::cmp::Reverse((line.made_at, line.path.as_os_str().len(), line.path.clone()))
        });
        lines
    }

    /// The newest one whose every byte is as it was sealed.
    ///
    /// # Errors
    /// [`crate::Error::Io`] when one cannot be read.
    pub fn newest_whole(&self) -> Result<Option<BackupLine>> {
        for line in self.list() {
            if self.is_whole(&line)? {
                return Ok(Some(line));
            }
        }
        Ok(None)
    }

    /// The newest one whose bytes can be relied on, or else the newest in the second folder.
    ///
    /// # Errors
    /// [`crate::Error::Io`] when one cannot be read.
    pub fn newest_whole_anywhere(&self) -> Result<Option<BackupLine>> {
        if let Some(newest) = self.newest_whole()? {
            return Ok(Some(newest));
        }
        let second = BackupSettings::read(&self.data_folder).ok().and_then(|settings| settings.second_folder);
        for line in second.map(|second| Self::list_in(&second)).unwrap_or_default() {
            if self.is_whole(&line)? {
                return Ok(Some(line));
            }
        }
        Ok(None)
    }

    /// Whether a day has passed since the newest one, and since it was last seen that nothing had changed. What is from a
    /// time when the clock was wrong doesn't count.
    pub(super) fn is_due(&self, now: &Now) -> bool {
        let made = self.list().into_iter().map(|line| line.made_at);
        !made.chain(self.unchanged_at()).any(|at| {
            let age = now.instant - at;
            age < DUE_AFTER && age > -DUE_AFTER
        })
    }

    /// The newest one, if it's whole and holds exactly these rows. One from a day that is yet to come doesn't count.
    pub(super) fn newest_with(&self, rows: &Rows, now: &Now) -> Result<Option<BackupLine>> {
        let newest = self.list().into_iter().next();
        let Some(newest) = newest.filter(|newest| newest.made_at <= now.instant) else { return Ok(None) };
        if newest.schema != Some(migrate::SCHEMA_VERSION) || newest.encrypted != self.keys().is_some() {
            return Ok(None);
        }
        let holds = if newest.encrypted {
            let known = self.encrypted().remove(newest.name());
            known.filter(|known| known.rows_sha256 == rows.sha256).is_some()
                && self.condition(&newest)? == Condition::Whole
        } else {
            matches!(Sealed::look(&newest.path)?, Sealed::Whole(seal) if seal.rows_sha256 == rows.sha256)
        };
        Ok(holds.then_some(newest))
    }

    /// Whether every byte of a backup is as it was made.
    ///
    /// # Errors
    /// [`crate::Error::Io`] when it cannot be read.
    pub(in crate::store) fn condition(&self, line: &BackupLine) -> Result<Condition> {
        if !line.encrypted {
            return Ok(match Sealed::look(&line.path)? {
                Sealed::Whole(_) => Condition::Whole,
                Sealed::Not => Condition::Unknown,
                Sealed::Broken => Condition::Broken,
            });
        }
        match self.encrypted().remove(line.name()) {
            Some(known) if file_digest(&line.path)? == known.sha256 => Ok(Condition::Whole),
            Some(_) => Ok(Condition::Broken),
            // Made elsewhere: opening it will tell.
            None if line.schema.is_some() => Ok(Condition::Unknown),
            None => Ok(Condition::Broken),
        }
    }

    /// Whether a backup can be relied on as far as it can be told without the passphrase.
    pub(super) fn is_whole(&self, line: &BackupLine) -> Result<bool> {
        let condition = self.condition(line)?;
        Ok(condition == Condition::Whole || (line.encrypted && condition == Condition::Unknown))
    }

    /// Removes those that have had their time. One that can't be removed is tried again the next time.
    pub(super) fn thin_out(&self, now: &Now) -> Result<()> {
        let lines = self.list();
        let local = |at: DateTime<Utc>| Now::new(at, now.zone).local();
        let made: Vec<_> = lines.iter().map(|line| local(line.made_at)).collect();
        let gone = thin::may_go(&made, now.local());
        for at in &gone {
            fs::remove_file(&lines[*at].path).ok();
        }
        if gone.is_empty() { Ok(()) } else { folder::sync(&self.folder) }
    }

    /// A name that no backup has yet, after the user's clock.
    pub(super) fn free_name(folder: &Path, made_at: NaiveDateTime) -> PathBuf {
        let stem = format!("{PREFIX}{}", made_at.format(DATE));
        let numbered = (2_u32..).map(|number| format!("{stem}-{number}{ENDING}"));
        let names = std::iter::once(format!("{stem}{ENDING}")).chain(numbered);
        let is_free = |path: &PathBuf| !path.exists() && !Self::encrypted_name(path).exists();
        names.map(|name| folder.join(name)).find(is_free).unwrap_or_else(|| folder.join(stem))
    }

    /// The name of a file once it's encrypted.
    pub(super) fn encrypted_name(path: &Path) -> PathBuf {
        if path.extension().is_some_and(|end| end == "age") {
            return path.to_owned();
        }
        let mut name = path.as_os_str().to_owned();
        name.push(ENCRYPTED_ENDING);
        PathBuf::from(name)
    }
}

/// None for a file that isn't a backup of ours by its name.
fn line(path: PathBuf) -> Option<BackupLine> {
    let name = path.file_name()?.to_str()?;
    let plain = name.strip_suffix(ENCRYPTED_ENDING);
    let encrypted = plain.is_some();
    let when = plain.unwrap_or(name).strip_prefix(PREFIX)?.strip_suffix(ENDING)?.get(..DATE_LENGTH)?;
    let named = NaiveDateTime::parse_from_str(when, DATE).ok()?.and_utc();
    let bytes = fs::metadata(&path).ok()?.len();
    let unknown = |path| BackupLine {
        path,
        made_at: named,
        reason: None,
        schema: None,
        bytes,
        contents: None,
        encrypted,
    };
    if encrypted {
        return Some(match note_of(&path) {
            Some(Note::Backup { made_at, reason, schema }) => {
                BackupLine { made_at, reason: Some(reason), schema: Some(schema), ..unknown(path) }
            }
            _ => unknown(path),
        });
    }
    Some(match Seal::peek(&path) {
        Some(Seal { made_at, reason, schema, contents, .. }) => BackupLine {
            path,
            made_at,
            reason: Some(reason),
            schema: Some(schema),
            bytes,
            contents: Some(contents),
            encrypted,
        },
        None => unknown(path),
    })
}
