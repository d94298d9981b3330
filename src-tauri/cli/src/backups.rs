//! Backups and the way back. These work on the folder, so that they help where the data can't be opened.

use std::path::Path;
use std::time::Instant;

use standpoint_core::calendar::Now;
use standpoint_core::store::{self, Backups, Proof};
use standpoint_core::views::{second_folder_line, try_newest_backup};
use standpoint_core::{Coach, Error, Result};

use crate::answer::{Answer, Output, error_line};
use crate::arguments::{RestoreArguments, SecondArguments};
use crate::{journals, output};

/// The backups of a data folder.
pub(crate) fn list(folder: &Path, now: &Now, answer: &Answer) -> Output {
    answer
        .view(&Backups::of(folder).list(), |lines| output::backups(lines, &by_the_users_clock(folder, now)))
        .into()
}

/// Makes a backup, and copies it to the second folder.
pub(crate) fn back_up(coach: &Coach, now: &Now, out: Option<&Path>, answer: &Answer) -> Result<Output> {
    let backup = coach.backup(now, out)?;
    let now = coach.by_the_users_clock(now);
    let backups = Backups::of(coach.folder());
    backups.copy_to_second_folder(&now)?;
    let second = backups.second_folder()?.map(|second| second_folder_line(&second, &now));
    Ok(answer.view(&backup, |backup| output::backup(backup, second.as_ref())).into())
}

/// Shows, sets or clears the second folder. What is set is tried at once.
pub(crate) fn second(folder: &Path, now: &Now, asked: &SecondArguments, answer: &Answer) -> Result<Output> {
    // Only a folder with data has backups to copy.
    let coach = Coach::open(folder)?;
    let now = coach.by_the_users_clock(now);
    let backups = Backups::of(folder);
    if asked.dismiss_notice {
        backups.dismiss_sync_notice()?;
    } else if asked.off {
        backups.clear_second_folder()?;
    } else if let Some(chosen) = &asked.folder {
        backups.set_second_folder(chosen)?;
        if backups.list().is_empty() {
            coach.backup(&now, None)?;
        }
        backups.copy_to_second_folder(&now)?;
    }
    let second = backups.second_folder()?.map(|second| second_folder_line(&second, &now));
    Ok(answer.view(&second, |second| output::second_folder(second.as_ref())).into())
}

/// Restores a backup, or says what that would do.
pub(crate) fn restore(folder: &Path, now: &Now, asked: RestoreArguments, answer: &Answer) -> Result<Output> {
    let path = match asked.path {
        Some(path) => path,
        None => newest(folder)?,
    };
    if journals::is_export(&path) {
        return journals::restore(folder, now, &path, asked.dry_run, answer);
    }
    if asked.dry_run {
        let preview = store::restore_preview(folder, &path)?;
        return Ok(answer
            .view(&preview, |preview| output::restore_preview(preview, &by_the_users_clock(folder, now)))
            .into());
    }
    let restored = store::restore(folder, now, &path)?;
    Ok(answer.view(&restored, |restored| output::restored(restored, &by_the_users_clock(folder, now))).into())
}

/// The computer's clock where the data can't be read.
fn by_the_users_clock(folder: &Path, now: &Now) -> Now {
    Coach::open(folder).map_or(*now, |coach| coach.by_the_users_clock(now))
}

fn newest(folder: &Path) -> Result<std::path::PathBuf> {
    let found = Backups::of(folder).newest_whole()?;
    found.map(|line| line.path).ok_or_else(|| {
        Error::NotFound("No backups in this data folder. Name the backup to restore.".to_owned())
    })
}

/// Saves what can be read of damaged data, or says what that would be.
pub(crate) fn salvage(folder: &Path, now: &Now, dry_run: bool, answer: &Answer) -> Result<Output> {
    let salvaged = store::salvage(folder, now, dry_run)?;
    Ok(answer.view(&salvaged, output::salvaged).into())
}

/// Checks everything, and proves the newest backup by opening it.
pub(crate) fn check(coach: &Coach, now: &Now, answer: &Answer) -> Result<Output> {
    let report = coach.check()?;
    let started = Instant::now();
    if let Some(proof) = try_newest_backup(coach.folder(), now)? {
        let opened_in = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Backups::of(coach.folder()).keep_proof(&Proof { opened_in, ..proof })?;
    }
    Ok(Output { failed: !report.whole, ..answer.view(&report, output::check).into() })
}

/// The daily backup, after a command that changed something. A command that did its work isn't spoilt by it.
pub(crate) fn daily(coach: &Coach, now: &Now) -> String {
    if !coach.has_written() {
        return String::new();
    }
    let backed_up = coach.backup_when_due(now).and_then(|_| {
        // What goes wrong in the second folder is said by `status`.
        Backups::of(coach.folder()).copy_to_second_folder(&coach.by_the_users_clock(now))
    });
    match backed_up {
        Ok(_) => String::new(),
        Err(error) => error_line(&format!("couldn’t make the daily backup: {error}")),
    }
}
