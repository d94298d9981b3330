//! Good copies, accidental copies, and a full disk.

use std::fs;

use rusqlite::Connection;
use standpoint_core::programme::tasks::OwnTaskEntry;
use standpoint_core::store::DATABASE_FILE;
use standpoint_core::views::PostQuery;
use standpoint_core::{Coach, ErrorCode};
use standpoint_tests::Desk;

fn titles(coach: &Coach) -> Vec<String> {
    coach.post_list(&PostQuery::default()).unwrap().posts.into_iter().map(|post| post.title).collect()
}

/// The coach of a plain copy of the database alone.
fn copied(desk: &Desk) -> (tempfile::TempDir, Coach) {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(desk.database(), folder.path().join(DATABASE_FILE)).unwrap();
    let coach = Coach::open(folder.path()).unwrap();
    (folder, coach)
}

#[test]
fn at_rest_a_plain_copy_of_the_file_holds_everything_while_another_process_has_it_open() {
    let mut desk = Desk::new().onboarded();
    let other = Connection::open(desk.database()).unwrap();
    other.query_row("SELECT count(*) FROM post", [], |_| Ok(())).unwrap();
    desk.log("Week one", "2026-01-05");
    assert!(desk.coach.log_state().is_some(), "it stands in the log alone");
    assert!(desk.coach.checkpoint().unwrap());
    assert_eq!(desk.coach.log_state(), None);
    assert_eq!(titles(&copied(&desk).1), ["Week one"]);
}

#[test]
fn who_wrote_leaves_the_file_whole_while_another_process_has_it_open() {
    let mut desk = Desk::new().onboarded();
    let other = Connection::open(desk.database()).unwrap();
    other.query_row("SELECT count(*) FROM post", [], |_| Ok(())).unwrap();
    let mut terminal = Coach::open(desk.folder()).unwrap();
    terminal.capture_idea(&desk.now, "An idea from a terminal").unwrap();
    drop(terminal);
    assert_eq!(titles(&copied(&desk).1), ["An idea from a terminal"]);
    desk.log("The window writes on", "2026-01-05");
}

#[test]
fn a_reader_in_the_middle_of_something_is_not_disturbed() {
    let mut desk = Desk::new().onboarded();
    let mut other = Connection::open(desk.database()).unwrap();
    let reading = other.transaction().unwrap();
    reading.query_row("SELECT count(*) FROM post", [], |_| Ok(())).unwrap();
    desk.log("Week one", "2026-01-05");
    assert!(!desk.coach.checkpoint().unwrap(), "it stays for the next time");
    drop(reading);
    assert!(desk.coach.checkpoint().unwrap());
}

#[test]
fn a_backup_holds_what_is_in_the_log_too_and_is_for_its_owner_alone() {
    let mut desk = Desk::new().onboarded();
    desk.log("Week one", "2026-01-05");
    let backup = desk.coach.backup(&desk.now, None).unwrap();
    assert_eq!(
        backup.path,
        desk.folder().join("backups").join("standpoint-2026-01-05-090000.sqlite3"),
        "named by the user’s clock"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&backup.path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let folder = tempfile::tempdir().unwrap();
    fs::copy(&backup.path, folder.path().join(DATABASE_FILE)).unwrap();
    let restored = Coach::open(folder.path()).unwrap();
    assert_eq!(titles(&restored), ["Week one"]);
    assert_eq!(restored.history().unwrap(), desk.coach.history().unwrap(), "what can be undone is in it");
}

#[test]
fn a_backup_never_takes_the_place_of_a_file_and_leaves_nothing_half() {
    let desk = Desk::new().onboarded();
    let before = fs::read(desk.database()).unwrap();
    let refused = desk.coach.backup(&desk.now, Some(&desk.database())).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Invalid, "{refused}");
    assert_eq!(fs::read(desk.database()).unwrap(), before);
    let nowhere = desk.folder().join("no such folder").join("copy.sqlite3");
    desk.coach.backup(&desk.now, Some(&nowhere)).unwrap_err();
    let elsewhere = tempfile::tempdir().unwrap();
    let in_it = desk.coach.backup(&desk.now, Some(elsewhere.path())).unwrap().path;
    assert_eq!(in_it.parent().unwrap(), elsewhere.path());
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1, "nothing half is left");
}

#[test]
fn a_conflict_copy_is_named_with_both_last_days_and_nothing_else_changes() {
    let mut desk = Desk::new().onboarded();
    desk.add_task("On Monday");
    assert!(desk.coach.data_facts(&desk.now).unwrap().notes.is_empty());
    let copy = desk.folder().join("standpoint.sync-conflict-20260310-120000.sqlite3");
    desk.coach.checkpoint().unwrap();
    fs::copy(desk.database(), &copy).unwrap();
    fs::write(desk.folder().join("standpoint notes.sqlite3.txt"), "mine").unwrap();
    desk.now.instant += chrono::Duration::days(1);
    desk.coach
        .add_task(&desk.now, &OwnTaskEntry { title: "On Tuesday".to_owned(), ..OwnTaskEntry::default() })
        .unwrap();
    let before = (fs::read(&copy).unwrap(), fs::read_dir(desk.folder()).unwrap().count());
    let notes = desk.coach.data_facts(&desk.now).unwrap().notes;
    assert_eq!(
        notes,
        [
            "“standpoint.sync-conflict-20260310-120000.sqlite3” is a copy beside your data, last used on Monday 5 January; yours on Tuesday 6 January. Move the copy once your data has everything."
        ]
    );
    assert_eq!((fs::read(&copy).unwrap(), fs::read_dir(desk.folder()).unwrap().count()), before);
    assert_eq!(desk.coach.settings_page(&desk.now).unwrap().data.notes, notes);
}
