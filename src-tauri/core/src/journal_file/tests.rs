//! An export read back is the same journal, and what isn't whole is refused in words.

use std::path::Path;

use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;

use crate::calendar::Now;
use crate::coach::Coach;
use crate::profile::ProfileAnswers;
use crate::store::DATABASE_FILE;
use crate::store::tables::{EXPORTED, Table};

fn now() -> Now {
    Now::new("2026-10-04T18:00:00Z".parse().unwrap(), chrono_tz::Europe::Berlin)
}

fn exported(coach: &Coach, now: &Now) -> String {
    let mut out = Vec::new();
    coach.export_json(now, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn database(folder: &Path) -> Connection {
    let conn = Connection::open(folder.join(DATABASE_FILE)).unwrap();
    conn.pragma_update(None, "foreign_keys", "on").unwrap();
    conn
}

/// A journal with a row in every table that is exported.
fn journal() -> (TempDir, Coach) {
    let folder = tempfile::tempdir().unwrap();
    let mut coach = Coach::create(folder.path()).unwrap();
    let answers = ProfileAnswers { name: Some("Ada Marsh".to_owned()), ..ProfileAnswers::default() };
    coach.onboard(&now(), &answers, None).unwrap();
    let conn = database(folder.path());
    conn.execute_batch(include_str!("test_rows.sql")).unwrap();
    for table in EXPORTED {
        let filled: bool = conn
            .query_row(&format!("SELECT EXISTS (SELECT 1 FROM {})", table.name), [], |row| row.get(0))
            .unwrap();
        assert!(filled, "give {} a row in test_rows.sql", table.name);
    }
    (folder, coach)
}

/// Everything that is exported, row by row.
fn everything(folder: &Path) -> Vec<(&'static str, Vec<Vec<Value>>)> {
    let conn = database(folder);
    let rows = |table: &Table| {
        let only = table.only.map(|only| format!(" WHERE {only}")).unwrap_or_default();
        let name = table.name;
        let mut statement = conn.prepare(&format!("SELECT * FROM {name}{only} ORDER BY id")).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..columns).map(|at| row.get(at)).collect();
        (name, statement.query_map([], row).unwrap().collect::<rusqlite::Result<_>>().unwrap())
    };
    EXPORTED.iter().map(rows).collect()
}

/// Imports into a folder of its own, exports again and compares.
fn comes_back_the_same(folder: &Path, coach: &Coach) {
    let export = exported(coach, &now());
    let other = tempfile::tempdir().unwrap();
    let mut fresh = Coach::open_or_blank(other.path()).unwrap();
    let imported = fresh.import_journal(&now(), export.as_bytes(), false).unwrap();
    assert_eq!((imported.replaces, imported.backup), (None, None));
    assert!(exported(&fresh, &now()) == export, "the export of what was imported differs");
    assert!(everything(folder) == everything(other.path()), "a row differs");
}

#[test]
fn a_journal_comes_back_the_same() {
    let (folder, coach) = journal();
    comes_back_the_same(folder.path(), &coach);
}

#[test]
fn a_journal_of_any_name_comes_back_the_same() {
    let (folder, coach) = journal();
    let name = format!("{:x<32}", "a \"b\" \\c\n\u{1}{}");
    database(folder.path()).execute("UPDATE journal SET name = ?1", [name]).unwrap();
    comes_back_the_same(folder.path(), &coach);
}

#[test]
fn ten_years_come_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut coach = Coach::create(folder.path()).unwrap();
    coach.fill_with_demo(&now(), 10).unwrap();
    comes_back_the_same(folder.path(), &coach);
}

#[test]
fn two_exports_of_one_state_differ_in_their_time_alone() {
    let (_folder, coach) = journal();
    let later = Now::new("2027-01-01T00:00:00Z".parse().unwrap(), chrono_tz::UTC);
    let (one, other) = (exported(&coach, &now()), exported(&coach, &later));
    assert_eq!(one.replace("2026-10-04T18:00:00Z", ""), other.replace("2027-01-01T00:00:00Z", ""));
    assert!(one.is_ascii() || one.starts_with('{'), "no mark before it");
    let document: serde_json::Value = serde_json::from_str(&one).unwrap();
    assert_eq!(
        (document["format"].as_str(), document["counts"]["profile"].as_u64()),
        (Some("standpoint"), Some(1))
    );
}

#[test]
fn an_export_made_by_another_hand_is_read_whatever_the_order_of_its_keys() {
    let (folder, coach) = journal();
    let sorted: serde_json::Value = serde_json::from_str(&exported(&coach, &now())).unwrap();
    let other = tempfile::tempdir().unwrap();
    let mut fresh = Coach::open_or_blank(other.path()).unwrap();
    fresh.import_journal(&now(), serde_json::to_string_pretty(&sorted).unwrap().as_bytes(), false).unwrap();
    assert!(everything(folder.path()) == everything(other.path()));
}

#[test]
fn a_journal_is_replaced_only_when_that_is_said_and_after_a_backup() {
    let (_folder, coach) = journal();
    let export = exported(&coach, &now());
    let here = tempfile::tempdir().unwrap();
    let mut other = Coach::create(here.path()).unwrap();
    other.fill_with_demo(&now(), 1).unwrap();
    let before = everything(here.path());
    let seen = other.preview_journal(export.as_bytes()).unwrap();
    assert_eq!((seen.holds.name.as_str(), seen.holds.posts, seen.same_journal), ("Ada Marsh", 1, false));
    let refused = other.import_journal(&now(), export.as_bytes(), false).unwrap_err().to_string();
    assert_eq!(
        refused,
        "This folder has a journal already. Replace everything in it, or choose another folder."
    );
    assert!(everything(here.path()) == before);
    let imported = other.import_journal(&now(), export.as_bytes(), true).unwrap();
    assert_eq!(exported(&other, &now()), export);
    assert!(other.undo().is_err(), "what could be undone belonged to what was there");
    let kept = Connection::open(imported.backup.unwrap().path).unwrap();
    let posts: i64 = kept.query_row("SELECT count(*) FROM post", [], |row| row.get(0)).unwrap();
    assert!(posts > 10, "the backup holds what was there");
    let beside = std::fs::read_dir(here.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(
        beside.into_iter().all(|name| !name.to_string_lossy().contains(".new-")),
        "nothing is left behind"
    );
}

#[test]
fn what_is_not_whole_is_refused_and_changes_nothing() {
    let (folder, mut coach) = journal();
    let export = exported(&coach, &now());
    let before = everything(folder.path());
    let changed = |from: &str, to: &str| {
        assert!(export.contains(from), "{from}");
        export.replacen(from, to, 1)
    };
    for (text, said) in [
        (String::new(), "isn’t an export"),
        ("{}".to_owned(), "isn’t an export"),
        ("[]".to_owned(), "isn’t an export"),
        (export[..export.len() / 2].to_owned(), "isn’t an export"),
        (format!("{export}{{}}"), "isn’t an export"),
        (changed("\"standpoint\"", "\"other\""), "isn’t an export"),
        (
            changed("\"format_version\":1", "\"format_version\":2"),
            "from a newer version of Standpoint (format 2",
        ),
        (changed("\"schema\":", "\"schema\":9"), "from a newer version of Standpoint (schema 9"),
        (changed("\"schema\":", "\"schema\":-"), "isn’t one of Standpoint’s"),
        (changed("\"counts\"", "\"extra\":1,\"counts\""), "a part “extra” that"),
        (changed("\"post\":[", "\"postcard\":[],\"post\":["), "a table “postcard” that"),
        (
            changed("{\"id\":1,\"name\":\"Ada", "{\"mood\":1,\"id\":1,\"name\":\"Ada"),
            "a column “profile.mood” that",
        ),
        (changed("\"Ada Marsh\"", "\"Eve Marsh\""), "“profile” isn’t as it was exported"),
        (changed("\"name\":\"Ada Marsh\",", ""), "lacks the column “profile.name”"),
        (changed("\"posts\":", "\"posts\":99"), "Row 1 of “weekly_goal” isn’t as"),
        (changed("\"post_id\":1", "\"post_id\":77"), "“publication” isn’t as it was exported"),
    ] {
        let error = coach.import_journal(&now(), text.as_bytes(), true).unwrap_err().to_string();
        assert!(error.contains(said), "{said}: {error}");
        assert!(everything(folder.path()) == before, "{said}");
    }
}

/// What a text or a number can be at the worst.
fn extreme() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Integer(i64::MAX)),
        Just(Value::Integer(i64::MIN)),
        Just(Value::Null),
        Just(Value::Text("\"'\\\r\n\t,;=\u{0}\u{1}\u{7f}\u{2028}".to_owned())),
        Just(Value::Text(
            "\u{202e}עברית \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{feff}e\u{301}".to_owned()
        )),
        Just(Value::Text("ä".repeat(100_000))),
        any::<i64>().prop_map(Value::Integer),
        any::<String>().prop_map(Value::Text),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Any column of any row may hold anything the schema allows.
    #[test]
    fn any_journal_comes_back_the_same(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), extreme()), 200)) {
        let (folder, coach) = journal();
        let conn = database(folder.path());
        let mut taken = 0;
        for (table, column, value) in changes {
            let table = table.get(EXPORTED).name;
            let columns: Vec<String> = conn
                .prepare("SELECT name FROM pragma_table_info(?1)").unwrap()
                .query_map([table], |row| row.get(0)).unwrap()
                .collect::<rusqlite::Result<_>>().unwrap();
            let column = column.get(&columns);
            // What the schema refuses was never in a journal.
            taken += conn.execute(&format!("UPDATE {table} SET {column} = ?1"), [value]).unwrap_or(0);
        }
        prop_assert!(taken > 10, "{} changes were taken", taken);
        drop(conn);
        let export = exported(&coach, &now());
        let other = tempfile::tempdir().unwrap();
        let mut fresh = Coach::open_or_blank(other.path()).unwrap();
        // An unreadable profile would stop the preview, and nothing that's compared here.
        let staged = super::read_journal::read(other.path(), export.as_bytes());
        let (_, staged) = staged.map_err(|error| TestCaseError::fail(error.to_string()))?;
        fresh.replace_all(&staged).unwrap();
        prop_assert!(exported(&fresh, &now()) == export);
        prop_assert!(everything(folder.path()) == everything(other.path()));
    }
}
