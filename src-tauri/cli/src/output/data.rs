//! The data folder: copies beside the database, the second folder, and whether it’s synced.

use standpoint_core::views::DataFacts;

use super::{lines, plain};

/// One line for each copy, for a second folder without a new copy and for a synced data folder; none is the rule.
pub(crate) fn data_notes(data: &DataFacts) -> String {
    let synced = data.sync.as_ref().map(|sync| {
        format!("{} `standpoint-cli backup second --dismiss-notice` hides this.", plain(&sync.said))
    });
    lines(data.notes.iter().map(|note| plain(note)).chain(synced))
}
