//! Released schemas: their migrations are frozen and their databases open for ever.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use standpoint_core::Coach;
use standpoint_core::store::{DATABASE_FILE, SCHEMA_VERSION};
use standpoint_core::views::PostQuery;
use standpoint_tests::at;

const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// Each migration that was shipped, by the SHA-256 of its text. A new one is added here; a line never changes.
const SHIPPED: [(&str, &str); 11] = [
    ("0001_first.sql", "1d632c4c480675ee4421b18e2f87ac2b07507941ca14dac54b1bca8120056c3e"),
    ("0002_reminders.sql", "95c84d2c6de5fa8fbcc23f02cf94a57221be4492ed01ea8505d058d28199b774"),
    ("0003_publishing.sql", "53dff0333d237853c1df87e52fb83480e181699d65c45ebb015fd19dbb7daf7d"),
    ("0004_coaching.sql", "8949c03f491e2be1c7d99cb1d62a4bdb7e8c660d2cc6b58538362821b92cdb11"),
    ("0005_trust.sql", "b5634e085a71a99328abfe54335fe55e5635fae17f97edb4c2b64d7d82532126"),
    ("0006_operations.sql", "a403bff2d3b5573e01f3f6bfce45c28640be78bedadbd39ac0d5dc1bb94286d3"),
    ("0007_past_and_backups.sql", "994c5f4657483a223f1606ea47c89f09ae0b4e1809cc817b00d8911dcc4b30a6"),
    ("0008_calendar_file.sql", "c3b11722f88fdb602ffd4d3957de9162689eed71a556ab85b9e76e1500594fef"),
    ("0009_look_back.sql", "2dc239398109a8866bd38caaa9770950893ebcddccfefe80c0653939043a676b"),
    ("0010_rows_by_import.sql", "6efb6bbe02ca7a68c933b7e2c129e116c3a98a72882ca02df72bddfad561b6a9"),
    ("0011_progress.sql", "e9cabb5d76f358d242edb962696f0485e757be7809ece89fef3902248928e09e"),
];

#[test]
fn a_shipped_migration_never_changes() {
    let folder = Path::new(HERE).join("../src-tauri/core/migrations");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), SHIPPED.len(), "every migration is listed here");
    assert_eq!(i64::try_from(SHIPPED.len()).unwrap(), SCHEMA_VERSION);
    for (name, frozen) in SHIPPED {
        let text = fs::read(folder.join(name)).unwrap();
        let hash: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, frozen, "{name} was shipped; write a new migration instead");
    }
}

#[test]
fn a_database_of_every_released_schema_opens_with_what_it_holds() {
    for version in 1..=SHIPPED.len() {
        let folder = tempfile::tempdir().unwrap();
        fs::copy(
            Path::new(HERE).join(format!("fixtures/schema-{version}.sqlite3")),
            folder.path().join(DATABASE_FILE),
        )
        .unwrap();
        let now = at("2026-03-10T08:00:00Z");
        let mut coach = Coach::open(folder.path()).unwrap();
        let today = coach.today(&now).unwrap();
        assert_eq!((today.name.as_str(), today.week.goal), ("Mara Lindqvist", 1), "schema {version}");
        assert!(
            coach.post_list(&PostQuery::default()).unwrap().total > 40 && today.journey.tasks_done > 50,
            "schema {version}"
        );
        coach.undo().expect("the history is there too");
    }
}

#[test]
fn the_history_keeps_the_sentences_it_had_and_operations_from_now_on() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(Path::new(HERE).join("fixtures/schema-5.sqlite3"), folder.path().join(DATABASE_FILE)).unwrap();
    let mut coach = Coach::open(folder.path()).unwrap();
    let labels = |coach: &Coach| -> Vec<String> {
        coach.history().unwrap().into_iter().map(|line| line.label).collect()
    };
    let before = labels(&coach);
    assert_eq!(before, ["logged “What I learned from saying no to a platform”"]);
    coach.capture_idea(&at("2026-03-10T08:00:00Z"), "Exit costs").unwrap();
    assert_eq!(labels(&coach), ["add idea “Exit costs”", before[0].as_str()]);
    assert_eq!(coach.undo().unwrap().said, "Undone: add idea");
    assert_eq!(coach.undo().unwrap().said, "Undone: logged “What I learned from saying no to a platform”");
}
