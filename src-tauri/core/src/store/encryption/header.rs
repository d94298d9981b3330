//! The header of an encrypted file, and what Standpoint adds to it. Other programs that read age files pass over lines they
//! don't know; a change to any line is noticed when the file is opened.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};

use super::super::backup::BackupReason;

/// How every age file begins.
const FIRST_LINE: &str = "age-encryption.org/v1";
/// The line with the encrypted key.
pub(super) const KEY_TAG: &str = "standpoint-key";
const BACKUP_TAG: &str = "standpoint-backup";
const EXPORT_TAG: &str = "standpoint-export";
/// The longest header that is read, in bytes.
pub(super) const LONGEST: u64 = 64 * 1_024;

/// What an encrypted file says of itself to everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Note {
    /// A backup.
    Backup {
        /// The instant it was made, UTC, to the second.
        made_at: DateTime<Utc>,
        /// Why it was made.
        reason: BackupReason,
        /// The schema of the database in it.
        schema: i64,
    },
    /// An exported journal.
    Export,
}

impl Note {
    pub(super) fn stanza(self) -> age_core::format::Stanza {
        let (tag, args) = match self {
            Self::Backup { made_at, reason, schema } => {
                let made_at = made_at.to_rfc3339_opts(SecondsFormat::Secs, true);
                (BACKUP_TAG, vec![made_at, reason.slug().to_owned(), schema.to_string()])
            }
            Self::Export => (EXPORT_TAG, Vec::new()),
        };
        age_core::format::Stanza { tag: tag.to_owned(), args, body: Vec::new() }
    }

    fn parse(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix("-> ")?.split(' ');
        match words.next()? {
            EXPORT_TAG => Some(Self::Export),
            BACKUP_TAG => Some(Self::Backup {
                made_at: words.next()?.parse().ok()?,
                reason: words.next()?.parse().ok()?,
                schema: words.next()?.parse().ok()?,
            }),
            _ => None,
        }
    }
}

/// Whether a file is in the age format.
pub(in crate::store) fn is_encrypted(path: &Path) -> bool {
    let mut start = [0; FIRST_LINE.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && start == *FIRST_LINE.as_bytes()
}

/// What an encrypted file says of itself. None for one that another program made, or that isn't one.
pub(in crate::store) fn note_of(path: &Path) -> Option<Note> {
    let file = File::open(path).ok()?;
    let mut lines = BufReader::new(file.take(LONGEST)).split(b'\n');
    if lines.next()?.ok()? != FIRST_LINE.as_bytes() {
        return None;
    }
    for line in lines {
        let line = line.ok()?;
        // Behind this line nothing is text any more.
        if line.starts_with(b"---") {
            return None;
        }
        if let Some(note) = std::str::from_utf8(&line).ok().and_then(Note::parse) {
            return Some(note);
        }
    }
    None
}
