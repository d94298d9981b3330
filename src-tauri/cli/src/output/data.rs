//! The data folder: backups, and copies beside the database.

use standpoint_core::store::Backup;
use standpoint_core::views::DataFacts;

use super::{lines, plain};

pub(crate) fn backup(backup: &Backup) -> String {
    let kilobytes = backup.bytes.div_ceil(1_024);
    let path = backup.path.display();
    lines([format!("Backed up and read back whole: {path} ({} rows, {kilobytes} kB)", backup.rows)])
}

/// One line for each copy; none is the rule.
pub(crate) fn data_notes(data: &DataFacts) -> String {
    lines(data.notes.iter().map(|note| plain(note)))
}
