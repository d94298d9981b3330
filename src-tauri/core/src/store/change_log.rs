//! What a transaction changed, noted by SQLite itself: temporary triggers write each row before and after into a
//! temporary table (the technique SQLite documents for undo, with row images instead of SQL text, so that nothing kept
//! in the file is ever run). Topics and undo are derived from it; no caller can forget to say what it touched.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use super::image;
use crate::error::Result;
use crate::store::Topic;

/// The tables that hold what the user has, and the topic each belongs to.
const TABLES: [(&str, Topic); 47] = [
    ("profile", Topic::Profile),
    ("profile_network", Topic::Profile),
    ("weekly_goal", Topic::Profile),
    ("profile_situation", Topic::Profile),
    ("quiet_period", Topic::Profile),
    ("preference", Topic::Preferences),
    ("step_record", Topic::Steps),
    ("completion", Topic::Tasks),
    ("own_task", Topic::Tasks),
    ("task_part", Topic::Tasks),
    ("task_wait", Topic::Tasks),
    ("suggestion", Topic::Coaching),
    ("coach_offer", Topic::Coaching),
    ("moment", Topic::Coaching),
    ("voice_hold", Topic::Coaching),
    ("fresh_start", Topic::Coaching),
    ("missed_week", Topic::Coaching),
    ("look_back", Topic::Coaching),
    ("review", Topic::Coaching),
    ("review_answer", Topic::Coaching),
    ("letter", Topic::Coaching),
    ("study_case", Topic::Study),
    ("study_note", Topic::Study),
    ("worksheet_row", Topic::Worksheets),
    ("worksheet_answer", Topic::Worksheets),
    ("answer_mark", Topic::Worksheets),
    ("post", Topic::Posts),
    ("publication", Topic::Posts),
    ("clearance", Topic::Posts),
    ("reserve_week", Topic::Posts),
    ("person", Topic::People),
    ("conversation", Topic::People),
    ("recommendation", Topic::People),
    ("feed", Topic::Feeds),
    ("feed_try", Topic::Feeds),
    ("feed_entry", Topic::Feeds),
    ("feed_answer", Topic::Feeds),
    ("metric_source", Topic::Metrics),
    ("metric_reading", Topic::Metrics),
    ("claim", Topic::Claims),
    ("claim_evidence", Topic::Claims),
    ("critique", Topic::Posts),
    ("reminder_rule", Topic::Reminders),
    ("occurrence", Topic::Reminders),
    ("pause", Topic::Reminders),
    ("quiet_hours", Topic::Reminders),
    ("reminder_setting", Topic::Reminders),
];

/// One row's change over a whole transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) table: &'static str,
    pub(super) row: i64,
    /// The row's JSON before, or none if it was not there.
    pub(super) before: Option<String>,
    /// The row's JSON after, or none if it is gone.
    pub(super) after: Option<String>,
}

/// The known name of a table, or none: names from the history never reach SQL unchecked.
pub(super) fn known_table(name: &str) -> Option<&'static str> {
    TABLES.iter().map(|(table, _)| *table).find(|table| *table == name)
}

/// Makes the temporary table and triggers on this connection.
pub(super) fn install(conn: &Connection) -> Result<()> {
    let mut sql = String::from(
        "CREATE TEMP TABLE change_log (seq INTEGER PRIMARY KEY, tbl TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT, after TEXT) STRICT;\n",
    );
    for (table, _) in TABLES {
        let columns = image::columns(conn, table)?;
        let (old, new) = (image::json_object(&columns, "OLD."), image::json_object(&columns, "NEW."));
        for (event, row, before, after) in [
            ("INSERT", "NEW", "NULL", new.as_str()),
            ("UPDATE", "NEW", &old, &new),
            ("DELETE", "OLD", &old, "NULL"),
        ] {
            sql += &format!(
                "CREATE TEMP TRIGGER log_{table}_{event} AFTER {event} ON main.{table} BEGIN \
                 INSERT INTO change_log (tbl, row_id, before, after) VALUES ('{table}', {row}.id, {before}, {after}); END;\n"
            );
        }
    }
    conn.execute_batch(&sql)?;
    Ok(())
}

/// Takes what was logged, one change a row, in the order in which rows were first touched. Rows that ended as they
/// began are left out.
pub(super) fn drain(conn: &Connection) -> Result<Vec<Change>> {
    let mut changes: Vec<Change> = Vec::new();
    let mut places: HashMap<(&'static str, i64), usize> = HashMap::new();
    let mut statement =
        conn.prepare_cached("SELECT tbl, row_id, before, after FROM change_log ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get("tbl")?;
        let Some(table) = known_table(&name) else { continue };
        let (id, after) = (row.get("row_id")?, row.get("after")?);
        match places.entry((table, id)) {
            Entry::Occupied(place) => changes[*place.get()].after = after,
            Entry::Vacant(place) => {
                place.insert(changes.len());
                changes.push(Change { table, row: id, before: row.get("before")?, after });
            }
        }
    }
    drop(rows);
    conn.prepare_cached("DELETE FROM change_log")?.execute([])?;
    changes.retain(|change| change.before != change.after);
    Ok(changes)
}

/// The topics that changes touch, each once.
pub(super) fn topics(changes: &[Change]) -> Vec<Topic> {
    let touched: BTreeSet<_> = changes
        .iter()
        .filter_map(|change| TABLES.iter().find(|(table, _)| *table == change.table).map(|(_, topic)| *topic))
        .collect();
    touched.into_iter().collect()
}
