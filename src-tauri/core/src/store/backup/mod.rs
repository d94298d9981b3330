//! Backups: verified copies of the database, each sealed with a digest of its bytes, thinned out as they age.
//!
//! One is made at [`make`], sealed at [`seal`], found again at [`list`], and copied to the folder that is set at [`settings`]
//! by [`second`]; [`thin`] says which may go.

mod contents;
mod encrypt;
mod half;
mod list;
mod make;
mod part;
mod proof;
mod reason;
mod record;
mod seal;
mod second;
mod settings;
mod thin;

pub use contents::Contents;
pub(super) use contents::{Rows, quoted, tables};
pub use encrypt::{is_encrypted, is_encrypted_export, open_encrypted_export};
pub(super) use list::Condition;
pub use list::{BackupLine, Backups};
pub use make::Backup;
pub(super) use make::{before_update, has_sound_structure, is_whole};
pub use proof::Proof;
pub use reason::BackupReason;
pub(super) use seal::LENGTH as SEAL_LENGTH;
pub use seal::{Seal, Sealed};
pub use second::SecondFolder;
