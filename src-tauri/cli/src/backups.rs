//! Backups and the way back. These work on the folder, so that they help where the data can't be opened.

use std::path::Path;
use std::time::Instant;

use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::store::{self, BackupLine, Backups, ExposeSecret, Proof};
use standpoint_core::views::{second_folder_line, try_newest_backup};
use standpoint_core::{Coach, Error, Result};

use crate::answer::{Answer, Output, error_line};
use crate::arguments::{PassphraseArguments, RestoreArguments, SecondArguments};
use crate::{journals, output, secrets};

/// The backups of a data folder, and those in its second folder.
pub(crate) fn list(folder: &Path, now: &Now, answer: &Answer) -> Output {
    answer.view(&all_backups(folder), |lines| output::backups(lines, &by_the_users_clock(folder, now))).into()
}

/// Those beside the data first. The copies of them elsewhere are told by their folder.
fn all_backups(folder: &Path) -> Vec<BackupLine> {
    let backups = Backups::of(folder);
    let second = backups.second_folder().ok().flatten();
    let copies = second.map(|second| Backups::list_in(&second.path)).unwrap_or_default();
    backups.list().into_iter().chain(copies).collect()
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

/// Sets the passphrase and shows the recovery key, or stops encrypting. The next backup is made at once.
pub(crate) fn passphrase(
    folder: &Path,
    now: &Now,
    asked: &PassphraseArguments,
    answer: &Answer,
) -> Result<Output> {
    let coach = Coach::open(folder)?;
    let backups = Backups::of(folder);
    if asked.off {
        backups.remove_passphrase()?;
        return Ok(answer.view(&PassphraseSet { recovery_key: None }, output::passphrase).into());
    }
    let passphrase = secrets::new_passphrase(asked.passphrase_file.as_deref())?;
    let recovery_key = backups.set_passphrase(&passphrase)?;
    let now = coach.by_the_users_clock(now);
    let backed_up = coach.backup(&now, None).and_then(|_| backups.copy_to_second_folder(&now));
    // The key is shown once, so nothing may keep it from being shown.
    let errors = backed_up.err().map_or_else(String::new, |error| error_line(&error.to_string()));
    let set = PassphraseSet { recovery_key: Some(recovery_key.expose_secret().to_owned()) };
    Ok(Output { errors, ..answer.view(&set, output::passphrase).into() })
}

/// What was set.
#[derive(Debug, Serialize)]
pub(crate) struct PassphraseSet {
    /// The recovery key; none once backups aren't encrypted any more.
    pub(crate) recovery_key: Option<String>,
}

/// Restores a backup, or says what that would do.
pub(crate) fn restore(folder: &Path, now: &Now, asked: RestoreArguments, answer: &Answer) -> Result<Output> {
    let path = match asked.path {
        Some(path) => path,
        None => newest(folder)?,
    };
    let secret = store::is_encrypted(&path).then(|| secrets::opener(asked.passphrase_file.as_deref()));
    let secret = secret.transpose()?;
    if journals::is_export(&path) {
        return journals::restore(folder, now, &path, secret.as_ref(), asked.dry_run, answer);
    }
    if asked.dry_run {
        let preview = store::restore_preview_with(folder, &path, secret.as_ref())?;
        return Ok(answer
            .view(&preview, |preview| output::restore_preview(preview, &by_the_users_clock(folder, now)))
            .into());
    }
    let restored = store::restore_with(folder, now, &path, secret.as_ref())?;
    Ok(answer.view(&restored, |restored| output::restored(restored, &by_the_users_clock(folder, now))).into())
}

/// The computer's clock where the data can't be read.
fn by_the_users_clock(folder: &Path, now: &Now) -> Now {
    Coach::open(folder).map_or(*now, |coach| coach.by_the_users_clock(now))
}

fn newest(folder: &Path) -> Result<std::path::PathBuf> {
    let found = Backups::of(folder).newest_whole_anywhere()?;
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
