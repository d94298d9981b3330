//! Encrypted files: backups and exports in the age format (<https://age-encryption.org/v1>), which the program `age` opens too.
//!
//! Each file is for two X25519 keys. The secret half of the first is encrypted with the passphrase, in an age file of its own
//! that's part of every file's header ([`header`]); the secret half of the second is the recovery key, which is shown
//! once and kept nowhere. Both public halves are kept, so that files are made without asking ([`keys`]).

mod file;
mod header;
mod keys;
mod secret;

pub(in crate::store) use file::{FileKey, encrypt, open, open_with_kept_key};
pub(in crate::store) use header::{Note, is_encrypted, note_of};
pub(in crate::store) use keys::{MadeKeys, PublicKeys};
pub use secret::Secret;
