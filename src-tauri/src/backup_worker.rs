//! The daily backup, its copy in the second folder and the weekly trial of the newest one, away from the window: on a
//! connection of their own, so that no page waits for them.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use standpoint_core::calendar::Now;
use standpoint_core::store::{Backups, Proof};
use standpoint_core::views::try_newest_backup;
use standpoint_core::{Coach, Result};
use tauri::{AppHandle, Manager};

use crate::shared_coach::SharedCoach;

/// How often it's looked at whether a backup is due, while the app runs on in the tray.
const EVERY: Duration = Duration::from_secs(60 * 60);
/// How often it's looked at whether something was changed: what is backed up before it is to be copied too.
const AFTER_CHANGE: Duration = Duration::from_secs(60);
/// The first pages come first.
const AFTER_START: Duration = Duration::from_secs(5);

/// Starts the worker. What it can't do is tried again an hour later.
pub(crate) fn start(app: &AppHandle) {
    let coach = Arc::clone(&app.state::<Arc<SharedCoach>>());
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(AFTER_START).await;
        loop {
            let (started, actions) = (Instant::now(), coach.actions_so_far());
            let asked = Arc::clone(&coach);
            let done =
                tauri::async_runtime::spawn_blocking(move || back_up(asked.folder(), &asked.now())).await;
            match done {
                Ok(Err(error)) => log::warn!("no backup: {:?}", error.code()),
                Err(error) => log::error!("no backup: {error}"),
                Ok(Ok(())) => {}
            }
            while started.elapsed() < EVERY && coach.actions_so_far() == actions {
                tokio::time::sleep(AFTER_CHANGE).await;
            }
        }
    });
}

/// Makes the backup that is due, copies what the second folder lacks, and proves the newest backup when a week has passed.
fn back_up(folder: &Path, now: &Now) -> Result<()> {
    let Ok(coach) = Coach::open(folder) else { return Ok(()) };
    coach.backup_when_due(now)?;
    let backups = Backups::of(folder);
    backups.copy_to_second_folder(&coach.by_the_users_clock(now))?;
    if backups.is_proof_due(now.instant) {
        prove(folder, now)?;
    }
    Ok(())
}

/// Opens the newest backup as a journal, and keeps that it could be.
pub(crate) fn prove(folder: &Path, now: &Now) -> Result<()> {
    let started = Instant::now();
    if let Some(proof) = try_newest_backup(folder, now)? {
        let opened_in = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Backups::of(folder).keep_proof(&Proof { opened_in, ..proof })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_backed_up_once_and_the_backup_is_proven_once_a_week() {
        let folder = tempfile::tempdir().unwrap();
        let at = |instant: &str| Now::new(instant.parse().unwrap(), chrono_tz::UTC);
        back_up(&folder.path().join("nothing"), &at("2026-01-05T08:00:00Z")).unwrap();
        assert!(!folder.path().join("nothing").exists());
        let mut coach = Coach::create(folder.path()).unwrap();
        coach.fill_with_demo(&at("2026-01-05T08:00:00Z"), 1).unwrap();
        let backups = Backups::of(folder.path());
        let mut proven = Vec::new();
        for day in 5..=12 {
            coach.capture_idea(&at("2026-01-05T08:00:00Z"), &format!("Idea of day {day}")).unwrap();
            (0..2).for_each(|_| back_up(folder.path(), &at(&format!("2026-01-{day:02}T08:00:00Z"))).unwrap());
            proven.push(backups.proof().unwrap().proven_at);
        }
        proven.dedup();
        assert_eq!((backups.list().len(), proven.len()), (8, 2));
        assert!(backups.proof().unwrap().contents.posts > 0);
    }
}
