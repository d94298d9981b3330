//! A journal that is gone, emptied or damaged: what is offered, and that nothing is put in its place unasked.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rusqlite::Connection;
use standpoint_core::store::{self, Backups, DATABASE_FILE};
use standpoint_core::views::PostQuery;
use standpoint_core::{Coach, ErrorCode};
use standpoint_tests::{Desk, at};

use super::{names_in, titles, with_a_backup};

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
