//! Tasks that wait for someone.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::transact::Tx;
use crate::error::Result;

/// A task that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TaskWait {
    /// The task's slug, or the number of one of the user's own.
    pub(crate) task: String,
    /// Whom it waits for; may be empty.
    pub(crate) for_whom: String,
    /// Since when.
    pub(crate) since_on: NaiveDate,
    /// When the user last said that it still waits.
    pub(crate) asked_on: Option<NaiveDate>,
    /// When the user let it go.
    pub(crate) let_go_on: Option<NaiveDate>,
}

impl TaskWait {
    /// The date from which the next question counts.
    pub(crate) fn counted_from(&self) -> NaiveDate {
        self.asked_on.unwrap_or(self.since_on)
    }
}

/// Every task that waits, the longest waiting first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<TaskWait>> {
    let mut statement = conn.prepare_cached(
        "SELECT task, for_whom, since_on, asked_on, let_go_on FROM task_wait ORDER BY since_on, id",
    )?;
    let found = statement.query_map([], |row| {
        Ok(TaskWait {
            task: row.get("task")?,
            for_whom: row.get("for_whom")?,
            since_on: row.get("since_on")?,
            asked_on: row.get("asked_on")?,
            let_go_on: row.get("let_go_on")?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn put(tx: &Tx<'_>, wait: &TaskWait) -> Result<()> {
    let sql =
        "INSERT INTO task_wait (task, for_whom, since_on, asked_on, let_go_on) VALUES (?1, ?2, ?3, ?4, ?5)
               ON CONFLICT (task) DO UPDATE SET for_whom = ?2, since_on = ?3, asked_on = ?4, let_go_on = ?5";
    tx.conn().prepare_cached(sql)?.execute(params![
        wait.task,
        wait.for_whom,
        wait.since_on,
        wait.asked_on,
        wait.let_go_on
    ])?;
    Ok(())
}

/// Ends a wait. Answers whether there was one.
pub(crate) fn remove(tx: &Tx<'_>, task: &str) -> Result<bool> {
    Ok(tx.conn().prepare_cached("DELETE FROM task_wait WHERE task = ?1")?.execute([task])? > 0)
}
