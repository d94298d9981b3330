//! How far long work is, and whether it goes on.

use std::io::{Error as IoError, Read, Result as IoResult, Seek, SeekFrom};

use serde::{Deserialize, Serialize};

use super::Bytes;
use crate::error::{Error, Result};
use crate::named::named_enum;

named_enum! {
    /// What is done with a file, in this order.
    pub enum PastStage("stage of an import") {
        /// The file is read; counted in bytes.
        Reading = "reading" | "Reading the file",
        /// Rows are held against what is here.
        Comparing = "comparing" | "Comparing with what’s here",
        /// A backup is made and verified.
        BackingUp = "backing_up" | "Making a backup",
        /// Rows are written.
        Saving = "saving" | "Saving",
    }
}

/// Who hears how far an import is, and may stop it.
pub trait Progress {
    /// Hears that `done` of `of` of a stage are done. Whether to go on: after a no nothing is kept.
    fn goes_on(&self, stage: PastStage, done: u64, of: u64) -> bool;
}

/// No one listens, and no one stops it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn goes_on(&self, _: PastStage, _: u64, _: u64) -> bool {
        true
    }
}

/// Tells how far it is.
///
/// # Errors
/// [`Error::Cancelled`] when it is to stop.
pub(crate) fn tell(progress: &dyn Progress, stage: PastStage, done: u64, of: u64) -> Result<()> {
    if progress.goes_on(stage, done, of) { Ok(()) } else { Err(Error::Cancelled) }
}

/// A file that tells how much of it was read, and is read no further once it is to stop.
pub(super) struct Watched<'a> {
    file: &'a mut dyn Bytes,
    progress: &'a dyn Progress,
    length: u64,
    read: u64,
    pub(super) stopped: bool,
}

impl<'a> Watched<'a> {
    pub(super) fn new(file: &'a mut dyn Bytes, progress: &'a dyn Progress) -> Self {
        let length = file.seek(SeekFrom::End(0)).unwrap_or_default();
        Self { file, progress, length, read: 0, stopped: false }
    }
}

impl Read for Watched<'_> {
    fn read(&mut self, into: &mut [u8]) -> IoResult<usize> {
        // What is read twice is counted once: more than all of it is never done.
        let done = self.read.min(self.length);
        self.stopped = self.stopped || !self.progress.goes_on(PastStage::Reading, done, self.length);
        if self.stopped {
            return Err(IoError::other("stopped"));
        }
        let read = self.file.read(into)?;
        self.read += read as u64;
        Ok(read)
    }
}

impl Seek for Watched<'_> {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        self.file.seek(to)
    }
}
