//! The seal of a backup: one page behind the database in the same file, so that copying the file copies it too. It says
//! when and why the backup was made and what is in it, and holds a digest over every byte before it.
//!
//! SQLite reads as many pages as its header says and never sees the seal; its own checks miss two thirds of single-bit
//! flips, the digest none.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::contents::hexadecimal;
use super::{BackupReason, Contents};
use crate::error::{Error, Result};

/// The seal's length in bytes.
pub(in crate::store) const LENGTH: usize = 4_096;
const LENGTH_ON_DISK: u64 = LENGTH as u64;
/// How every seal begins.
const MARK: &[u8] = b"Standpoint backup 1\n";
/// Bytes of a database's header that are looked at.
const HEADER: usize = 32;

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The instant it was made, UTC.
    pub made_at: DateTime<Utc>,
    /// Why it was made.
    pub reason: BackupReason,
    /// The schema of the database in it.
    pub schema: i64,
    /// What it holds.
    pub contents: Contents,
    /// SHA-256 over its rows.
    pub rows_sha256: String,
}

/// What a look at every byte of a file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sealed {
    /// The bytes are those that were sealed.
    Whole(Seal),
    /// There is no seal: a plain copy of a database, or a backup by other means.
    Not,
    /// Something changed the file after it was sealed, or cut it off.
    Broken,
}

impl Seal {
    /// Seals a finished file.
    pub(super) fn append(&self, path: &Path) -> Result<()> {
        let failed = |source| Error::io("Writing", path, source);
        let mut digest = Sha256::new();
        let mut file = OpenOptions::new().read(true).append(true).open(path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        digest_start(&mut file, length, &mut digest).map_err(failed)?;
        let page = self.page(digest).ok_or_else(|| Error::invalid("The backup’s seal is too long."))?;
        file.write_all(&page).map_err(failed)
    }

    /// The seal's bytes, given the digest of what is before it.
    fn page(&self, mut digest: Sha256) -> Option<Vec<u8>> {
        let mut page = MARK.to_vec();
        page.extend(serde_json::to_vec(self).ok()?);
        page.push(b'\n');
        digest.update(&page);
        page.extend(hexadecimal(&digest.finalize()).as_bytes());
        page.push(b'\n');
        (page.len() <= LENGTH).then(|| {
            page.resize(LENGTH, 0);
            page
        })
    }

    /// What a backup says of itself, without a look at the rest of it. None where there is no seal that can be read.
    pub(super) fn peek(path: &Path) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        let length = file.metadata().ok()?.len();
        parse(&last_page(&mut file, length).ok()??)
    }
}

impl Sealed {
    /// Looks at every byte of a file.
    ///
    /// # Errors
    /// [`Error::Io`] when it cannot be read.
    pub fn look(path: &Path) -> Result<Self> {
        File::open(path)
            .and_then(|mut file| Self::look_in(&mut file))
            .map_err(|source| Error::io("Reading", path, source))
    }

    /// Looks at every byte of what is read: a file, or one that was opened in memory.
    pub(in crate::store) fn look_in(file: &mut (impl Read + Seek)) -> std::io::Result<Self> {
        let length = file.seek(SeekFrom::End(0))?;
        let Some(page) = last_page(file, length)?.filter(|page| page.starts_with(MARK)) else {
            return Ok(if is_as_long_as_it_says(file, length)? { Self::Not } else { Self::Broken });
        };
        let Some(seal) = parse(&page) else { return Ok(Self::Broken) };
        let mut digest = Sha256::new();
        digest_start(file, length - LENGTH_ON_DISK, &mut digest)?;
        // Compared as a whole: what is behind the digest is sealed too.
        Ok(if seal.page(digest).as_ref() == Some(&page) { Self::Whole(seal) } else { Self::Broken })
    }
}

/// SHA-256 over a file, as lower-case hexadecimal digits.
pub(super) fn file_digest(path: &Path) -> Result<String> {
    let failed = |source| Error::io("Reading", path, source);
    let mut file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let mut digest = Sha256::new();
    digest_start(&mut file, length, &mut digest).map_err(failed)?;
    Ok(hexadecimal(&digest.finalize()))
}

fn parse(page: &[u8]) -> Option<Seal> {
    let json = page.strip_prefix(MARK)?.split(|byte| *byte == b'\n').next()?;
    serde_json::from_slice(json).ok()
}

fn last_page(file: &mut (impl Read + Seek), length: u64) -> std::io::Result<Option<Vec<u8>>> {
    let Some(start) = length.checked_sub(LENGTH_ON_DISK) else { return Ok(None) };
    let mut page = vec![0; LENGTH];
    file.seek(SeekFrom::Start(start))?;
    file.read_exact(&mut page)?;
    Ok(Some(page))
}

fn digest_start(file: &mut (impl Read + Seek), length: u64, digest: &mut Sha256) -> std::io::Result<()> {
    const AT_ONCE: usize = 64 * 1_024;
    file.seek(SeekFrom::Start(0))?;
    let (mut start, mut bytes) = (file.take(length), vec![0; AT_ONCE]);
    loop {
        match start.read(&mut bytes)? {
            0 => return Ok(()),
            read => digest.update(&bytes[..read]),
        }
    }
}

/// Whether a file has the pages that its header counts, and nothing behind them.
fn is_as_long_as_it_says(file: &mut (impl Read + Seek), length: u64) -> std::io::Result<bool> {
    let mut header = Vec::with_capacity(HEADER);
    file.seek(SeekFrom::Start(0))?;
    file.take(HEADER as u64).read_to_end(&mut header)?;
    if header.len() < HEADER {
        return Ok(false);
    }
    let page = match u64::from(u16::from_be_bytes([header[16], header[17]])) {
        1 => 65_536,
        size => size,
    };
    let pages = u64::from(u32::from_be_bytes([header[28], header[29], header[30], header[31]]));
    Ok(page * pages == length)
}
