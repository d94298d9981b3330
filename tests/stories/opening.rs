//! Opening a data folder: what cannot be ours is refused in words and left as it was.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::store::{DATABASE_FILE, SCHEMA_VERSION};
use standpoint_core::{Coach, ErrorCode};
use standpoint_tests::Desk;

fn hash(path: &Path) -> Vec<u8> {
    Sha256::digest(fs::read(path).unwrap()).to_vec()
}

/// Opening must fail with the code, say a sentence, and leave the folder's files as they were.
fn refused(folder: &Path, code: ErrorCode) -> String {
    let error = Coach::open(folder).expect_err("this must not open");
    assert_eq!(error.code(), code, "{error}");
    let said = error.to_string();
    assert!(said.ends_with('.') && said.len() > 30, "a sentence: {said}");
    said
}

#[test]
fn a_missing_folder_is_made_for_its_owner_alone() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("not/there yet");
    let mut desk = Coach::create(&folder).unwrap();
    desk.fill_with_demo(&standpoint_tests::at("2026-01-05T08:00:00Z"), 1).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
        assert!(folder.join(format!("{DATABASE_FILE}-wal")).exists(), "the WAL was looked at too");
    }
}

#[test]
fn a_folder_that_is_a_file_is_refused() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("notes.txt");
    fs::write(&file, "mine").unwrap();
    assert!(refused(&file, ErrorCode::UnusableData).contains("is a file"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(DATABASE_FILE);
    for bytes in [&b"my diary"[..], &[0; 5000], b"SQLite format 3\0 and then nothing of the kind"] {
        fs::write(&path, bytes).unwrap();
        refused(folder.path(), ErrorCode::Damaged);
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn somebody_elses_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(DATABASE_FILE);
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x')")
        .unwrap();
    let before = hash(&path);
    assert!(refused(folder.path(), ErrorCode::UnusableData).contains("belongs to another program"));
    assert_eq!(hash(&path), before);
}

#[test]
fn a_database_from_a_newer_version_is_not_touched_by_a_hundred_tries() {
    let desk = Desk::new().onboarded();
    let path = desk.database();
    let folder = desk.folder().to_owned();
    // Every connection closed, so that the file is whole without its WAL.
    let keep = tempfile::tempdir().unwrap();
    {
        let conn = Connection::open(&path).unwrap();
        conn.pragma_update(None, "user_version", SCHEMA_VERSION + 1).unwrap();
        conn.execute_batch("CREATE TABLE of_a_newer_version (name TEXT) STRICT").unwrap();
        conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    }
    let copy = keep.path().join(DATABASE_FILE);
    fs::copy(&path, &copy).unwrap();
    drop(desk);
    assert!(!folder.exists(), "the fixture's folder is gone; the copy is looked at");
    let before = hash(&copy);
    for _ in 0..100 {
        let said = refused(keep.path(), ErrorCode::NewerVersion);
        assert!(said.contains(&format!("schema {}", SCHEMA_VERSION + 1)), "{said}");
    }
    assert_eq!(hash(&copy), before);
}

#[test]
fn a_start_that_was_cut_off_before_anything_was_kept_is_taken_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(DATABASE_FILE);
    Connection::open(&path).unwrap().pragma_update(None, "journal_mode", "wal").unwrap();
    assert!(!Coach::open(folder.path()).unwrap().is_onboarded().unwrap());
}

/// What is in a folder: each name with its bytes.
fn everything_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn an_emptied_database_is_no_beginning_at_any_door_and_is_left_alone_with_its_log() {
    let doors: [fn(&Path) -> standpoint_core::Result<Coach>; 3] =
        [Coach::open, Coach::create, Coach::open_or_blank];
    for log in [None, Some("a log that was left over")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(DATABASE_FILE);
        fs::write(&path, "").unwrap();
        if let Some(log) = log {
            fs::write(folder.path().join(format!("{DATABASE_FILE}-wal")), log).unwrap();
        }
        let before = everything_in(folder.path());
        for door in doors {
            let said = door(folder.path()).expect_err("it is empty").to_string();
            assert!(
                said.starts_with(&format!("{} is empty", path.display())) && said.contains("Put a copy"),
                "{said}"
            );
        }
        assert_eq!(everything_in(folder.path()), before);
    }
}

#[test]
fn a_log_without_its_database_is_no_beginning_either() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(format!("{DATABASE_FILE}-wal")), "a log that was left over").unwrap();
    let said = Coach::create(folder.path()).expect_err("the database is missing").to_string();
    assert!(said.contains("is missing, though its log is still beside it."), "{said}");
    assert_eq!(everything_in(folder.path()).len(), 1);
}

#[test]
fn an_emptied_database_names_the_newest_backup() {
    let desk = Desk::new().onboarded();
    let backup = desk.coach.backup(&desk.now, None).unwrap().path;
    let keep = tempfile::tempdir().unwrap();
    fs::create_dir(keep.path().join("backups")).unwrap();
    let kept = keep.path().join("backups").join(backup.file_name().unwrap());
    fs::copy(&backup, &kept).unwrap();
    fs::write(keep.path().join(DATABASE_FILE), "").unwrap();
    let said = refused(keep.path(), ErrorCode::Damaged);
    assert!(said.contains(&kept.display().to_string()), "{said}");
}

#[test]
fn reading_makes_nothing() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("not there");
    let said = refused(&folder, ErrorCode::NotOnboarded);
    assert!(said.contains(&folder.display().to_string()), "it names the folder: {said}");
    let blank = Coach::open_or_blank(&folder).unwrap();
    assert!(
        !blank.is_onboarded().unwrap() && blank.boot(&standpoint_tests::at("2026-01-05T08:00:00Z")).is_ok()
    );
    drop(blank);
    assert!(!folder.exists());
    fs::create_dir(&folder).unwrap();
    refused(&folder, ErrorCode::NotOnboarded);
    assert_eq!(everything_in(&folder), []);
}

#[test]
fn a_blank_beginning_is_made_by_the_first_thing_written_and_sees_what_another_process_made() {
    let parent = tempfile::tempdir().unwrap();
    let (folder, now) = (parent.path().join("data"), standpoint_tests::at("2026-01-05T08:00:00Z"));
    let mut here = Coach::open_or_blank(&folder).unwrap();
    let mut there = Coach::open_or_blank(&folder).unwrap();
    assert!(!there.changed_elsewhere().unwrap());
    here.onboard(&now, &ProfileAnswers { name: Some("Ada".to_owned()), ..ProfileAnswers::default() }, None)
        .unwrap();
    assert!(there.changed_elsewhere().unwrap() && there.is_onboarded().unwrap());
    let said = there.onboard(&now, &ProfileAnswers::default(), None).unwrap_err();
    assert_eq!(said.code(), ErrorCode::Invalid, "{said}");
    assert_eq!(
        everything_in(&folder).iter().filter(|(name, _)| name.contains(".new-")).count(),
        0,
        "nothing is left beside it"
    );
}

#[test]
fn a_folder_in_the_place_of_the_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(DATABASE_FILE)).unwrap();
    refused(folder.path(), ErrorCode::UnusableData);
}
