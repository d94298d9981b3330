//! Backups and the way back, in words.

use std::path::Path;

use standpoint_core::calendar::Now;
use standpoint_core::store::{Backup, BackupLine, CheckReport, Contents, RestorePreview, Restored, Salvaged};
use standpoint_core::views::{SecondFolderLine, moment_in_words};

use super::lines;
use crate::backups::PassphraseSet;

pub(crate) fn backup(backup: &Backup, second: Option<&SecondFolderLine>) -> String {
    let kilobytes = backup.bytes.div_ceil(1_024);
    let path = backup.path.display();
    let made = format!("Backed up and read back whole: {path} ({} rows, {kilobytes} kB)", backup.rows);
    lines([made].into_iter().chain(second.into_iter().flat_map(second_folder_lines)))
}

pub(crate) fn second_folder(second: Option<&SecondFolderLine>) -> String {
    match second {
        Some(second) => lines(second_folder_lines(second)),
        None => {
            lines(["No second folder. Choose one with `standpoint-cli backup second FOLDER`.".to_owned()])
        }
    }
}

fn second_folder_lines(second: &SecondFolderLine) -> Vec<String> {
    let folder = format!("Second folder: {}", second.folder);
    [folder, second.last_copy.clone()].into_iter().chain(second.trouble.clone()).collect()
}

pub(crate) fn passphrase(set: &PassphraseSet) -> String {
    match &set.recovery_key {
        Some(key) => lines([
            "New backups are encrypted. Your passphrase opens them, or this recovery key:".to_owned(),
            String::new(),
            format!("  {key}"),
            String::new(),
            "Print it or write it down: it’s shown this once. If you forget the passphrase and lose this key, no one can open your encrypted files. That’s final.".to_owned(),
        ]),
        None => lines(["New backups aren’t encrypted any more. Those made before stay as they are.".to_owned()]),
    }
}

pub(crate) fn backups(backups: &[BackupLine], now: &Now) -> String {
    if backups.is_empty() {
        return lines(["No backups yet. `standpoint-cli backup` makes one.".to_owned()]);
    }
    lines(backups.iter().map(|backup| {
        let when = moment_in_words(backup.made_at, now);
        let why =
            backup.reason.map_or_else(String::new, |reason| format!(", {}", reason.label().to_lowercase()));
        let unknown = if backup.encrypted { "encrypted" } else { "plain copy" };
        let holds = backup.contents.as_ref().map_or(unknown.to_owned(), Contents::in_words);
        let encrypted = if backup.encrypted && backup.contents.is_some() { ", encrypted" } else { "" };
        format!("{when}{why}: {holds}{encrypted}\n  {}", backup.path.display())
    }))
}

pub(crate) fn restore_preview(preview: &RestorePreview, now: &Now) -> String {
    lines(preview_lines(preview, now).into_iter().chain(["Nothing was changed.".to_owned()]))
}

pub(crate) fn restored(restored: &Restored, now: &Now) -> String {
    let safety = restored
        .safety
        .as_ref()
        .map(|path| format!("What was there before is backed up: {}", path.display()));
    let aside =
        restored.set_aside.as_ref().map(|path| format!("The damaged files are kept in {}", path.display()));
    lines(
        preview_lines(&restored.preview, now)
            .into_iter()
            .chain(["Restored and read back whole.".to_owned()])
            .chain(safety)
            .chain(aside),
    )
}

fn preview_lines(preview: &RestorePreview, now: &Now) -> Vec<String> {
    let made = match preview.made_at {
        Some(at) => format!("The backup of {}", moment_in_words(at, now)),
        None => "The copy".to_owned(),
    };
    let replaces = match &preview.replaces {
        Some(contents) => format!("Your data holds {}.", contents.in_words()),
        None => "There’s no data here that can be read.".to_owned(),
    };
    let notes = [
        (!preview.sealed).then_some("It has no seal, so only its structure and its references were checked."),
        preview.older.then_some("An older version made it. It’s brought up to date."),
        preview.same.then_some("Both hold the same."),
    ];
    let said = [format!("{made} holds {}.", preview.restores.in_words()), replaces];
    said.into_iter().chain(notes.into_iter().flatten().map(str::to_owned)).collect()
}

pub(crate) fn check(report: &CheckReport) -> String {
    let end = if report.whole { "Everything is whole." } else { "Something is wrong." };
    let all = [&report.verified, &report.repaired, &report.wrong].into_iter().flatten().cloned();
    lines(all.chain([end.to_owned()]))
}

pub(crate) fn salvaged(salvaged: &Salvaged) -> String {
    let done = match &salvaged.set_aside {
        Some(path) => format!(
            "Saved: {}. The damaged files are kept in {}",
            salvaged.contents.in_words(),
            path.display()
        ),
        None => format!("Can be read: {}. Nothing was changed.", salvaged.contents.in_words()),
    };
    lines([done].into_iter().chain(not_saved(salvaged)))
}

/// What can be read of damaged data was exported.
pub(crate) fn exported_damaged(salvaged: &Salvaged, path: &Path) -> String {
    let done = format!(
        "Exported: {}. The file is {}. Your data folder wasn’t changed.",
        salvaged.contents.in_words(),
        path.display()
    );
    lines([done].into_iter().chain(not_saved(salvaged)))
}

fn not_saved(salvaged: &Salvaged) -> impl Iterator<Item = String> {
    let left_out = match salvaged.left_out {
        0 => None,
        1 => Some("1 row couldn’t be saved, because what it belongs to is gone.".to_owned()),
        rows => Some(format!("{rows} rows couldn’t be saved, because what they belong to is gone.")),
    };
    let damaged = (!salvaged.damaged.is_empty())
        .then(|| format!("Parts of these couldn’t be read: {}.", salvaged.damaged.join(", ")));
    left_out.into_iter().chain(damaged)
}
