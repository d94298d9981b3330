//! Sittings of a task, and smaller versions of one, that were done.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::transact::Tx;
use crate::calendar::Now;
use crate::error::Result;
use crate::programme::tasks::PartKind;

/// A part that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TaskPart {
    pub(crate) task: String,
    pub(crate) occurrence_on: Option<NaiveDate>,
    pub(crate) kind: PartKind,
    pub(crate) minutes: u32,
    pub(crate) done_on: NaiveDate,
    pub(crate) at: Option<i64>,
}

/// The parts done since a date, and all of tasks that are still open: as few as there are.
pub(crate) fn all(conn: &Connection) -> Result<Vec<TaskPart>> {
    let mut statement = conn.prepare_cached(
        "SELECT task, occurrence_on, kind, minutes, done_on, at FROM task_part ORDER BY id",
    )?;
    let found = statement.query_map([], |row| {
        Ok(TaskPart {
            task: row.get("task")?,
            occurrence_on: row.get("occurrence_on")?,
            kind: row.get("kind")?,
            minutes: row.get("minutes")?,
            done_on: row.get("done_on")?,
            at: row.get("at")?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn add(
    tx: &Tx<'_>,
    now: &Now,
    task: &str,
    occurrence_on: Option<NaiveDate>,
    kind: PartKind,
    minutes: u32,
) -> Result<()> {
    let sql = "INSERT INTO task_part (task, occurrence_on, kind, minutes, done_on, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    tx.conn().prepare_cached(sql)?.execute(params![
        task,
        occurrence_on,
        kind,
        minutes,
        now.today(),
        now.instant.timestamp()
    ])?;
    Ok(())
}
