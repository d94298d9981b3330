//! SHA-256 in the form in which it is kept.

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes, as 64 hex digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A SHA-256 over several pieces, each told apart by its name and length.
#[derive(Debug, Default)]
pub(super) struct Pieces(Sha256);

impl Pieces {
    /// Begins a piece, with its length in bytes.
    pub(super) fn begin(&mut self, name: &str, length: u64) {
        self.0.update((name.len() as u64).to_le_bytes());
        self.0.update(name.as_bytes());
        self.0.update(length.to_le_bytes());
    }

    /// More of the piece.
    pub(super) fn go_on(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(super) fn done(self) -> String {
        hex(&self.0.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}
