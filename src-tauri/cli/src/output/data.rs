//! The data folder: copies beside the database.

use standpoint_core::views::DataFacts;

use super::{lines, plain};

/// One line for each copy; none is the rule.
pub(crate) fn data_notes(data: &DataFacts) -> String {
    lines(data.notes.iter().map(|note| plain(note)))
}
