//! When a backup is made, what is kept of them and for how long.

use std::fs;
use std::path::Path;

use chrono::Duration;
use standpoint_core::Coach;
use standpoint_core::calendar::Now;
use standpoint_core::store::{self, BackupReason, Backups, DATABASE_FILE};
use standpoint_tests::{Desk, at};

use super::{titles, with_a_backup};

#[test]
fn the_daily_backup_is_made_once_a_day_and_says_why_and_what_it_holds() {
    let mut desk = Desk::new().onboarded();
    desk.log("Week one", "2026-01-05");
    assert!(desk.coach.backup_when_due(&desk.now).unwrap().is_some());
    desk.log("Week one again", "2026-01-05");
    desk.now.instant += Duration::hours(23);
    assert_eq!(desk.coach.backup_when_due(&desk.now).unwrap(), None);
    desk.now.instant += Duration::hours(1);
    assert!(desk.coach.backup_when_due(&desk.now).unwrap().is_some());
    let list = Backups::of(desk.folder()).list();
    assert_eq!(list.len(), 2);
    assert_eq!((list[0].reason, list[0].made_at), (Some(BackupReason::Daily), desk.now.instant));
    assert_eq!(list[0].contents.as_ref().unwrap().posts, 2);
}

#[test]
fn a_day_without_a_change_makes_no_backup_and_that_is_said() {
    let mut desk = Desk::new().onboarded();
    desk.log("Week one", "2026-01-05");
    let first = desk.coach.backup_when_due(&desk.now).unwrap().unwrap();
    let backups = Backups::of(desk.folder());
    for _ in 0..3 {
        desk.now.instant += Duration::days(1);
        assert_eq!(desk.coach.backup_when_due(&desk.now).unwrap(), None);
        assert_eq!(backups.unchanged_at(), Some(desk.now.instant));
    }
    let facts = desk.coach.data_facts(&desk.now).unwrap().backups;
    assert!(facts[0].starts_with("Last backup: 5 Jan 09:00"), "{facts:?}");
    assert_eq!(facts[1], "Nothing has changed since the last backup, as of today 09:00");
    desk.now.instant += Duration::days(1);
    desk.log("Week two", "2026-01-09");
    assert!(desk.coach.backup_when_due(&desk.now).unwrap().is_some());
    assert_eq!(backups.unchanged_at(), None, "the newest backup is another one");
    assert_eq!((backups.list().len(), backups.list()[1].path.clone()), (2, first.path));
}

#[test]
fn a_newest_backup_that_was_damaged_is_made_again_though_nothing_changed() {
    let (mut desk, backup) = with_a_backup();
    let mut bytes = fs::read(&backup).unwrap();
    bytes[9_000] ^= 1;
    fs::write(&backup, bytes).unwrap();
    desk.now.instant += Duration::days(1);
    assert!(desk.coach.backup_when_due(&desk.now).unwrap().is_some());
}

#[test]
fn a_backup_of_a_day_that_is_yet_to_come_keeps_none_from_being_made() {
    let desk = Desk::new().onboarded();
    let wrong_clock = Now { instant: desk.now.instant + Duration::days(3_000), ..desk.now };
    desk.coach.backup(&wrong_clock, None).unwrap();
    assert!(desk.coach.backup_when_due(&desk.now).unwrap().is_some());
}

#[test]
fn a_year_of_days_leaves_the_ladder_and_a_restore_takes_no_rung_out() {
    let mut desk = Desk::new().onboarded();
    for day in 0..40 {
        desk.coach.capture_idea(&desk.now, &format!("Idea of day {day}")).unwrap();
        desk.coach.backup_when_due(&desk.now).unwrap().unwrap();
        desk.now.instant += Duration::days(1);
    }
    let before = Backups::of(desk.folder()).list();
    assert!(before.len() < 20, "thinned: {}", before.len());
    let oldest = before.last().unwrap().path.clone();
    for _ in 0..3 {
        store::restore(desk.folder(), &desk.now, &oldest).unwrap();
    }
    let after = Backups::of(desk.folder()).list();
    assert_eq!(after.len(), before.len() + 3, "three safety backups more");
    assert!(before.iter().all(|line| after.contains(line)));
}

#[test]
fn what_another_process_left_half_is_removed_by_the_next_backup() {
    let (desk, _) = with_a_backup();
    let half = desk.folder().join("backups").join("standpoint-2026-01-05-090000-9.sqlite3.part");
    fs::write(&half, "half").unwrap();
    assert_eq!(Backups::of(desk.folder()).list().len(), 1, "half a backup is none");
    desk.coach.backup(&desk.now, None).unwrap();
    assert!(!half.exists());
}

#[test]
fn an_older_journal_is_backed_up_before_it_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/schema-3.sqlite3");
    fs::copy(&fixture, folder.path().join(DATABASE_FILE)).unwrap();
    let posts = titles(&Coach::open(folder.path()).unwrap());
    drop(Coach::open(folder.path()).unwrap());
    let list = Backups::of(folder.path()).list();
    assert_eq!(list.len(), 1, "once");
    assert_eq!((list[0].reason, list[0].schema), (Some(BackupReason::Update), Some(3)));
    let elsewhere = tempfile::tempdir().unwrap();
    let restored = store::restore(elsewhere.path(), &at("2026-03-10T08:00:00Z"), &list[0].path).unwrap();
    assert!(restored.preview.older && restored.preview.sealed && restored.preview.replaces.is_none());
    assert_eq!(titles(&Coach::open(elsewhere.path()).unwrap()), posts);
}
