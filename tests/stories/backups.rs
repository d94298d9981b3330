//! Backups that are made by themselves, kept for as long as they should be, and noticed when a single bit of them changes;
//! and the way back from them.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Duration;
use proptest::prelude::*;
use rusqlite::Connection;
use standpoint_core::calendar::Now;
use standpoint_core::store::{
    self, BackupReason, Backups, DATABASE_FILE, RestorePreview, SCHEMA_VERSION, Sealed,
};
use standpoint_core::views::PostQuery;
use standpoint_core::{Coach, Error, ErrorCode};
use standpoint_tests::{Desk, at};

fn titles(coach: &Coach) -> Vec<String> {
    coach.post_list(&PostQuery::default()).unwrap().posts.into_iter().map(|post| post.title).collect()
}

/// A desk with one post, and a backup of it.
fn with_a_backup() -> (Desk, PathBuf) {
    let mut desk = Desk::new().onboarded();
    desk.log("Week one", "2026-01-05");
    let backup = desk.coach.backup(&desk.now, None).unwrap().path;
    (desk, backup)
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

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

#[test]
fn every_flip_of_one_bit_in_a_backup_is_noticed_and_nothing_is_restored_from_it() {
    let (desk, backup) = with_a_backup();
    let whole = fs::read(&backup).unwrap();
    let flipped = desk.folder().join("flipped.sqlite3");
    let bits = whole.len() * 8;
    // Spread evenly, with a step that meets every bit of a byte; the header and the seal's first page bit by bit.
    let spread = (0..1_000).map(|number| number * (bits / 1_000) + number % 8);
    let edges = (0..100 * 8).chain(bits - 4_096 * 8..bits - 3_500 * 8).step_by(7);
    for bit in spread.chain(edges) {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(&flipped, bytes).unwrap();
        assert_eq!(Sealed::look(&flipped).unwrap(), Sealed::Broken, "bit {bit}");
        if bit % 50 == 0 {
            let said = store::restore(desk.folder(), &desk.now, &flipped).unwrap_err();
            assert!(matches!(said.code(), ErrorCode::Invalid), "bit {bit}: {said}");
        }
    }
    assert_eq!(titles(&desk.coach), ["Week one"]);
}

#[test]
fn a_backup_that_was_cut_off_or_added_to_is_noticed() {
    let (desk, backup) = with_a_backup();
    let whole = fs::read(&backup).unwrap();
    for bytes in [&whole[..whole.len() - 4_096 - 512], &whole[..100], &[&whole[..], b"more"].concat()] {
        let path = desk.folder().join("other.sqlite3");
        fs::write(&path, bytes).unwrap();
        assert_eq!(Sealed::look(&path).unwrap(), Sealed::Broken);
        assert_eq!(store::restore_preview(desk.folder(), &path).unwrap_err().code(), ErrorCode::Invalid);
    }
}

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

#[test]
fn a_journal_that_is_gone_emptied_or_damaged_is_never_answered_with_an_empty_one() {
    let doors: [fn(&Path) -> standpoint_core::Result<Coach>; 3] =
        [Coach::open, Coach::create, Coach::open_or_blank];
    let ruins: [fn(&Path); 4] = [
        |path| fs::remove_file(path).unwrap(),
        |path| fs::write(path, "").unwrap(),
        |path| fs::write(path, [0; 8_192]).unwrap(),
        |path| {
            let mut bytes = fs::read(path).unwrap();
            bytes[100..4_096].fill(0xFF);
            fs::write(path, bytes).unwrap();
        },
    ];
    for ruin in ruins {
        let (desk, backup) = with_a_backup();
        let keep = tempfile::tempdir().unwrap();
        fs::create_dir(keep.path().join("backups")).unwrap();
        fs::copy(&backup, keep.path().join("backups").join(backup.file_name().unwrap())).unwrap();
        desk.coach.checkpoint().unwrap();
        fs::copy(desk.database(), keep.path().join(DATABASE_FILE)).unwrap();
        drop(desk);
        ruin(&keep.path().join(DATABASE_FILE));
        let left = fs::read(keep.path().join(DATABASE_FILE)).ok();
        for door in doors {
            let error = door(keep.path()).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Damaged, "{error}");
            assert!(error.to_string().contains("restore --newest"), "{error}");
        }
        assert_eq!(fs::read(keep.path().join(DATABASE_FILE)).ok(), left, "it was left as it was");

        let newest = Backups::of(keep.path()).newest_whole().unwrap().unwrap();
        let restored = store::restore(keep.path(), &at("2026-01-06T08:00:00Z"), &newest.path).unwrap();
        assert_eq!(titles(&Coach::open(keep.path()).unwrap()), ["Week one"]);
        assert_eq!(restored.set_aside.is_some(), left.is_some());
        if let Some(aside) = restored.set_aside {
            assert_eq!(
                fs::read(aside.join(DATABASE_FILE)).ok(),
                left,
                "set aside, and not a byte of it changed"
            );
        }
    }
}

#[test]
fn a_set_aside_file_alone_keeps_an_empty_journal_from_being_begun() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("set-aside").join("2026-01-05-090000");
    fs::create_dir_all(&aside).unwrap();
    fs::write(aside.join(DATABASE_FILE), "damaged").unwrap();
    assert_eq!(Coach::create(folder.path()).unwrap_err().code(), ErrorCode::Damaged);
    assert_eq!(names_in(folder.path()), ["set-aside"]);
}

#[test]
fn salvage_reads_around_a_damaged_page_and_keeps_the_damaged_file() {
    let mut desk = Desk::new().onboarded();
    for week in 0..300 {
        desk.log(&format!("Post {week} {}", "with many words ".repeat(15)), "2026-01-05");
    }
    desk.coach.checkpoint().unwrap();
    let keep = tempfile::tempdir().unwrap();
    let path = keep.path().join(DATABASE_FILE);
    fs::copy(desk.database(), &path).unwrap();
    let page: i64 = {
        let conn = Connection::open(&path).unwrap();
        // A leaf in the middle of the posts.
        conn.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'post'", [], |row| row.get(0))
            .unwrap()
    };
    let mut bytes = fs::read(&path).unwrap();
    let leaves: Vec<usize> = (usize::try_from(page).unwrap()..bytes.len() / 4_096)
        .filter(|number| {
            let page = &bytes[number * 4_096..(number + 1) * 4_096];
            page[0] == 13 && page.windows(14).any(|words| words == b"with many word")
        })
        .collect();
    let hit = leaves[leaves.len() / 2];
    bytes[hit * 4_096..hit * 4_096 + 8].fill(0xFF);
    fs::write(&path, &bytes).unwrap();

    let now = at("2026-01-06T08:00:00Z");
    let look = store::salvage(keep.path(), &now, true).unwrap();
    assert!(look.contents.posts > 250 && look.set_aside.is_none(), "{look:?}");
    assert_eq!(fs::read(&path).unwrap(), bytes, "a look changes nothing");
    let salvaged = store::salvage(keep.path(), &now, false).unwrap();
    assert_eq!(salvaged.contents, look.contents);
    assert_eq!(fs::read(salvaged.set_aside.unwrap().join(DATABASE_FILE)).unwrap(), bytes);
    let coach = Coach::open(keep.path()).unwrap();
    assert_eq!(coach.post_list(&PostQuery::default()).unwrap().total as u64, salvaged.contents.posts);
    assert!(coach.today(&now).is_ok() && coach.boot(&now).is_ok());
    let again = store::salvage(keep.path(), &now, false).unwrap_err();
    assert_eq!(again.code(), ErrorCode::Invalid, "{again}");
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

    #[test]
    fn a_flip_in_the_live_file_never_ends_the_program_and_is_always_answered(bit in any::<prop::sample::Index>()) {
        let (desk, backup) = with_a_backup();
        desk.coach.checkpoint().unwrap();
        let keep = tempfile::tempdir().unwrap();
        let path = keep.path().join(DATABASE_FILE);
        let mut bytes = fs::read(desk.database()).unwrap();
        let bit = bit.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, bytes).unwrap();
        if let Ok(coach) = Coach::open(keep.path()) {
            coach.boot(&desk.now).ok();
            coach.post_list(&PostQuery::default()).ok();
        }
        match store::restore(keep.path(), &desk.now, &backup) {
            Ok(_) => prop_assert_eq!(titles(&Coach::open(keep.path()).unwrap()), ["Week one"]),
            // A flip may make it look like another program's, or a newer version's: that is never overwritten.
            Err(error) => {
                let code = error.code();
                prop_assert!(matches!(code, ErrorCode::NewerVersion | ErrorCode::UnusableData), "{}", error);
            }
        }
    }
}

/// A folder with a journal and a backup of it, after its file was changed by SQL; and what its posts were.
fn changed_by(sql: &str) -> (tempfile::TempDir, PathBuf) {
    let (desk, backup) = with_a_backup();
    desk.coach.checkpoint().unwrap();
    let keep = tempfile::tempdir().unwrap();
    fs::create_dir(keep.path().join("backups")).unwrap();
    let kept = keep.path().join("backups").join(backup.file_name().unwrap());
    fs::copy(&backup, &kept).unwrap();
    fs::copy(desk.database(), keep.path().join(DATABASE_FILE)).unwrap();
    let conn = Connection::open(keep.path().join(DATABASE_FILE)).unwrap();
    conn.execute_batch(sql).unwrap();
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    (keep, kept)
}

#[test]
fn a_damaged_mark_version_or_table_is_damage_and_is_never_backed_up_as_what_it_is_not() {
    for sql in [
        "PRAGMA application_id = 1",
        "PRAGMA user_version = 3",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -7",
        "PRAGMA user_version = 43",
        "PRAGMA writable_schema = on; UPDATE sqlite_schema SET sql = replace(sql, 'kind', 'kynd') WHERE name = 'undo_op'",
    ] {
        let (folder, kept) = changed_by(sql);
        let now = at("2026-01-06T08:00:00Z");
        let backed_up = Coach::open(folder.path()).and_then(|coach| coach.backup(&now, None));
        assert_eq!(backed_up.unwrap_err().code(), ErrorCode::Damaged, "{sql}");
        let backups = Backups::of(folder.path());
        assert_eq!(backups.list().len(), 1, "{sql}");
        let newest = backups.newest_whole().unwrap().unwrap();
        assert_eq!(newest.path, kept);
        let restored = store::restore(folder.path(), &now, &newest.path).unwrap();
        assert!(restored.set_aside.is_some(), "{sql}");
        let coach = Coach::open(folder.path()).unwrap();
        assert_eq!(
            (titles(&coach), coach.check().unwrap().whole),
            (vec!["Week one".to_owned()], true),
            "{sql}"
        );
    }
}

#[test]
fn a_journal_to_which_another_program_added_a_table_is_saved_without_it() {
    let (folder, _) = changed_by("CREATE TABLE tag (name TEXT); INSERT INTO tag VALUES ('blue')");
    let now = at("2026-01-06T08:00:00Z");
    let coach = Coach::open(folder.path()).unwrap();
    assert_eq!(coach.backup(&now, None).unwrap_err().code(), ErrorCode::Damaged);
    drop(coach);
    let salvaged = store::salvage(folder.path(), &now, false).unwrap();
    assert_eq!((salvaged.contents.posts, salvaged.damaged), (1, Vec::new()));
    let coach = Coach::open(folder.path()).unwrap();
    assert_eq!(titles(&coach), ["Week one"]);
    coach.backup(&now, None).unwrap();
}

#[test]
fn what_can_be_read_of_a_damaged_journal_is_exported_and_nothing_is_changed() {
    let (folder, _) = changed_by("UPDATE quiet_hours SET from_at = '23:15'; PRAGMA application_id = 1");
    let now = at("2026-01-06T08:00:00Z");
    let name = |path: &Path| -> String {
        let conn = Connection::open(path.join(DATABASE_FILE)).unwrap();
        conn.query_row("SELECT name FROM journal", [], |row| row.get(0)).unwrap()
    };
    let journal = name(folder.path());
    let before = fs::read(folder.path().join(DATABASE_FILE)).unwrap();
    let (readable, salvaged) = Coach::of_damaged(folder.path()).unwrap();
    assert_eq!((salvaged.contents.posts, salvaged.set_aside), (1, None));
    let mut export = Vec::new();
    readable.export_json(&now, &mut export).unwrap();
    assert!(fs::read(folder.path().join(DATABASE_FILE)).unwrap() == before, "not a byte was changed");
    let left = names_in(folder.path()).into_iter().filter(|name| name.starts_with("salvage-")).count();
    assert_eq!(left, 0, "the copy that was read is gone");

    let elsewhere = tempfile::tempdir().unwrap();
    let mut coach = Coach::open_or_blank(elsewhere.path()).unwrap();
    coach.import_journal(&now, export.as_slice(), false).unwrap();
    assert_eq!(titles(&coach), ["Week one"]);
    assert_eq!(name(elsewhere.path()), journal, "it’s the same journal");
    let conn = Connection::open(elsewhere.path().join(DATABASE_FILE)).unwrap();
    let others = "SELECT count(*) FROM quiet_hours WHERE from_at <> '23:15'";
    let others: i64 = conn.query_row(others, [], |row| row.get(0)).unwrap();
    assert_eq!(others, 0, "what a new journal begins with doesn’t take the place of the user’s own");
}

#[test]
fn where_nothing_can_be_read_any_more_nothing_is_put_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(DATABASE_FILE), [0; 40_960]).unwrap();
    let said = store::salvage(folder.path(), &at("2026-01-06T08:00:00Z"), false).unwrap_err();
    assert_eq!(said.code(), ErrorCode::Damaged);
    assert!(said.to_string().contains("Nothing in the file can be read"), "{said}");
    assert_eq!(fs::read(folder.path().join(DATABASE_FILE)).unwrap(), [0; 40_960]);
}
