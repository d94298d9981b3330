//! A journal that an older version wrote opens in the window with its goals, weeks and completions as they were.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use standpoint_core::store::DATABASE_FILE;

use crate::support::{Desktop, Role};

/// A Tuesday, in whose week a post is out already.
const NOW: &str = "2026-03-10T08:00:00Z";
/// The Mondays of the last twelve weeks, the running one with them.
const WEEKS: [&str; 12] = [
    "2025-12-22",
    "2025-12-29",
    "2026-01-05",
    "2026-01-12",
    "2026-01-19",
    "2026-01-26",
    "2026-02-02",
    "2026-02-09",
    "2026-02-16",
    "2026-02-23",
    "2026-03-02",
    "2026-03-09",
];

#[tokio::test]
async fn a_journal_of_the_first_schema_opens_with_everything_in_it() {
    opens("schema-1", "SELECT posted_on FROM post").await;
}

#[tokio::test]
async fn a_journal_of_the_second_schema_opens_with_everything_in_it() {
    opens("schema-2", "SELECT posted_on FROM post").await;
}

#[tokio::test]
async fn a_journal_of_the_third_schema_opens_with_everything_in_it() {
    opens("schema-3", "SELECT min(published_on) FROM publication GROUP BY post_id").await;
}

/// `posted` is the days on which posts were published, by that schema.
async fn opens(schema: &'static str, posted: &str) {
    let desktop = Desktop::set_up(schema).await;
    let fixture = fixture(schema);
    fs::create_dir_all(desktop.data_folder()).expect("the data folder can be made");
    let journal = desktop.data_folder().join(DATABASE_FILE);
    fs::copy(&fixture, &journal).expect("the journal can be copied");
    let before = read(&fixture);
    let days = column(&before, posted);
    let goal = column(&before, "SELECT posts FROM weekly_goal ORDER BY from_on DESC LIMIT 1").remove(0);
    let kept =
        WEEKS.iter().filter(|monday| posts_in(&days, monday) >= goal.parse().expect("a number")).count();

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.see("Good to see you, Mara.").await;
    page.see("That’s the week done").await;
    page.click(Role::Link, "Progress").await;
    page.see(&format!("Weeks kept {kept} of 12 weeks")).await;
    page.see(&format!("Posts {}", days.len())).await;
    page.click(Role::Link, "Settings").await;
    page.is_chosen("Posts a week", &goal).await;
    page.click(Role::Link, "Programme").await;
    page.click(Role::Link, "Step 1: Set your purpose and pact").await;
    page.find(Role::Button, "Look into the step").await;
    app.close().await;

    let after = read(&journal);
    let now_called = "SELECT replace(replace(task, 'export-reminder', 'first-export'), 'weekly-comments', 'read-and-comment') || ' ' || coalesce(occurrence_on, '') || ' ' || done_on FROM completion";
    let (were, are): (BTreeSet<_>, BTreeSet<_>) =
        (column(&before, now_called).into_iter().collect(), column(&after, now_called).into_iter().collect());
    assert!(were.len() > 300 && were.is_subset(&are), "{:?} are lost", were.difference(&are));
    let goals = "SELECT from_on || ' ' || posts FROM weekly_goal ORDER BY id";
    assert_eq!(column(&before, goals), column(&after, goals));
}

fn fixture(schema: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{schema}.sqlite3"))
}

fn read(file: &Path) -> Connection {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the journal opens")
}

/// The one column of a query, as text.
fn column(journal: &Connection, sql: &str) -> Vec<String> {
    let mut statement = journal.prepare(sql).expect("a query");
    let rows = statement.query_map([], |row| {
        let value: rusqlite::types::Value = row.get(0)?;
        Ok(match value {
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        })
    });
    rows.and_then(Iterator::collect).expect("rows")
}

/// How many of these days lie in the week from this Monday on.
fn posts_in(days: &[String], monday: &str) -> usize {
    let monday: chrono::NaiveDate = monday.parse().expect("a date");
    let within = |day: &&String| {
        day.parse::<chrono::NaiveDate>().is_ok_and(|day| (0..7).contains(&(day - monday).num_days()))
    };
    days.iter().filter(within).count()
}
