//! What can go wrong, in words for the person who meets it.
//!
//! Every message names the thing and the remedy; none carries what the user wrote. The window and scripts branch on
//! [`ErrorCode`] only, so a code exists only where someone does.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Serialize;

/// The result of everything fallible in the core.
pub type Result<T> = std::result::Result<T, Error>;

/// What a consumer may branch on; everything else is in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// What was entered does not fit; nothing was changed and the text is still the user's.
    Invalid,
    /// The thing is not there (any more).
    NotFound,
    /// There is no profile yet: the first questions come first.
    NotOnboarded,
    /// Nothing is left to undo or to redo, or the thing has moved on since.
    CannotUndo,
    /// The database was written by a newer version.
    NewerVersion,
    /// The file or folder cannot be used as Standpoint's data.
    UnusableData,
    /// The database is damaged, emptied or missing where there was one: a backup can be restored, or the rest salvaged.
    Damaged,
    /// The disk or SQLite refused; nothing was saved.
    Storage,
    /// The file is encrypted: the passphrase or the recovery key opens it.
    Locked,
    /// The red-line check found places that wait for the user's decision; nothing was published.
    RedLine,
    /// The user stopped it; nothing was changed.
    Cancelled,
}

/// An error of the coach: what happened and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A value was refused. The sentence names the field and the bounds.
    #[error("{0}")]
    Invalid(String),
    /// The named thing does not exist.
    #[error("{0}")]
    NotFound(String),
    /// Places of a text wait for the user's decision.
    #[error("The red-line check found {found} {things} to check. Change or keep {each}, then try again.", things = if *found == 1 { "thing" } else { "things" }, each = if *found == 1 { "it" } else { "each one" })]
    RedLine {
        /// How many.
        found: usize,
    },
    /// The user stopped what was going on. Nothing of it was kept.
    #[error("Cancelled. Nothing was changed.")]
    Cancelled,
    /// No profile has been made in this data folder.
    #[error(
        "No profile yet. Open Standpoint to set one up, or run `standpoint-cli init --name \"Your name\"`."
    )]
    NotOnboarded,
    /// The folder is missing, or holds no data.
    #[error("No Standpoint data in {folder}. Run `standpoint-cli init --name \"Your name\"` to start there, or choose another folder with --data-dir.", folder = folder.display())]
    NoData {
        /// The data folder that was asked for.
        folder: PathBuf,
    },
    /// The file is encrypted, and nothing that opens it was entered.
    #[error("This file is encrypted. Enter its passphrase or the recovery key.")]
    Locked,
    /// Nothing more fits on the disk. Nothing of the transaction was kept.
    #[error("The disk is full. Free some space, then try again.")]
    DiskFull,
    /// Undo or redo has nothing to work on, or would overwrite a later change.
    #[error("{0}")]
    CannotUndo(String),
    /// The database's schema is newer than this program knows.
    #[error("{path} is from a newer version of Standpoint (schema {found}; this one reads up to {known}). Update Standpoint. The file wasn’t changed.", path = path.display())]
    NewerVersion {
        /// The database file.
        path: PathBuf,
        /// `user_version` found in the file.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// The path cannot serve as the data folder or database.
    #[error("{0}")]
    UnusableData(String),
    /// The database is damaged, emptied or missing where there was one. Nothing was changed or made.
    #[error("{0}")]
    Damaged(String),
    /// The file system refused.
    #[error("{doing} {path} didn’t work: {source}. Check the disk and permissions, then try again.", path = path.display())]
    Io {
        /// What was being done, as the start of a sentence.
        doing: &'static str,
        /// The path concerned.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Another process was writing for longer than a writer waits. Nothing of the transaction was kept.
    #[error(
        "Another Standpoint window or command is still saving. Nothing was changed; try again in a moment."
    )]
    Busy,
    /// SQLite refused. Nothing of the transaction was kept.
    #[error("Couldn’t save: {0}. Try again. If it happens again, run `standpoint-cli status`.")]
    Storage(rusqlite::Error),
    /// A stored value is not what the schema promises.
    #[error("The data contains an unreadable {what}. Keep a copy of the file and report it.")]
    Unreadable {
        /// The kind of value, never the value.
        what: &'static str,
    },
}

impl Error {
    /// The code that consumers branch on.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Invalid(_) => ErrorCode::Invalid,
            Self::NotFound(_) => ErrorCode::NotFound,
            Self::RedLine { .. } => ErrorCode::RedLine,
            Self::Cancelled => ErrorCode::Cancelled,
            Self::NotOnboarded | Self::NoData { .. } => ErrorCode::NotOnboarded,
            Self::CannotUndo(_) => ErrorCode::CannotUndo,
            Self::Locked => ErrorCode::Locked,
            Self::NewerVersion { .. } => ErrorCode::NewerVersion,
            Self::UnusableData(_) => ErrorCode::UnusableData,
            Self::Damaged(_) => ErrorCode::Damaged,
            Self::Io { .. } | Self::Storage(_) | Self::DiskFull | Self::Busy | Self::Unreadable { .. } => {
                ErrorCode::Storage
            }
        }
    }

    /// What the file system refused.
    pub(crate) fn io(doing: &'static str, path: &Path, source: std::io::Error) -> Self {
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io { doing, path: path.to_owned(), source },
        }
    }

    /// The file or the stream that an export goes to refused.
    pub(crate) fn writing_export(source: std::io::Error) -> Self {
        Self::io("Writing", Path::new("the export"), source)
    }

    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::Invalid(message.into())
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::NotFound(message.into())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::DatabaseBusy;
        match error.sqlite_error_code() {
            _ if is_damage(&error) => Self::Damaged(
                "Part of your data can’t be read any more. Restore the newest backup with `standpoint-cli restore --newest`, or save what can be read with `standpoint-cli salvage`.".to_owned(),
            ),
            _ if is_full(&error) => Self::DiskFull,
            Some(DatabaseBusy) => Self::Busy,
            _ => Self::Storage(error),
        }
    }
}

/// Whether the file isn't what the schema promises. The program's own statements are right for its own tables, so a
/// statement that doesn't fit them, or a value that isn't of its kind, says that what is stored has changed.
fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{
        FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, SqlInputError, Utf8Error,
    };
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    match error {
        FromSqlConversionFailure(..)
        | IntegralValueOutOfRange(..)
        | InvalidColumnType(..)
        | SqlInputError { .. }
        | Utf8Error(..) => true,
        _ => {
            let says_no_more =
                error.sqlite_error().is_some_and(|found| found.extended_code == rusqlite::ffi::SQLITE_ERROR);
            says_no_more || matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
        }
    }
}

/// Whether SQLite found no room: for the data, or for the shared memory beside it.
fn is_full(error: &rusqlite::Error) -> bool {
    const NO_ROOM_FOR_SHARED_MEMORY: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
    error.sqlite_error().is_some_and(|found| {
        found.code == rusqlite::ErrorCode::DiskFull || found.extended_code == NO_ROOM_FOR_SHARED_MEMORY
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_that_lost_a_column_or_hold_what_they_cannot_hold_are_damaged() {
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        let filled =
            "CREATE TABLE note (title UNIQUE); INSERT INTO note VALUES (x'ff'), (CAST(x'ff' AS TEXT))";
        conn.execute_batch(filled).unwrap();
        let read = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap_err();
        for sql in [
            "SELECT body FROM note",
            "SELECT lowr(title) FROM note",
            "SELECT title FROM note",
            "SELECT title FROM note ORDER BY rowid DESC",
        ] {
            assert_eq!(Error::from(read(sql)).code(), ErrorCode::Damaged, "{sql}");
        }
        let refused = conn.execute("INSERT INTO note VALUES (x'ff')", []).unwrap_err();
        assert_eq!(Error::from(refused).code(), ErrorCode::Storage, "a rule that was broken isn’t damage");
    }

    #[test]
    fn of_two_writers_the_one_that_waited_too_long_is_told_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("two.sqlite3");
        let open = || rusqlite::Connection::open(&path).unwrap();
        let (first, second) = (open(), open());
        second.busy_timeout(std::time::Duration::ZERO).unwrap();
        first.execute_batch("BEGIN IMMEDIATE").unwrap();
        let refused = Error::from(second.execute_batch("BEGIN IMMEDIATE").unwrap_err());
        assert!(matches!(refused, Error::Busy), "{refused}");
        assert_eq!(refused.code(), ErrorCode::Storage);
    }
}
