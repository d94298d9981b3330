//! The store: one SQLite file in the user's own folder.
//!
//! Reading goes through the entities' functions; writing goes through one gate, [`Store::transact`], which commits or
//! leaves nothing, records what undo needs and answers with the topics that changed. This module knows how things are
//! kept and nothing of what they mean: rules of the coach live outside.

mod at_work;
mod backup;
mod change_log;
mod check;
mod checkpoint;
mod copies;
mod encryption;
mod folder;
mod image;
mod import_rows;
mod journal_name;
mod migrate;
mod named_row;
mod op;
mod open;
mod operation;
mod private_file;
mod replace;
mod restore;
pub(crate) mod rows;
pub(crate) mod staging;
mod sync_service;
pub(crate) mod tables;
mod topic;
mod transact;
mod undo;
mod undo_state;

pub(crate) mod calendar_items;
pub(crate) mod claims;
pub(crate) mod clearances;
pub(crate) mod coaching;
pub(crate) mod completions;
pub(crate) mod conversations;
pub(crate) mod critiques;
pub(crate) mod feed_answers;
pub(crate) mod feed_entries;
pub(crate) mod feeds;
pub(crate) mod imports;
pub(crate) mod letters;
pub(crate) mod look_backs;
pub(crate) mod metrics;
pub(crate) mod occurrences;
pub(crate) mod own_tasks;
pub(crate) mod pauses;
pub(crate) mod people;
pub(crate) mod posts;
pub(crate) mod preferences;
pub(crate) mod profiles;
pub(crate) mod prompt_copies;
pub(crate) mod publications;
pub(crate) mod quiet_hours;
pub(crate) mod quiet_periods;
pub(crate) mod recommendations;
pub(crate) mod reminder_settings;
pub(crate) mod reserve_weeks;
pub(crate) mod reviews;
pub(crate) mod rules;
pub(crate) mod score_rows;
pub(crate) mod step_records;
pub(crate) mod study;
pub(crate) mod task_parts;
pub(crate) mod task_waits;
pub(crate) mod worksheets;

/// Shows what a [`Secret`] or a recovery key is: for the one place that prints it.
pub use age::secrecy::ExposeSecret;
pub use backup::{
    Backup, BackupLine, BackupReason, Backups, Contents, Proof, Seal, Sealed, SecondFolder, is_encrypted,
    is_encrypted_export, open_encrypted_export,
};
pub use check::CheckReport;
pub use copies::DataCopy;
pub use encryption::Secret;
pub use folder::{BACKUPS_FOLDER, DATABASE_FILE};
pub(crate) use journal_name::journal_name;
pub use migrate::SCHEMA_VERSION;
pub use op::Op;
pub use operation::{Arguments, Operation, OperationKind};
pub(crate) use private_file::write_keeping_mode;
pub use private_file::{write_private, write_private_bytes, write_private_in_pieces};
pub use restore::{
    RestorePreview, Restored, Salvaged, restore, restore_preview, restore_preview_with, restore_with, salvage,
};
pub use sync_service::{SyncService, SyncedFolder};
pub use topic::Topic;
pub use transact::Tx;
pub use undo::{HistoryLine, UNDO_LEVELS};
pub(crate) use undo::{undo_activity, undo_activity_before};
pub use undo_state::UndoState;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

/// An open database.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    folder: PathBuf,
    /// Whether this connection logs changes yet: the triggers are made at the first write, so that reading starts fast.
    logging: bool,
    /// SQLite's count of other connections' commits when this one last looked.
    data_version: i64,
    kept: Kept,
}

/// Where a store keeps what is written to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// In the data folder's database.
    InFile,
    /// There is no database yet; the first thing written makes one.
    Nowhere,
    /// In the database, which the disk has no room to write to.
    ReadOnly,
}

impl Store {
    /// The folder that holds everything.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether anything was written through this store.
    #[must_use]
    pub fn has_written(&self) -> bool {
        self.logging
    }

    /// For reading. Writing goes through [`Store::transact`].
    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }
}
