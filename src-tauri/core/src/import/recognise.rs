//! What a file is, by what it holds.

use std::io::SeekFrom;

use super::archive::{Archive, Bytes};
use super::digest::sha256;
use super::found::Found;
use super::progress::{Progress, Watched};
use super::{PastChoices, contacts, linkedin, mastodon, medium, numbers, substack, threads, workbook, x};
use crate::calendar::Now;
use crate::error::{Error, Result};
use crate::people::contacts_csv::{likely_lines, text_of};

/// The largest file that is no archive, in bytes.
const PLAIN_MAX: u64 = 64 * 1024 * 1024;
/// The largest archive, in bytes.
const ARCHIVE_MAX: u64 = 64 * 1024 * 1024 * 1024;

const UNKNOWN: &str = "Standpoint doesn’t recognise this file. It reads LinkedIn, X, Mastodon, Medium, Substack and Threads exports, contact lists as CSV, and its own exports.";
/// What is told of a Standpoint export: it replaces everything, so it is never taken along with something else.
const OWN_EXPORT: &str = "This is a Standpoint export. It replaces everything you have: `restore` it, or import it with `--replace`.";

/// What a file holds. It is read from its beginning, whatever its name says.
///
/// # Errors
/// [`Error::Invalid`] when nothing here reads such a file, or it is damaged; [`Error::Cancelled`] when it is stopped.
pub(crate) fn read(
    file: &mut dyn Bytes,
    name: &str,
    choices: &PastChoices,
    now: &Now,
    progress: &dyn Progress,
) -> Result<Found> {
    let mut file = Watched::new(file, progress);
    let found = read_all(&mut file, name, choices, now);
    // A file that is read no further is no damaged one.
    if file.stopped {
        return Err(Error::Cancelled);
    }
    let mut found = found?;
    found.keep_newest();
    Ok(found)
}

fn read_all(file: &mut dyn Bytes, name: &str, choices: &PastChoices, now: &Now) -> Result<Found> {
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
        return archive(file, name, choices, now);
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

fn archive(file: &mut dyn Bytes, name: &str, choices: &PastChoices, now: &Now) -> Result<Found> {
    let is_wanted = |path: &str| {
        linkedin::is_wanted(path)
            || x::is_wanted(path)
            || path == mastodon::OUTBOX
            || substack::is_wanted(path)
            || medium::is_wanted(path)
            || threads::is_wanted(path)
            || workbook::is_wanted(path)
    };
    let mut archive = Archive::open(file, is_wanted)?;
    if workbook::is_one(&archive) {
        archive.keep(workbook::is_wanted);
        numbers::read_workbook(archive, name, choices, now)
    } else if linkedin::is_archive(&archive) {
        archive.keep(linkedin::is_wanted);
        linkedin::read_archive(archive, choices, now)
    } else if x::is_archive(&archive) {
        archive.keep(x::is_wanted);
        x::read_archive(archive, choices, now)
    } else if archive.paths().any(|path| path == mastodon::OUTBOX) {
        archive.keep(|path| path == mastodon::OUTBOX);
        mastodon::read_archive(archive, now)
    } else if substack::is_archive(&archive) {
        archive.keep(substack::is_wanted);
        substack::read_archive(archive, choices, now)
    } else if threads::is_archive(&archive) {
        archive.keep(threads::is_wanted);
        threads::read_archive(archive, now)
    } else if archive.paths().any(medium::is_wanted) {
        archive.keep(medium::is_wanted);
        medium::read_archive(archive, choices, now)
    } else {
        Err(unknown(&archive))
    }
}

/// An archive of something else: what it is where that is plain, else what was found in it.
fn unknown(archive: &Archive<'_>) -> Error {
    let unread = archive.unread();
    let has = |name: &str| unread.iter().any(|known| known == name);
    if has("xl/") {
        return Error::invalid(numbers::OTHER_WORKBOOK);
    }
    if has("Index/") {
        return Error::invalid("This is a Numbers file. Export it as CSV, then import that.");
    }
    let found: Vec<_> = unread.iter().take(8).cloned().collect();
    let found = if found.is_empty() { String::new() } else { format!(" Found: {}.", found.join(", ")) };
    Error::invalid(format!("{UNKNOWN}{found}"))
}

fn plain(bytes: &[u8], name: &str, choices: &PastChoices, now: &Now) -> Result<Found> {
    if first_sign(bytes) == Some(b'{') {
        return json(bytes, name, now);
    }
    if let Some(found) = x::read_file(bytes, name, now)? {
        return Ok(found);
    }
    let Some(decoded) = text_of(bytes, choices.encoding.as_deref())? else {
        return which_encoding(bytes, name, choices, now);
    };
    if let Some(found) = linkedin::read_file(&decoded.text, name, choices, now) {
        return Ok(found);
    }
    if let Some(found) = numbers::read_table(&decoded.text, name, choices, now) {
        return Ok(found);
    }
    contacts::read(bytes, name, choices).map_err(|error| Error::invalid(format!("{UNKNOWN} {error}")))
}

/// A file that does not say its encoding: what it is, and the question. Nothing is taken before the answer.
fn which_encoding(bytes: &[u8], name: &str, choices: &PastChoices, now: &Now) -> Result<Found> {
    let readings = likely_lines(bytes);
    let likeliest = readings.first().map(|reading| reading.encoding.clone());
    let text = text_of(bytes, likeliest.as_deref())?.map(|decoded| decoded.text).unwrap_or_default();
    let Some(known) = linkedin::read_file(&text, name, choices, now) else {
        return contacts::read(bytes, name, choices)
            .map_err(|error| Error::invalid(format!("{UNKNOWN} {error}")));
    };
    let mut found = Found::new(known.source);
    found.ask_encoding(name, readings);
    Ok(found)
}

/// A JSON file, by its first names.
fn json(bytes: &[u8], name: &str, now: &Now) -> Result<Found> {
    const LOOKED_AT: usize = 64 * 1024;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]);
    let has = |key: &str| head.contains(&format!("\"{key}\""));
    if is_own_export(&head) {
        return Err(Error::invalid(OWN_EXPORT));
    }
    let found = if has("text_post_app_text_posts") {
        threads::read_file(bytes, name, now)?
    } else if has("orderedItems") {
        mastodon::read_file(bytes, name, now)?
    } else {
        None
    };
    found.ok_or_else(|| Error::invalid(UNKNOWN))
}

/// Whether a file begins as a Standpoint export does.
fn is_own_export(head: &str) -> bool {
    let plain: String = head.chars().filter(|c| !c.is_whitespace()).take(40).collect();
    plain.starts_with("{\"format\":\"standpoint\"")
}

fn first_sign(bytes: &[u8]) -> Option<u8> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()).copied()
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
