//! An exported journal, looked at or imported.

use standpoint_core::journal_file::{ImportedJournal, JournalContents};

use super::{lines, plain};

pub(crate) fn journal_preview(seen: &ImportedJournal) -> String {
    let now = seen.replaces.as_ref().map_or_else(
        || "This folder is empty, so nothing would be replaced.".to_owned(),
        |here| format!("It would replace {}.", holds(here)),
    );
    lines([format!("The export holds {}.", holds(&seen.holds)), now])
}

pub(crate) fn journal_imported(imported: &ImportedJournal) -> String {
    let backup = imported
        .backup
        .as_ref()
        .map(|backup| format!("  Backup of what was here: {}", backup.path.display()));
    lines([format!("Imported {}.", holds(&imported.holds))].into_iter().chain(backup))
}

/// "the journal of Ada: 12 posts, 3 people, 40 conversations".
fn holds(contents: &JournalContents) -> String {
    let whose = match plain(&contents.name) {
        name if name.is_empty() => "a journal".to_owned(),
        name => format!("the journal of {name}"),
    };
    let count = |count: u32, one: &str, many: &str| match count {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    format!(
        "{whose}: {}, {}, {}",
        count(contents.posts, "post", "posts"),
        count(contents.people, "person", "people"),
        count(contents.conversations, "conversation", "conversations")
    )
}
