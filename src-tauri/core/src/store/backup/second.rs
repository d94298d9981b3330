//! The second folder: copies of verified backups in a folder of the user's choice, on another disk or one that a service
//! keeps in step.
//!
//! Copying is a step of its own after a backup was made. It never makes a backup fail: what went wrong is kept beside the
//! last good copy, and tried again the next time.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::super::folder;
use super::super::sync_service::SyncedFolder;
use super::contents::hexadecimal;
use super::encrypt::keep_key_file;
use super::half::half;
use super::part;
use super::record::{self, Copies, CopyRecord, LastCopy, Trouble};
use super::seal::file_digest;
use super::settings::BackupSettings;
use super::{BackupLine, Backups, Contents, thin};
use crate::calendar::Now;
use crate::error::{Error, Result};

/// The second folder, and how copying to it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondFolder {
    /// Where it is.
    pub path: PathBuf,
    /// The instant at which the last good copy was made, and that of the backup it's a copy of; both UTC.
    pub last_copy: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// What the last good copy holds, where that's known.
    pub contents: Option<Contents>,
    /// The instant (UTC) of the last attempt and why it made no copy, unless it did.
    pub trouble: Option<(DateTime<Utc>, String)>,
}

impl Backups {
    /// The second folder; none where none is set.
    ///
    /// # Errors
    /// [`Error::UnusableData`] when what is set can't be understood.
    pub fn second_folder(&self) -> Result<Option<SecondFolder>> {
        let Some(path) = BackupSettings::read(self.data_folder())?.second_folder else { return Ok(None) };
        let copies = self.copies();
        let last = copies.last_copy.filter(|_| copies.second_folder.as_ref() == Some(&path));
        Ok(Some(SecondFolder {
            path,
            last_copy: last.as_ref().map(|last| (last.copied_at, last.made_at)),
            contents: last.and_then(|last| last.contents),
            trouble: copies.trouble.map(|trouble| (trouble.at, trouble.said)),
        }))
    }

    /// Sets the second folder. Nothing is copied yet: [`Backups::copy_to_second_folder`] does that.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no such folder, when it's the data folder or within it, or when nothing can be
    /// written there; [`Error::Io`] and [`Error::DiskFull`] when the setting can't be kept.
    pub fn set_second_folder(&self, path: &Path) -> Result<()> {
        let path = self.usable_second_folder(path)?;
        folder::make_private_folder(self.folder())?;
        let _turn = CopyTurn::take(self.folder())?;
        // It may be another disk under the name of the last one.
        let mut copies = self.copies_in(&path);
        copies.copies.retain(|copy| path.join(&copy.name).exists());
        copies.trouble = None;
        self.keep_copies(&copies)?;
        BackupSettings::change(self.data_folder(), |settings| settings.second_folder = Some(path)).map(drop)
    }

    /// What is remembered of this second folder, and of no other.
    fn copies_in(&self, second: &Path) -> Copies {
        let copies = self.copies();
        if copies.second_folder.as_deref() == Some(second) {
            copies
        } else {
            Copies { second_folder: Some(second.to_owned()), ..Copies::default() }
        }
    }

    /// The synced folder that the data folder is in, unless that notice was dismissed.
    #[must_use]
    pub fn synced_folder(&self) -> Option<SyncedFolder> {
        let synced = SyncedFolder::around(self.data_folder())?;
        let dismissed =
            BackupSettings::read(self.data_folder()).is_ok_and(|settings| settings.sync_notice_dismissed);
        (!dismissed).then_some(synced)
    }

    /// Doesn't mention the synced folder again.
    ///
    /// # Errors
    /// [`Error::Io`] and [`Error::DiskFull`] when that can't be kept.
    pub fn dismiss_sync_notice(&self) -> Result<()> {
        BackupSettings::change(self.data_folder(), |settings| settings.sync_notice_dismissed = true).map(drop)
    }

    /// The folder that is offered for copies in a synced folder.
    #[must_use]
    pub fn folder_offered_in(synced: &SyncedFolder) -> PathBuf {
        synced.root.join("Standpoint backups")
    }

    /// Makes the folder that is offered in the synced folder the second one.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the data folder isn't in a synced one, and as [`Backups::set_second_folder`].
    pub fn take_offered_folder(&self) -> Result<PathBuf> {
        let synced = SyncedFolder::around(self.data_folder()).ok_or_else(|| {
            Error::not_found("Your data isn’t in a synced folder. Choose a second folder yourself.")
        })?;
        let offered = Self::folder_offered_in(&synced);
        folder::make_private_folder(&offered)?;
        self.set_second_folder(&offered)?;
        Ok(offered)
    }

    /// Makes no more copies. Those that are there stay.
    ///
    /// # Errors
    /// [`Error::Io`] and [`Error::DiskFull`] when the setting can't be kept.
    pub fn clear_second_folder(&self) -> Result<()> {
        BackupSettings::change(self.data_folder(), |settings| settings.second_folder = None).map(drop)
    }

    fn usable_second_folder(&self, path: &Path) -> Result<PathBuf> {
        let no_folder =
            || Error::invalid(format!("There’s no folder {}. Make it, or choose another.", path.display()));
        let path = fs::canonicalize(path).map_err(|_| no_folder())?;
        if !path.is_dir() {
            return Err(no_folder());
        }
        let data = fs::canonicalize(self.data_folder()).unwrap_or_else(|_| self.data_folder().to_owned());
        if path.starts_with(&data) {
            return Err(Error::invalid(
                "That folder is in your data folder, so it would be lost with it. Choose one on another disk.",
            ));
        }
        let try_out = path.join(format!(".standpoint-{}.part", std::process::id()));
        let tried = folder::make_private_file(&try_out);
        fs::remove_file(&try_out).ok();
        tried.map_err(|_| {
            Error::invalid(format!("Standpoint can’t write in {}. Choose another folder.", path.display()))
        })?;
        Ok(path)
    }

    /// Copies what the second folder lacks, reads the copies back, and thins out what this computer put there. Answers
    /// whether the newest backup is there now; true where no second folder is set.
    ///
    /// What goes wrong in the second folder is kept for [`Backups::second_folder`], and is no error.
    ///
    /// # Errors
    /// [`Error::UnusableData`] when what is set can't be understood, [`Error::Io`] and [`Error::DiskFull`] when the record
    /// can't be kept in the data folder.
    pub fn copy_to_second_folder(&self, now: &Now) -> Result<bool> {
        let settings = BackupSettings::read(self.data_folder())?;
        let Some(second) = settings.second_folder else { return Ok(true) };
        if self.list().is_empty() {
            return Ok(true);
        }
        let _turn = CopyTurn::take(self.folder())?;
        let mut copies = self.copies_in(&second);
        let copied = self.copy_what_lacks(&second, now, &mut copies);
        copies.trouble = copied.err().map(|error| Trouble { at: now.instant, said: error.to_string() });
        self.keep_copies(&copies)?;
        Ok(copies.trouble.is_none())
    }

    /// Whether the newest copy in the second folder has the bytes of its backup. None where one of both isn't there.
    pub(in crate::store) fn newest_copy_is_whole(&self) -> Result<Option<bool>> {
        let Some(second) = BackupSettings::read(self.data_folder())?.second_folder else { return Ok(None) };
        let copies = self.copies_in(&second).copies;
        let Some(newest) = copies.iter().max_by_key(|copy| copy.made_at) else { return Ok(None) };
        let (copy, backup) = (second.join(&newest.name), self.folder().join(&newest.of));
        if !copy.is_file() || !backup.is_file() {
            return Ok(None);
        }
        Ok(Some(file_digest(&copy)? == file_digest(&backup)?))
    }

    fn copy_what_lacks(&self, second: &Path, now: &Now, known: &mut Copies) -> Result<()> {
        refuse_another_disk(second, &known.copies)?;
        part::sweep(second);
        known.copies.retain(|copy| second.join(&copy.name).exists());
        let keys = self.keys();
        if let Some(keys) = &keys {
            keep_key_file(second, keys)?;
        }
        // What was made before the passphrase can be read by anyone, so it stays here.
        let mut lines = self.list();
        lines.retain(|line| line.encrypted || keys.is_none());
        let is_there = |line: &BackupLine| known.copies.iter().any(|copy| line.name() == copy.of);
        let newest_there = known.copies.iter().map(|copy| copy.made_at).max();
        // The newest, and what was made since the last copy: older ones were thinned out there, or never meant to be.
        let mut lacks: Vec<_> = lines
            .iter()
            .enumerate()
            .filter(|(place, line)| {
                !is_there(line) && (*place == 0 || newest_there.is_some_and(|newest| line.made_at > newest))
            })
            .map(|(_, line)| line)
            .collect();
        lacks.reverse();
        for line in lacks {
            if self.is_whole(line)? {
                let name = copy(&line.path, second)?;
                let of = line.name().to_owned();
                known.copies.push(CopyRecord { name, of, made_at: line.made_at });
                known.last_copy = Some(LastCopy {
                    copied_at: now.instant,
                    made_at: line.made_at,
                    contents: line.contents.clone(),
                });
            }
        }
        thin_out(second, now, known);
        Ok(())
    }
}

/// A disk that isn't connected can leave an empty folder in its place.
fn refuse_another_disk(second: &Path, copies: &[CopyRecord]) -> Result<()> {
    let gone = || {
        Error::not_found(
            "The second folder isn’t there. Connect its disk, or choose another folder in Settings → Your data.",
        )
    };
    if !second.is_dir() {
        return Err(gone());
    }
    if !copies.is_empty() && copies.iter().all(|copy| !second.join(&copy.name).exists()) {
        return Err(Error::not_found(
            "The copies made before aren’t in the second folder. Connect its disk, or choose the folder again.",
        ));
    }
    Ok(())
}

/// Thins out what this computer put there and nothing else, by the ladder that holds beside the database.
fn thin_out(second: &Path, now: &Now, known: &mut Copies) {
    let made: Vec<_> = known.copies.iter().map(|copy| Now::new(copy.made_at, now.zone).local()).collect();
    let gone = thin::may_go(&made, now.local());
    let mut place = 0;
    known.copies.retain(|copy| {
        place += 1;
        // One that can't be removed is tried again the next time.
        !(gone.contains(&(place - 1)) && fs::remove_file(second.join(&copy.name)).is_ok())
    });
}

/// Copies a file under its own name, or the next free one, and compares what is there with what was read. Answers the name.
fn copy(from: &Path, second: &Path) -> Result<String> {
    let path = match place_in(second, from)? {
        Place::Free(path) => path,
        Place::Copied(path) => return Ok(name_of(&path).unwrap_or_default().to_owned()),
    };
    let part = half(&path);
    fs::remove_file(&part).ok();
    let copied = (|| {
        folder::make_private_file(&part)?;
        let read = write_copy(from, &part)?;
        if file_digest(&part)? != read {
            return Err(Error::UnusableData(
                "The copy wasn’t as the backup when it was read back. Check the disk of the second folder."
                    .to_owned(),
            ));
        }
        folder::name_for_good(&part, &path).or_else(|error| if path.exists() { Ok(true) } else { Err(error) })
    })();
    if copied.is_err() {
        fs::remove_file(&part).ok();
    }
    if copied? { Ok(name_of(&path).unwrap_or_default().to_owned()) } else { Err(Error::Busy) }
}

/// Where a copy goes.
enum Place {
    /// Nothing is there.
    Free(PathBuf),
    /// Its bytes are there already: the process that copied them was stopped before it could remember that.
    Copied(PathBuf),
}

/// Another journal may have made a backup in the same second.
fn place_in(second: &Path, from: &Path) -> Result<Place> {
    let name = name_of(from).unwrap_or_default();
    let (stem, end) = name.split_once('.').unwrap_or((name, ""));
    let length = |path: &Path| fs::metadata(path).map(|found| found.len()).ok();
    let mut path = second.join(name);
    let mut number: u32 = 1;
    while path.exists() {
        // What can't be read there is another's.
        if length(&path) == length(from) && file_digest(&path).ok() == Some(file_digest(from)?) {
            return Ok(Place::Copied(path));
        }
        number += 1;
        path = second.join(format!("{stem}-{number}.{end}"));
    }
    Ok(Place::Free(path))
}

fn name_of(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

/// Copies the bytes, has the disk keep them, and answers their digest.
fn write_copy(from: &Path, part: &Path) -> Result<String> {
    let reading = |source| Error::io("Reading", from, source);
    let writing = |source| Error::io("Writing", part, source);
    let mut source = File::open(from).map_err(reading)?;
    let mut target = fs::OpenOptions::new().write(true).open(part).map_err(writing)?;
    let (mut bytes, mut digest) = (vec![0; 64 * 1_024], Sha256::new());
    loop {
        match source.read(&mut bytes).map_err(reading)? {
            0 => break,
            read => {
                digest.update(&bytes[..read]);
                target.write_all(&bytes[..read]).map_err(writing)?;
            }
        }
    }
    target.sync_all().map_err(writing)?;
    Ok(hexadecimal(&digest.finalize()))
}

/// One process at a time copies. It's another lock than that of making backups: a slow disk must not hold one up.
struct CopyTurn {
    _lock: Option<File>,
}

impl CopyTurn {
    fn take(backups: &Path) -> Result<Self> {
        let path = backups.join(".second.lock");
        match folder::make_private_file(&path) {
            Err(Error::DiskFull) => return Err(Error::DiskFull),
            Err(Error::Io { source, .. }) if source.kind() != ErrorKind::AlreadyExists => {
                // A data folder that can't be written to can't remember a copy either.
                return Err(Error::io("Writing", &path, source));
            }
            _ => {}
        }
        let lock = File::open(&path).ok().filter(|file| file.lock().is_ok());
        if lock.is_some() {
            record::sweep_copies(backups);
        }
        Ok(Self { _lock: lock })
    }
}
