//! Backups that a passphrase or a recovery key opens, and nothing else.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use chrono::Duration;
use standpoint_core::store::{self, Backups, ExposeSecret, Secret};
use standpoint_core::views::{PostQuery, try_newest_backup};
use standpoint_core::{Coach, Error, ErrorCode};
use standpoint_tests::Desk;

const PASSPHRASE: &str = "four words of mine";

struct Encrypted {
    desk: Desk,
    recovery_key: String,
    backup: PathBuf,
}

/// A desk with one post, and an encrypted backup of it.
fn encrypted() -> Encrypted {
    let mut desk = Desk::new().onboarded();
    desk.log("Week one", "2026-01-05");
    let key = Backups::of(desk.folder()).set_passphrase(&secret(PASSPHRASE)).unwrap();
    let backup = desk.coach.backup(&desk.now, None).unwrap();
    assert!(backup.encrypted);
    Encrypted { desk, recovery_key: key.expose_secret().to_owned(), backup: backup.path }
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn titles(folder: &Path) -> Vec<String> {
    let coach = Coach::open(folder).unwrap();
    coach.post_list(&PostQuery::default()).unwrap().posts.into_iter().map(|post| post.title).collect()
}

#[test]
fn a_passphrase_or_the_recovery_key_brings_everything_back_on_another_computer() {
    let Encrypted { desk, recovery_key, backup } = encrypted();
    for opener in [PASSPHRASE, &recovery_key] {
        let elsewhere = tempfile::tempdir().unwrap();
        // Alone: nothing else of the old computer is there.
        let copy = elsewhere.path().join("carried.age");
        fs::copy(&backup, &copy).unwrap();
        let data = elsewhere.path().join("data");
        let locked = store::restore(&data, &desk.now, &copy).unwrap_err();
        assert_eq!(locked.code(), ErrorCode::Locked);
        let restored = store::restore_with(&data, &desk.now, &copy, Some(&secret(opener))).unwrap();
        assert!(restored.preview.sealed);
        assert_eq!(titles(&data), ["Week one"]);
        assert!(!Backups::of(&data).has_passphrase(), "a restore sets nothing of another computer");
    }
}

#[test]
fn nothing_of_the_journal_can_be_read_in_an_encrypted_backup() {
    let Encrypted { desk, backup, .. } = encrypted();
    let bytes = fs::read(&backup).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("age-encryption.org/v1\n"));
    for word in ["Week one", "SQLite", "CREATE TABLE", "posts", PASSPHRASE] {
        assert!(!text.contains(word), "{word}");
    }
    // Nor was anything left beside it.
    let names: Vec<_> = fs::read_dir(desk.folder().join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(names.iter().all(|name| !name.contains(".part") && !name.ends_with(".sqlite3")), "{names:?}");
    for file in ["backups.json", "standpoint-newest-backup.key"] {
        assert!(!fs::read_to_string(desk.folder().join(file)).unwrap().contains("AGE-SECRET-KEY"), "{file}");
    }
}

#[test]
fn another_passphrase_or_another_key_opens_nothing_and_says_so() {
    let Encrypted { desk, backup, .. } = encrypted();
    let other = Backups::of(tempfile::tempdir().unwrap().path()).set_passphrase(&secret(PASSPHRASE)).unwrap();
    for wrong in ["four words of yours", "Four words of mine", other.expose_secret()] {
        let said = store::restore_with(desk.folder(), &desk.now, &backup, Some(&secret(wrong))).unwrap_err();
        assert_eq!(said.code(), ErrorCode::Invalid);
        assert!(
            said.to_string().contains("doesn’t open this file") && !said.to_string().contains(wrong),
            "{said}"
        );
    }
    assert_eq!(titles(desk.folder()), ["Week one"]);
}

#[test]
fn a_short_passphrase_is_refused_before_anything_is_set() {
    let desk = Desk::new().onboarded();
    let backups = Backups::of(desk.folder());
    assert_eq!(backups.set_passphrase(&secret("too short")).unwrap_err().code(), ErrorCode::Invalid);
    assert!(!backups.has_passphrase());
    assert!(!desk.coach.backup(&desk.now, None).unwrap().encrypted);
}

#[test]
fn an_encrypted_backup_that_was_changed_or_cut_off_is_noticed_with_and_without_its_passphrase() {
    let Encrypted { desk, recovery_key, backup } = encrypted();
    let backups = Backups::of(desk.folder());
    let whole = fs::read(&backup).unwrap();
    let key = secret(&recovery_key);
    let header = whole.windows(4).position(|bytes| bytes == b"\n---").unwrap();
    let bits = whole.len() * 8;
    let spread = (0..60).map(|number| number * (bits / 60) + number % 8);
    let in_header = (0..40).map(|number| number * (header * 8 / 40) + number % 8);
    for bit in spread.chain(in_header) {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(&backup, bytes).unwrap();
        let said = store::restore_with(desk.folder(), &desk.now, &backup, Some(&key)).unwrap_err();
        assert!(matches!(said.code(), ErrorCode::Invalid | ErrorCode::NewerVersion), "bit {bit}: {said}");
        assert_eq!(backups.newest_whole().unwrap(), None, "bit {bit}");
    }
    for length in [whole.len() - 1, whole.len() - 70_000, header + 10, header - 10, 30, 22] {
        fs::write(&backup, &whole[..length]).unwrap();
        let said = store::restore_with(desk.folder(), &desk.now, &backup, Some(&key)).unwrap_err();
        assert_eq!(said.code(), ErrorCode::Invalid, "{length} bytes: {said}");
        assert_eq!(backups.newest_whole().unwrap(), None, "{length} bytes");
    }
    fs::write(&backup, [&whole[..], b"more"].concat()).unwrap();
    assert!(store::restore_with(desk.folder(), &desk.now, &backup, Some(&key)).is_err());
    let report = desk.coach.check().unwrap();
    assert!(
        report.wrong.iter().any(|wrong| wrong.contains("isn’t as it was when it was made")),
        "{report:?}"
    );
    assert_eq!(titles(desk.folder()), ["Week one"]);
}

#[test]
fn a_backup_of_a_newer_version_is_refused_without_asking_for_a_passphrase() {
    let Encrypted { desk, backup, .. } = encrypted();
    let bytes = fs::read(&backup).unwrap();
    let schema = format!(" {}\n", store::SCHEMA_VERSION);
    let at = bytes.windows(schema.len()).position(|window| window == schema.as_bytes()).unwrap();
    let newer = desk.folder().join("newer.age");
    fs::write(&newer, [&bytes[..at], b" 99\n", &bytes[at + schema.len()..]].concat()).unwrap();
    let said = store::restore(desk.folder(), &desk.now, &newer).unwrap_err();
    assert!(matches!(said, Error::NewerVersion { found: 99, .. }), "{said}");
}

#[test]
fn encrypted_backups_are_listed_proven_weekly_and_skipped_when_nothing_changed() {
    let Encrypted { mut desk, .. } = encrypted();
    let backups = Backups::of(desk.folder());
    let newest = backups.list().remove(0);
    assert!(newest.encrypted && newest.schema == Some(store::SCHEMA_VERSION));
    assert_eq!(newest.contents.unwrap().posts, 1);
    let proof = try_newest_backup(desk.folder(), &desk.now).unwrap().unwrap();
    assert_eq!((proof.made_at, proof.contents.posts), (desk.now.instant, 1));
    let report = desk.coach.check().unwrap();
    assert!(report.whole, "{report:?}");

    desk.now.instant += Duration::days(1);
    assert_eq!(desk.coach.backup_when_due(&desk.now).unwrap(), None, "nothing has changed");
    desk.now.instant += Duration::days(1);
    desk.log("Week two", "2026-01-07");
    let second = desk.coach.backup_when_due(&desk.now).unwrap().unwrap();
    assert!(second.encrypted);
    let proof = try_newest_backup(desk.folder(), &desk.now).unwrap().unwrap();
    assert_eq!(proof.contents.posts, 2, "the newest backup's own key is kept, and no other");

    // Without that key only the passphrase can prove it.
    fs::remove_file(desk.folder().join("standpoint-newest-backup.key")).unwrap();
    assert_eq!(try_newest_backup(desk.folder(), &desk.now).unwrap(), None);
}

#[test]
fn what_is_plain_stays_out_of_the_second_folder_once_there_is_a_passphrase() {
    let mut desk = Desk::new().onboarded();
    desk.log("Week one", "2026-01-05");
    desk.coach.backup(&desk.now, None).unwrap();
    let (backups, second) = (Backups::of(desk.folder()), tempfile::tempdir().unwrap());
    backups.set_passphrase(&secret(PASSPHRASE)).unwrap();
    backups.set_second_folder(second.path()).unwrap();
    backups.copy_to_second_folder(&desk.now).unwrap();
    assert_eq!(Backups::list_in(second.path()), []);
    let backup = desk.coach.backup(&desk.now, None).unwrap();
    assert!(backups.copy_to_second_folder(&desk.now).unwrap());
    let there = Backups::list_in(second.path());
    assert_eq!(there.len(), 1);
    assert_eq!(fs::read(&there[0].path).unwrap(), fs::read(&backup.path).unwrap());
}

#[test]
fn the_program_age_needs_only_the_key_file_beside_the_backup_and_the_passphrase() {
    let Encrypted { desk, recovery_key, backup } = encrypted();
    // What `age --decrypt -i KEYFILE BACKUP` does, with none of Standpoint's own code.
    let key_file = fs::read_dir(desk.folder().join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().unwrap().to_str().unwrap().starts_with("standpoint-key-"))
        .unwrap();
    let mut scrypt = age::scrypt::Identity::new(PASSPHRASE.to_owned().into());
    scrypt.set_max_work_factor(18);
    let key = age::decrypt(&scrypt, &fs::read(key_file).unwrap()).unwrap();
    for key in [String::from_utf8(key).unwrap(), recovery_key] {
        let key: age::x25519::Identity = key.trim().parse().unwrap();
        let plain = age::decrypt(&key, &fs::read(&backup).unwrap()).unwrap();
        assert!(plain.starts_with(b"SQLite format 3\0"));
        let path = desk.folder().join("by-age.sqlite3");
        fs::write(&path, plain).unwrap();
        assert!(store::restore_preview(desk.folder(), &path).unwrap().same);
    }
}

#[test]
fn an_encrypted_export_comes_back_as_it_was_and_one_that_was_changed_does_not() {
    let Encrypted { desk, recovery_key, .. } = encrypted();
    let mut export = Vec::new();
    desk.coach.export_json(&desk.now, &mut export).unwrap();
    let path = desk.folder().join("journal.json.age");
    Backups::of(desk.folder()).write_encrypted_export(&export, &path).unwrap();
    assert!(store::is_encrypted_export(&path) && store::is_encrypted(&path));
    for opener in [PASSPHRASE, &recovery_key] {
        let mut read = Vec::new();
        let mut opened = store::open_encrypted_export(&path, Some(&secret(opener))).unwrap();
        opened.read_to_end(&mut read).unwrap();
        assert!(read == export);
    }
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&path, bytes).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let mut coach = Coach::open_or_blank(&elsewhere.path().join("data")).unwrap();
    let opened = store::open_encrypted_export(&path, Some(&secret(&recovery_key))).unwrap();
    assert_eq!(coach.import_journal(&desk.now, opened, true).unwrap_err().code(), ErrorCode::Invalid);
    assert!(!coach.is_onboarded().unwrap());
    assert!(coach.import_journal(&desk.now, Cursor::new(export), true).is_ok());
}

#[test]
fn backups_made_before_a_restore_and_an_update_are_encrypted_too() {
    let Encrypted { desk, backup, .. } = encrypted();
    let restored = store::restore_with(desk.folder(), &desk.now, &backup, Some(&secret(PASSPHRASE))).unwrap();
    assert!(restored.safety.unwrap().to_str().unwrap().ends_with(".sqlite3.age"));
    let older = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/schema-3.sqlite3");
    fs::copy(fixture, older.path().join(store::DATABASE_FILE)).unwrap();
    fs::copy(desk.folder().join("backups.json"), older.path().join("backups.json")).unwrap();
    drop(Coach::open(older.path()).unwrap());
    let list = Backups::of(older.path()).list();
    assert_eq!((list.len(), list[0].schema, list[0].encrypted), (1, Some(3), true));
}
