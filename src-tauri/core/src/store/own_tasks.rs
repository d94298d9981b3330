//! The user's own tasks.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use super::transact::Tx;
use crate::error::Result;
use crate::id::OwnTaskId;
use crate::programme::tasks::OwnTask;

const COLUMNS: &str = "id, title, note, step, due_on, minutes, done_on";

pub(crate) fn get(conn: &Connection, id: OwnTaskId) -> Result<OwnTask> {
    let sql = format!("SELECT {COLUMNS} FROM own_task WHERE id = ?1");
    conn.prepare_cached(&sql)?.query_row([id], from_row).optional()?.ok_or_else(|| id.missing())
}

/// All of them, open ones first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<OwnTask>> {
    list(conn, "true ORDER BY done_on IS NOT NULL, due_on IS NULL, due_on, id", [])
}

/// Every open one, by due date (those without one last).
pub(crate) fn open(conn: &Connection) -> Result<Vec<OwnTask>> {
    list(conn, "done_on IS NULL ORDER BY due_on IS NULL, due_on, id", [])
}

/// Open and done ones filed under a step.
pub(crate) fn of_step(conn: &Connection, step: &str) -> Result<Vec<OwnTask>> {
    list(conn, "step = ?1 ORDER BY done_on IS NOT NULL, due_on IS NULL, due_on, id", [step])
}

/// Those done between two civil dates, both included, earliest first.
pub(crate) fn done_between(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<OwnTask>> {
    list(conn, "done_on BETWEEN ?1 AND ?2 ORDER BY done_on, id", [from, to])
}

/// How many are done and the minutes they stand for.
pub(crate) fn done_totals(conn: &Connection) -> Result<(u32, u32)> {
    let sql = "SELECT count(*) AS tasks, ifnull(sum(minutes), 0) AS minutes FROM own_task WHERE done_on IS NOT NULL";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| Ok((row.get("tasks")?, row.get("minutes")?)))?)
}

/// Adds one and gives its id; the id handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, task: &OwnTask) -> Result<OwnTaskId> {
    let sql = "INSERT INTO own_task (title, note, step, due_on, minutes, done_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id";
    let id = tx.conn().prepare_cached(sql)?.query_row(
        params![task.title, task.note, task.step, task.due_on, task.minutes, task.done_on],
        |row| row.get("id"),
    )?;
    Ok(id)
}

pub(crate) fn put(tx: &Tx<'_>, task: &OwnTask) -> Result<()> {
    let sql = "UPDATE own_task SET title = ?2, note = ?3, step = ?4, due_on = ?5, minutes = ?6, done_on = ?7 WHERE id = ?1";
    let changed = tx.conn().prepare_cached(sql)?.execute(params![
        task.id,
        task.title,
        task.note,
        task.step,
        task.due_on,
        task.minutes,
        task.done_on
    ])?;
    if changed == 0 { Err(task.id.missing()) } else { Ok(()) }
}

pub(crate) fn remove(tx: &Tx<'_>, id: OwnTaskId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM own_task WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn list(conn: &Connection, condition: &str, values: impl Params) -> Result<Vec<OwnTask>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM own_task WHERE {condition}"))?;
    let tasks = statement.query_map(values, from_row)?;
    Ok(tasks.collect::<rusqlite::Result<_>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<OwnTask> {
    Ok(OwnTask {
        id: row.get("id")?,
        title: row.get("title")?,
        note: row.get("note")?,
        step: row.get("step")?,
        due_on: row.get("due_on")?,
        minutes: row.get("minutes")?,
        done_on: row.get("done_on")?,
    })
}
