//! The way back from a backup, or from a plain copy.

use std::fs;

use chrono::Duration;
use proptest::prelude::*;
use rusqlite::Connection;
use standpoint_core::store::{self, Backups, RestorePreview, SCHEMA_VERSION};
use standpoint_core::{Error, ErrorCode};
use standpoint_tests::{Desk, at};

use super::{titles, with_a_backup};

#[test]
fn a_restore_brings_back_what_was_and_an_open_window_sees_it() {
    let (mut desk, backup) = with_a_backup();
    let history = desk.coach.history().unwrap();
    desk.log("Week two", "2026-01-05");
    assert!(desk.coach.changed_elsewhere().is_ok());
    let preview = store::restore_preview(desk.folder(), &backup).unwrap();
    let RestorePreview { restores, replaces, sealed, same, .. } = preview;
    assert_eq!((restores.posts, replaces.map(|now| now.posts), sealed, same), (1, Some(2), true, false));
    assert_eq!(titles(&desk.coach).len(), 2, "a look changes nothing");

    let restored = store::restore(desk.folder(), &desk.now, &backup).unwrap();
    assert!(desk.coach.changed_elsewhere().unwrap(), "the window that was open is told");
    assert_eq!(titles(&desk.coach), ["Week one"]);
    assert_eq!(desk.coach.history().unwrap(), history, "what can be undone came along");
    desk.coach.undo().unwrap();

    store::restore(desk.folder(), &desk.now, &restored.safety.unwrap()).unwrap();
    assert_eq!(titles(&desk.coach).len(), 2, "and the way back from the way back");
    desk.log("Week three", "2026-01-05");
}

#[test]
fn a_window_in_the_middle_of_reading_is_not_disturbed_by_a_restore() {
    let (mut desk, backup) = with_a_backup();
    desk.log("Week two", "2026-01-05");
    let mut other = Connection::open(desk.database()).unwrap();
    let reading = other.transaction().unwrap();
    let posts = |conn: &Connection| -> i64 {
        conn.query_row("SELECT count(*) FROM post", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(posts(&reading), 2);
    store::restore(desk.folder(), &desk.now, &backup).unwrap();
    assert_eq!(posts(&reading), 2, "it goes on reading what it began with");
    drop(reading);
    assert_eq!(posts(&other), 1);
}

#[test]
fn what_is_no_backup_of_ours_is_refused_in_words_and_changes_nothing() {
    let (desk, backup) = with_a_backup();
    let path = |name: &str| desk.folder().join(name);
    fs::write(path("diary.txt"), "my diary").unwrap();
    Connection::open(path("foreign.sqlite3"))
        .unwrap()
        .execute_batch("CREATE TABLE bookmark (url TEXT)")
        .unwrap();
    fs::copy(&backup, path("more.sqlite3")).unwrap();
    let plain = fs::read(&backup).unwrap();
    fs::write(path("more.sqlite3"), &plain[..plain.len() - 4_096]).unwrap();
    fs::copy(path("more.sqlite3"), path("newer.sqlite3")).unwrap();
    let more = "CREATE TRIGGER gone AFTER INSERT ON post BEGIN DELETE FROM person; END";
    Connection::open(path("more.sqlite3")).unwrap().execute_batch(more).unwrap();
    Connection::open(path("newer.sqlite3"))
        .unwrap()
        .pragma_update(None, "user_version", SCHEMA_VERSION + 1)
        .unwrap();
    let refused = |name: &str| store::restore(desk.folder(), &desk.now, &path(name)).unwrap_err();
    assert!(refused("diary.txt").to_string().contains("isn’t a Standpoint backup"));
    assert!(refused("foreign.sqlite3").to_string().contains("belongs to another program"));
    assert!(refused("more.sqlite3").to_string().contains("tables that Standpoint didn’t make"));
    assert_eq!(refused("nothing.sqlite3").code(), ErrorCode::NotFound);
    assert!(
        matches!(refused("newer.sqlite3"), Error::NewerVersion { found, .. } if found == SCHEMA_VERSION + 1)
    );
    assert_eq!(titles(&desk.coach), ["Week one"]);
    assert_eq!(Backups::of(desk.folder()).list().len(), 1, "not even a safety backup was needed");
}

#[test]
fn a_plain_copy_is_restored_too_and_says_that_it_has_no_seal() {
    let (mut desk, _) = with_a_backup();
    desk.coach.checkpoint().unwrap();
    let plain = desk.folder().join("plain.sqlite3");
    fs::copy(desk.database(), &plain).unwrap();
    desk.log("Week two", "2026-01-05");
    let restored = store::restore(desk.folder(), &desk.now, &plain).unwrap();
    assert!(!restored.preview.sealed && restored.preview.made_at.is_none());
    assert_eq!(titles(&desk.coach), ["Week one"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_backup_that_is_still_there_brings_back_exactly_its_day(days in 3_usize..30, pick in any::<prop::sample::Index>()) {
        let mut desk = Desk::new().onboarded();
        for day in 0..days {
            desk.coach.capture_idea(&desk.now, &format!("Idea of day {day}")).unwrap();
            desk.coach.backup_when_due(&desk.now).unwrap();
            desk.now.instant += Duration::days(1);
        }
        let list = Backups::of(desk.folder()).list();
        let chosen = pick.get(&list);
        store::restore(desk.folder(), &desk.now, &chosen.path).unwrap();
        let day = (chosen.made_at - at("2026-01-05T08:00:00Z").instant).num_days();
        let ideas = titles(&desk.coach);
        prop_assert_eq!(ideas.len(), usize::try_from(day).unwrap() + 1);
        let last = format!("Idea of day {day}");
        prop_assert!(ideas.contains(&last));
    }
}
