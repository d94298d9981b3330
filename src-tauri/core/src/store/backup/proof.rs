//! The last proven backup: one that was opened as a journal, with what that showed. It is kept beside the backups.

use std::fs;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::super::write_private;
use super::{Backups, Contents};
use crate::error::Result;

const FILE: &str = "proven.json";
/// How old a proof may be before the next is due.
const DUE_AFTER: Duration = Duration::days(7);

/// A trial restore that went well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The instant of the trial, UTC.
    pub proven_at: DateTime<Utc>,
    /// The instant the backup was made, UTC.
    pub made_at: DateTime<Utc>,
    /// What it holds.
    pub contents: Contents,
    /// How long it took to open, in milliseconds.
    pub opened_in: u64,
}

impl Backups {
    /// The last proven backup.
    #[must_use]
    pub fn proof(&self) -> Option<Proof> {
        serde_json::from_str(&fs::read_to_string(self.folder().join(FILE)).ok()?).ok()
    }

    /// Whether a week has passed since the last proof, and there is something to prove.
    #[must_use]
    pub fn is_proof_due(&self, now: DateTime<Utc>) -> bool {
        let is_recent = |proof: Proof| (now - proof.proven_at).abs() < DUE_AFTER;
        !self.proof().is_some_and(is_recent) && !self.list().is_empty()
    }

    /// Keeps a proof in the place of the last one.
    ///
    /// # Errors
    /// [`crate::Error::Io`] and [`crate::Error::DiskFull`] when it can't be written.
    pub fn keep_proof(&self, proof: &Proof) -> Result<()> {
        let text = serde_json::to_string(proof).map_err(|_| crate::Error::Unreadable { what: "proof" })?;
        write_private(&self.folder().join(FILE), &text)
    }
}
