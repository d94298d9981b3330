//! The data folder: made for its owner alone, and refused in words when it cannot serve.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// The name of the database within the data folder.
pub const DATABASE_FILE: &str = "standpoint.sqlite3";

/// Makes sure the folder is there, for its owner alone, and gives the database's path.
pub(super) fn prepare(folder: &Path) -> Result<PathBuf> {
    match fs::metadata(folder) {
        Ok(found) if !found.is_dir() => {
            return Err(Error::UnusableData(format!(
                "{} is a file, so it cannot be the data folder. Choose a folder, for example with --data-dir.",
                folder.display()
            )));
        }
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => make_private_folder(folder)?,
        Err(source) => return Err(Error::Io { doing: "Reading the folder", path: folder.to_owned(), source }),
    }
    Ok(folder.join(DATABASE_FILE))
}

fn make_private_folder(folder: &Path) -> Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|source| Error::Io { doing: "Making the folder", path: folder.to_owned(), source })
}

/// Makes the empty database file for its owner alone, before SQLite would make it with wider permissions. SQLite gives
/// the WAL and shared-memory files the permissions of the database.
pub(super) fn make_private_file(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(source) => Err(Error::Io { doing: "Making the file", path: path.to_owned(), source }),
    }
}
