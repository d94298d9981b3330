//! The way back: a backup restored, or what can still be read of a damaged database.
//!
//! What is to be restored is first read into memory and looked through there ([`staged`]); nothing of the journal is
//! touched until it is whole, and then all of it changes or nothing ([`replace`]).

mod copy_rows;
mod put_back;
mod replace;
mod salvage;
mod set_aside;
mod staged;

pub use put_back::{RestorePreview, Restored, restore, restore_preview, restore_preview_with, restore_with};
pub use salvage::{Salvaged, salvage};
