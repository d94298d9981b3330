//! What a file is, by what it holds.

use std::io::SeekFrom;

use super::archive::{Archive, Bytes};
use super::digest::sha256;
use super::found::Found;
use super::{PastChoices, contacts, linkedin};
use crate::calendar::Now;
use crate::error::{Error, Result};
use crate::import::table;

/// The largest file that is no archive, in bytes.
const PLAIN_MAX: u64 = 64 * 1024 * 1024;
/// The largest archive, in bytes.
const ARCHIVE_MAX: u64 = 64 * 1024 * 1024 * 1024;

const UNKNOWN: &str =
    "Standpoint doesn’t recognise this file. It reads LinkedIn exports and contact lists as CSV.";

/// What a file holds. It is read from its beginning, whatever its name says.
///
/// # Errors
/// [`Error::Invalid`] when nothing here reads such a file, or it is damaged.
pub(crate) fn read(file: &mut dyn Bytes, name: &str, choices: &PastChoices, now: &Now) -> Result<Found> {
    let failed = |_| Error::invalid("The file couldn’t be read to its end. Check the disk, then try again.");
    let length = file.seek(SeekFrom::End(0)).map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let mut head = [0; 8];
    let begun = read_up_to(file, &mut head).map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    if length == 0 {
        return Err(Error::invalid("The file is empty. Choose another."));
    }
    if head[..begun].starts_with(b"PK") {
        if length > ARCHIVE_MAX {
            return Err(Error::invalid("The archive is over 64 GiB. Export less at once."));
        }
        return archive(file, choices, now);
    }
    if let Some(other) = something_else(&head[..begun], name) {
        return Err(Error::invalid(other));
    }
    if length > PLAIN_MAX {
        return Err(Error::invalid("The file is over 64 MiB. Split it, or choose the archive it came in."));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(failed)?;
    let mut found = plain(&bytes, name, choices, now)?;
    found.sha256 = sha256(&bytes);
    Ok(found)
}

fn archive(file: &mut dyn Bytes, choices: &PastChoices, now: &Now) -> Result<Found> {
    let archive = Archive::open(file, linkedin::is_wanted)?;
    if linkedin::is_archive(&archive) {
        return linkedin::read_archive(archive, choices, now);
    }
    let found: Vec<_> = archive.unread.iter().take(8).cloned().collect();
    let found = if found.is_empty() { String::new() } else { format!(" Found: {}.", found.join(", ")) };
    Err(Error::invalid(format!("{UNKNOWN}{found}")))
}

fn plain(bytes: &[u8], name: &str, choices: &PastChoices, now: &Now) -> Result<Found> {
    let text = table::text(bytes, choices.encoding.as_deref())?;
    if let Some(found) = linkedin::read_file(&text, name, choices, now) {
        return Ok(found);
    }
    contacts::read(bytes, name, choices).map_err(|error| Error::invalid(format!("{UNKNOWN} {error}")))
}

/// What a file is when it is plainly nothing that is read here, and what to choose instead.
fn something_else(head: &[u8], name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    if name.ends_with(".tar.gz") || name.ends_with(".tgz") || head.starts_with(b"\x1f\x8b") {
        Some("This is a packed archive. Unpack it and choose outbox.json.")
    } else if head.starts_with(b"\xD0\xCF\x11\xE0") {
        Some("This is an old workbook. Save it as CSV, then import that.")
    } else if name.ends_with(".car") {
        Some("This is a Bluesky export. Add your profile’s feed in Settings → Your feeds.")
    } else if head.to_ascii_lowercase().starts_with(b"begin:vc") {
        Some("These are vCards. Export the contacts as CSV, then import that.")
    } else if head.starts_with(b"%PDF") {
        Some("This is a PDF. Export the list as CSV, then import that.")
    } else {
        None
    }
}

fn read_up_to(file: &mut dyn Bytes, into: &mut [u8]) -> std::io::Result<usize> {
    let mut at = 0;
    while at < into.len() {
        match file.read(&mut into[at..])? {
            0 => break,
            read => at += read,
        }
    }
    Ok(at)
}
