//! The data folder: made for its owner alone, and refused in words when it cannot serve.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::{Error, Result};

/// The name of the database within the data folder.
pub const DATABASE_FILE: &str = "standpoint.sqlite3";
/// The folder within the data folder that backups are kept in.
pub const BACKUPS_FOLDER: &str = "backups";
/// The folder within the data folder that damaged files are kept in.
pub(super) const SET_ASIDE_FOLDER: &str = "set-aside";

/// How the name of an encrypted file ends.
pub(super) const ENCRYPTED_ENDING: &str = ".age";

/// What is in the place of a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// No file.
    Nothing,
    /// A file that holds something.
    File,
}

/// What is in the database's place in `folder`. Looks only.
///
/// # Errors
/// [`Error::UnusableData`] when it cannot be a database: a folder, a file without content, a log without its database.
pub(super) fn look(folder: &Path) -> Result<Found> {
    match fs::metadata(folder) {
        Ok(found) if !found.is_dir() => {
            return Err(Error::UnusableData(format!(
                "{} is a file. Choose a folder, for example with --data-dir.",
                folder.display()
            )));
        }
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(source) => return Err(Error::io("Reading the folder", folder, source)),
    }
    let path = database(folder);
    match fs::metadata(&path) {
        Ok(found) if !found.is_file() => Err(Error::UnusableData(format!(
            "{} isn’t a file. Move it, or choose another folder.",
            path.display()
        ))),
        Ok(found) if found.len() == 0 => Err(emptied(folder, &path)),
        Ok(_) => Ok(Found::File),
        Err(error) if error.kind() == ErrorKind::NotFound => nothing(folder, &path),
        Err(source) => Err(Error::io("Reading", &path, source)),
    }
}

/// A database of no bytes is never a beginning: something emptied it.
fn emptied(folder: &Path, path: &Path) -> Error {
    Error::Damaged(format!(
        "{} is empty, so your data isn’t in it any more. It wasn’t changed. {}",
        path.display(),
        way_back(folder)
    ))
}

fn nothing(folder: &Path, path: &Path) -> Result<Found> {
    let log = wal(folder);
    if log.exists() {
        return Err(Error::Damaged(format!(
            "{} is missing, though its log is still beside it. Nothing was changed. {}",
            path.display(),
            way_back(folder)
        )));
    }
    // Where there were data once, an empty database would hide that they are gone.
    if newest_backup(folder).is_some() || holds_something(&folder.join(SET_ASIDE_FOLDER)) {
        return Err(Error::Damaged(format!(
            "{} is missing, though there was one. Nothing was changed. {}",
            path.display(),
            way_back(folder)
        )));
    }
    Ok(Found::Nothing)
}

/// What can be done where the database is lost.
pub(super) fn way_back(folder: &Path) -> String {
    let holds_bytes = fs::metadata(database(folder)).is_ok_and(|found| found.len() > 0);
    match newest_backup(folder) {
        Some(backup) => {
            format!("Restore the newest backup with `standpoint-cli restore --newest`: {}.", backup.display())
        }
        None if holds_bytes => {
            "Save what can be read with `standpoint-cli salvage`, or put a copy of your data in its place."
                .to_owned()
        }
        None => "Put a copy of your data in its place, or move it and start again.".to_owned(),
    }
}

fn holds_something(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

/// The newest backup in the data folder, by its name.
pub(super) fn newest_backup(folder: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(folder.join(BACKUPS_FOLDER)).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let is_backup = |path: &PathBuf| {
        path.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.strip_suffix(ENCRYPTED_ENDING).unwrap_or(name).ends_with(".sqlite3"))
    };
    files.filter(is_backup).max()
}

/// A name beside the database's for one that is being made.
pub(super) fn new_database(folder: &Path) -> PathBuf {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    folder.join(format!("{DATABASE_FILE}.new-{}-{number}", std::process::id()))
}

/// Takes others' rights from the data folder, its files and its backups, and answers for how many it had to.
#[cfg(unix)]
pub(super) fn make_private_again(folder: &Path) -> usize {
    use std::os::unix::fs::PermissionsExt;
    let files_in = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder)
            .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
            .unwrap_or_default()
    };
    let ours = |path: &PathBuf| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("standpoint"))
    };
    let backups = folder.join(BACKUPS_FOLDER);
    let files = files_in(folder).into_iter().chain(files_in(&backups)).filter(ours);
    let all = [folder.to_owned(), backups.clone()].into_iter().chain(files);
    let is_open =
        |path: &PathBuf| fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0);
    let close = |path: &PathBuf| {
        let mode = if path.is_dir() { 0o700 } else { 0o600 };
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).is_ok()
    };
    all.filter(is_open).filter(close).count()
}

/// Other systems keep an account's own folders to it.
#[cfg(not(unix))]
pub(super) fn make_private_again(_: &Path) -> usize {
    0
}

/// The database's path.
pub(super) fn database(folder: &Path) -> PathBuf {
    folder.join(DATABASE_FILE)
}

/// The path of the database's write-ahead log.
pub(super) fn wal(folder: &Path) -> PathBuf {
    folder.join(format!("{DATABASE_FILE}-wal"))
}

/// Makes a folder for its owner alone, if it is missing.
pub(super) fn make_private_folder(folder: &Path) -> Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|source| Error::io("Making the folder", folder, source))
}

/// Makes an empty file for its owner alone, before SQLite would make it with wider permissions. SQLite gives the WAL and
/// shared-memory files the permissions of the database.
pub(super) fn make_private_file(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|source| Error::io("Making the file", path, source))
}

/// Gives a finished file its name, unless something has that name already. Answers whether it was given.
pub(super) fn name_for_good(made: &Path, path: &Path) -> Result<bool> {
    let refused = |source| Error::io("Making the file", path, source);
    let named = match fs::hard_link(made, path) {
        Ok(()) => true,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => false,
        // A file system without hard links.
        Err(_) if !path.exists() => return fs::rename(made, path).map(|()| true).map_err(refused),
        Err(_) => false,
    };
    fs::remove_file(made).map_err(refused)?;
    if let Some(folder) = path.parent() {
        sync(folder)?;
    }
    Ok(named)
}

/// Has the disk keep a file, or the names in a folder.
pub(super) fn sync(path: &Path) -> Result<()> {
    flush(path).map_err(|source| Error::io("Writing", path, source))
}

#[cfg(not(windows))]
fn flush(path: &Path) -> std::io::Result<()> {
    fs::File::open(path)?.sync_all()
}

/// Windows flushes only what may be written to, and keeps the names in a folder by itself.
#[cfg(windows)]
fn flush(path: &Path) -> std::io::Result<()> {
    if path.is_dir() { Ok(()) } else { OpenOptions::new().write(true).open(path)?.sync_all() }
}
