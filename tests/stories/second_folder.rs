//! A second folder that gets a copy of every backup, and what happens when it's gone, full or shared with another journal.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Duration;
use standpoint_core::store::{self, Backups};
use standpoint_core::{Coach, ErrorCode};
use standpoint_tests::{Desk, at};

/// A desk with one post, a backup of it, and another folder.
fn with_a_second_folder() -> (Desk, tempfile::TempDir) {
    let mut desk = Desk::new().onboarded();
    desk.log("Week one", "2026-01-05");
    desk.coach.backup(&desk.now, None).unwrap();
    (desk, tempfile::tempdir().unwrap())
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn copies_in(folder: &Path) -> Vec<PathBuf> {
    Backups::list_in(folder).into_iter().map(|line| line.path).collect()
}

#[test]
fn every_new_backup_is_copied_there_byte_by_byte_and_can_be_restored_from_there() {
    let (mut desk, second) = with_a_second_folder();
    let backups = Backups::of(desk.folder());
    backups.set_second_folder(second.path()).unwrap();
    assert!(backups.copy_to_second_folder(&desk.now).unwrap());
    assert_eq!(names_in(second.path()), ["standpoint-2026-01-05-090000.sqlite3"]);
    desk.now.instant += Duration::hours(1);
    desk.log("Week two", "2026-01-05");
    let backup = desk.coach.backup(&desk.now, None).unwrap();
    assert!(backups.copy_to_second_folder(&desk.now).unwrap());
    let copy = copies_in(second.path()).remove(0);
    assert_eq!(fs::read(&copy).unwrap(), fs::read(&backup.path).unwrap());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let facts = desk.coach.data_facts(&desk.now).unwrap().backups.join("\n");
    assert!(facts.contains("Last good copy: the backup of today 10:00, 2 posts"), "{facts}");

    let elsewhere = tempfile::tempdir().unwrap();
    let restored = store::restore(elsewhere.path(), &desk.now, &copy).unwrap();
    assert!(restored.preview.sealed);
    assert_eq!(Coach::open(elsewhere.path()).unwrap().data_page(&desk.now).unwrap().second, None);
}

#[test]
fn a_copy_that_was_made_before_its_process_was_killed_is_taken_for_what_it_is() {
    let (desk, second) = with_a_second_folder();
    let backups = Backups::of(desk.folder());
    backups.set_second_folder(second.path()).unwrap();
    // Copied, and killed before that was remembered; and what a look at the folder left.
    let backup = backups.list().remove(0).path;
    fs::copy(&backup, second.path().join(backup.file_name().unwrap())).unwrap();
    fs::write(second.path().join(".standpoint-12.part"), "").unwrap();
    fs::write(desk.folder().join("backups/copies.json.part"), "{").unwrap();
    fs::write(desk.folder().join("backups/encrypted.json.part"), "{").unwrap();
    fs::write(desk.folder().join("backups.json.part"), "{").unwrap();
    assert!(backups.copy_to_second_folder(&desk.now).unwrap());
    assert_eq!(names_in(second.path()), ["standpoint-2026-01-05-090000.sqlite3"]);
    assert!(backups.second_folder().unwrap().unwrap().last_copy.is_some());
    // Another's of that name stays, and the copy gets another name.
    fs::write(second.path().join("standpoint-2026-01-05-100000.sqlite3"), "another's").unwrap();
    let later = at("2026-01-05T09:00:00Z");
    desk.coach.backup(&later, None).unwrap();
    assert!(backups.copy_to_second_folder(&later).unwrap());
    assert_eq!(
        names_in(second.path()),
        [
            "standpoint-2026-01-05-090000.sqlite3",
            "standpoint-2026-01-05-100000-2.sqlite3",
            "standpoint-2026-01-05-100000.sqlite3"
        ]
    );
    let left = [desk.folder().to_owned(), desk.folder().join("backups")];
    let left: Vec<_> = left.iter().flat_map(|folder| names_in(folder)).collect();
    assert!(left.iter().all(|name| !name.ends_with(".part")), "{left:?}");
}

#[test]
fn a_restore_an_undo_and_an_export_leave_the_second_folder_as_it_was_set() {
    let (mut desk, second) = with_a_second_folder();
    let backups = Backups::of(desk.folder());
    let before = backups.list().remove(0).path;
    backups.set_second_folder(second.path()).unwrap();
    desk.log("Week two", "2026-01-05");
    desk.coach.undo().unwrap();
    store::restore(desk.folder(), &desk.now, &before).unwrap();
    assert_eq!(backups.second_folder().unwrap().unwrap().path, fs::canonicalize(second.path()).unwrap());
    let mut export = Vec::new();
    desk.coach.export_json(&desk.now, &mut export).unwrap();
    let name = second.path().file_name().unwrap().to_str().unwrap().to_owned();
    assert!(!String::from_utf8(export).unwrap().contains(&name), "a path of this computer isn't exported");
    backups.clear_second_folder().unwrap();
    assert_eq!(backups.second_folder().unwrap(), None);
    assert!(backups.copy_to_second_folder(&desk.now).unwrap());
    assert_eq!(names_in(second.path()), Vec::<String>::new());
}

#[test]
fn a_folder_that_vanished_is_said_and_neither_made_again_nor_in_the_way() {
    let (mut desk, keep) = with_a_second_folder();
    let second = keep.path().join("disk");
    fs::create_dir(&second).unwrap();
    let backups = Backups::of(desk.folder());
    backups.set_second_folder(&second).unwrap();
    assert!(backups.copy_to_second_folder(&desk.now).unwrap());
    fs::rename(&second, keep.path().join("unplugged")).unwrap();

    desk.now.instant += Duration::days(1);
    desk.log("Week two", "2026-01-06");
    assert!(desk.coach.backup_when_due(&desk.now).unwrap().is_some(), "the backup is made all the same");
    assert!(!backups.copy_to_second_folder(&desk.now).unwrap());
    assert!(!second.exists(), "a folder in its place would fill another disk");
    let notes = desk.coach.data_facts(&desk.now).unwrap().notes;
    assert_eq!(notes.len(), 1);
    assert!(
        notes[0].starts_with("No copy in the second folder today 09:00: The second folder isn’t there."),
        "{notes:?}"
    );
    let line = desk.coach.data_page(&desk.now).unwrap().second.unwrap();
    assert!(line.last_copy.starts_with("Last good copy: the backup of yesterday 09:00, 1 post"), "{line:?}");

    // The folder in which a disk appears is empty while it's unplugged.
    fs::create_dir(&second).unwrap();
    assert!(!backups.copy_to_second_folder(&desk.now).unwrap());
    assert_eq!(names_in(&second), Vec::<String>::new());

    fs::remove_dir(&second).unwrap();
    fs::rename(keep.path().join("unplugged"), &second).unwrap();
    assert!(backups.copy_to_second_folder(&desk.now).unwrap());
    assert_eq!(copies_in(&second).len(), 2, "what was made meanwhile is copied");
    assert_eq!(desk.coach.data_facts(&desk.now).unwrap().notes, Vec::<String>::new());
}

#[test]
fn a_folder_that_cannot_serve_is_refused_before_anything_is_set() {
    let (desk, second) = with_a_second_folder();
    let backups = Backups::of(desk.folder());
    let file = second.path().join("file");
    fs::write(&file, "").unwrap();
    let inside = desk.folder().join("backups");
    for (path, said) in [
        (second.path().join("nowhere"), "There’s no folder"),
        (file, "There’s no folder"),
        (inside, "in your data folder"),
        (desk.folder().to_owned(), "in your data folder"),
        (desk.folder().join("../").join(desk.folder().file_name().unwrap()), "in your data folder"),
    ] {
        let refused = backups.set_second_folder(&path).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Invalid, "{path:?}");
        assert!(refused.to_string().contains(said), "{path:?}: {refused}");
    }
    assert_eq!(backups.second_folder().unwrap(), None);
    // Root may write anywhere but where the kernel itself answers.
    #[cfg(target_os = "linux")]
    {
        let refused = backups.set_second_folder(Path::new("/proc/self")).unwrap_err();
        assert!(refused.to_string().contains("can’t write in"), "{refused}");
    }
}

#[test]
fn copies_are_thinned_out_as_they_age_and_nothing_else_there_is_touched() {
    let (mut desk, second) = with_a_second_folder();
    let backups = Backups::of(desk.folder());
    // Of another journal, or put there by hand.
    let others: Vec<_> = (1..=9).map(|day| format!("standpoint-2020-01-0{day}-080000.sqlite3")).collect();
    others.iter().for_each(|name| fs::write(second.path().join(name), "another's").unwrap());
    fs::write(second.path().join("notes.part"), "mine").unwrap();
    backups.set_second_folder(second.path()).unwrap();
    for day in 0..40 {
        desk.coach.capture_idea(&desk.now, &format!("Idea of day {day}")).unwrap();
        desk.coach.backup_when_due(&desk.now).unwrap();
        assert!(backups.copy_to_second_folder(&desk.now).unwrap());
        desk.now.instant += Duration::days(1);
    }
    let there = names_in(second.path());
    assert!(others.iter().all(|name| there.contains(name)) && there.contains(&"notes.part".to_owned()));
    let here: Vec<_> =
        backups.list().into_iter().map(|line| line.path.file_name().unwrap().to_owned()).collect();
    let copies: Vec<_> =
        copies_in(second.path()).into_iter().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(copies[..copies.len() - others.len()], here[..], "the same ladder as beside the database");
}

#[test]
fn a_name_that_another_journal_has_there_is_left_to_it() {
    let (desk, second) = with_a_second_folder();
    let taken = second.path().join("standpoint-2026-01-05-090000.sqlite3");
    fs::write(&taken, "another journal's").unwrap();
    let backups = Backups::of(desk.folder());
    backups.set_second_folder(second.path()).unwrap();
    assert!(backups.copy_to_second_folder(&desk.now).unwrap());
    assert_eq!(fs::read(&taken).unwrap(), b"another journal's");
    assert!(second.path().join("standpoint-2026-01-05-090000-2.sqlite3").exists());
    assert!(backups.copy_to_second_folder(&desk.now).unwrap());
    assert_eq!(names_in(second.path()).len(), 2, "once");
}

#[test]
fn a_damaged_backup_is_not_copied() {
    let (desk, second) = with_a_second_folder();
    let backups = Backups::of(desk.folder());
    let path = backups.list().remove(0).path;
    let mut bytes = fs::read(&path).unwrap();
    bytes[5_000] ^= 1;
    fs::write(&path, bytes).unwrap();
    backups.set_second_folder(second.path()).unwrap();
    backups.copy_to_second_folder(&desk.now).unwrap();
    assert_eq!(names_in(second.path()), Vec::<String>::new());
}

#[test]
fn a_check_compares_the_newest_copy_with_its_backup() {
    let (desk, second) = with_a_second_folder();
    let backups = Backups::of(desk.folder());
    backups.set_second_folder(second.path()).unwrap();
    backups.copy_to_second_folder(&desk.now).unwrap();
    let report = desk.coach.check().unwrap();
    assert!(report.whole && report.verified.iter().any(|said| said.contains("copy in the second folder")));
    let copy = copies_in(second.path()).remove(0);
    let mut bytes = fs::read(&copy).unwrap();
    bytes[7_000] ^= 1;
    fs::write(&copy, bytes).unwrap();
    let report = desk.coach.check().unwrap();
    assert!(!report.whole && report.wrong[0].contains("isn’t as the backup"), "{report:?}");
    fs::remove_dir_all(second.path()).unwrap();
    assert!(desk.coach.check().unwrap().whole, "a disk that's unplugged is no fault of the data");
}

#[test]
fn settings_that_cannot_be_read_are_said_and_keep_no_backup_from_being_made() {
    let (mut desk, _) = with_a_second_folder();
    fs::write(desk.folder().join("backups.json"), "{\"second_folder\": 7").unwrap();
    desk.now.instant += Duration::days(1);
    desk.log("Week two", "2026-01-06");
    assert!(desk.coach.backup_when_due(&desk.now).unwrap().is_some());
    let facts = desk.coach.data_facts(&desk.now).unwrap().backups.join("\n");
    assert!(facts.contains("backups.json can’t be read any more."), "{facts}");
}

#[test]
fn a_data_folder_that_is_synced_is_mentioned_until_that_is_dismissed() {
    let keep = tempfile::tempdir().unwrap();
    let data = keep.path().join("Nextcloud/journal");
    let mut desk = Desk::new().onboarded();
    desk.log("Week one", "2026-01-05");
    let backup = desk.coach.backup(&desk.now, None).unwrap();
    store::restore(&data, &desk.now, &backup.path).unwrap();
    let coach = Coach::open(&data).unwrap();
    let notice = coach.data_facts(&desk.now).unwrap().sync.unwrap();
    assert!(notice.said.starts_with("Your data folder is in Nextcloud."), "{}", notice.said);
    let offer = notice.offer.unwrap();
    assert!(offer.ends_with("Nextcloud/Standpoint backups"), "{offer}");

    coach.backup(&desk.now, None).unwrap();
    let backups = Backups::of(&data);
    backups.take_offered_folder().unwrap();
    assert!(backups.copy_to_second_folder(&desk.now).unwrap());
    assert_eq!(copies_in(Path::new(&offer)).len(), 1);
    assert_eq!(coach.data_facts(&desk.now).unwrap().sync.unwrap().offer, None, "it's taken");
    backups.dismiss_sync_notice().unwrap();
    assert_eq!(coach.data_facts(&desk.now).unwrap().sync, None);
    assert_eq!(desk.coach.data_facts(&desk.now).unwrap().sync, None);
}

/// A file system of one megabyte, in this test's own mount namespace; needs root.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_in_the_second_folder_is_said_and_leaves_nothing_half() {
    use std::process::Command;
    let (desk, second) = with_a_second_folder();
    let backups = Backups::of(desk.folder());
    backups.set_second_folder(second.path()).unwrap();
    // More than the disk below has room for.
    let filler = second.path().join("filler");
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"])
        .arg(second.path())
        .output()
        .is_ok_and(|done| done.status.success());
    if !mounted {
        return;
    }
    fs::write(&filler, "x").unwrap();
    let copied = backups.copy_to_second_folder(&desk.now);
    let left = names_in(second.path());
    assert!(Command::new("umount").arg(second.path()).status().unwrap().success());
    assert!(!copied.unwrap());
    assert_eq!(left, ["filler"]);
    let notes = desk.coach.data_facts(&desk.now).unwrap().notes;
    assert!(notes[0].contains("The disk is full."), "{notes:?}");
}
