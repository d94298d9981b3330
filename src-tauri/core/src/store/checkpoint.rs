//! The write-ahead log, moved into the database while no one writes and when a writer leaves, so that a plain copy of the
//! file is a good copy.

use std::fs;
use std::time::{Duration, SystemTime};

use super::{Kept, Store, folder};
use crate::error::Result;

impl Store {
    /// Moves what the log holds into the database and empties the log, unless another process is in the middle of
    /// something: then it stays for the next time. Answers whether the log is empty.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn checkpoint(&self) -> Result<bool> {
        if self.kept != Kept::InFile {
            return Ok(true);
        }
        self.conn.busy_timeout(Duration::ZERO)?;
        let outcome =
            self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>("busy"));
        self.conn.busy_timeout(super::open::BUSY_TIMEOUT)?;
        Ok(!outcome?)
    }

    /// What tells one state of the log from another: its length in bytes and when it was written last. None while it holds
    /// nothing.
    #[must_use]
    pub fn log_state(&self) -> Option<(u64, SystemTime)> {
        let log = fs::metadata(folder::wal(&self.folder)).ok().filter(|found| found.len() > 0)?;
        Some((log.len(), log.modified().ok()?))
    }
}

impl Drop for Store {
    /// A connection that wrote leaves the file whole. Closing does the same for the last connection only.
    fn drop(&mut self) {
        if self.logging {
            self.checkpoint().ok();
        }
    }
}
