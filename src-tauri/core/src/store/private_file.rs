//! Files that leave the store (exports): for their owner alone, whole or not there.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use super::folder;
use crate::error::{Error, Result};

/// Writes a file with permissions for its owner alone. It is written beside its place and moved there when it is
/// whole, so that a full disk never leaves half a file or harms the one that was there.
///
/// # Errors
/// [`Error::Io`] when the system refuses; nothing is changed then.
pub fn write_private(path: &Path, text: &str) -> Result<()> {
    write_private_bytes(path, text.as_bytes())
}

/// As [`write_private`], for what isn't text.
///
/// # Errors
/// As [`write_private`].
pub fn write_private_bytes(path: &Path, bytes: &[u8]) -> Result<()> {
    write_private_in_pieces(path, |out| {
        out.write_all(bytes).map_err(|source| Error::io("Writing", path, source))
    })
}

/// As [`write_private`], for what is written piece by piece, so that the whole need not be in memory.
///
/// # Errors
/// What `write` answers with, and [`Error::Io`] when the system refuses; nothing is changed then.
pub fn write_private_in_pieces<T>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<T>,
) -> Result<T> {
    let failed = |source| Error::io("Writing", path, source);
    let name = path.file_name().ok_or_else(|| Error::invalid("Name a file to write, not a folder."))?;
    let mut part = name.to_owned();
    part.push(".part");
    let part = path.with_file_name(part);
    let written = private(&part).map_err(failed).and_then(|file| {
        let mut out = BufWriter::new(file);
        let answer = write(&mut out)?;
        out.into_inner().map_err(|error| failed(error.into_error()))?.sync_all().map_err(failed)?;
        fs::rename(&part, path).map_err(failed)?;
        Ok(answer)
    });
    if written.is_err() {
        fs::remove_file(&part).ok();
    }
    // Without this a power cut could take the name away again, after it was said to be written. A disk that can't has done
    // what it can.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder::sync(folder).ok();
    written
}

/// Writes a text file as [`write_private`] does, but keeps the permissions of the file that is there. Two processes that write
/// the same one don't disturb each other.
///
/// # Errors
/// [`Error::Io`] when the system refuses; nothing is changed then.
pub(crate) fn write_keeping_mode(path: &Path, text: &str) -> Result<()> {
    let name = path.file_name().ok_or_else(|| Error::invalid("Name a file to write, not a folder."))?;
    let part = path.with_file_name(format!(".{}.part-{}", name.to_string_lossy(), std::process::id()));
    let written = private(&part).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        if let Ok(there) = fs::metadata(path) {
            file.set_permissions(there.permissions())?;
        }
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&part, path)).map_err(|source| {
        fs::remove_file(&part).ok();
        Error::io("Writing", path, source)
    })
}

fn private(path: &Path) -> std::io::Result<File> {
    // What an earlier attempt may have left is not ours to keep the permissions of.
    fs::remove_file(path).ok();
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
