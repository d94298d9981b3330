//! Backups that are made by themselves, kept for as long as they should be, and noticed when a single bit of them changes;
//! and the way back from them.

mod damage;
mod making;
mod restoring;
mod seals;

use std::fs;
use std::path::{Path, PathBuf};

use standpoint_core::Coach;
use standpoint_core::views::PostQuery;
use standpoint_tests::Desk;

pub(super) fn titles(coach: &Coach) -> Vec<String> {
    coach.post_list(&PostQuery::default()).unwrap().posts.into_iter().map(|post| post.title).collect()
}

/// A desk with one post, and a backup of it.
pub(super) fn with_a_backup() -> (Desk, PathBuf) {
    let mut desk = Desk::new().onboarded();
    desk.log("Week one", "2026-01-05");
    let backup = desk.coach.backup(&desk.now, None).unwrap().path;
    (desk, backup)
}

pub(super) fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    names.sort();
    names
}
