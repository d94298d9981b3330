//! Undo and redo: of every user action, several levels, also after a restart.
//!
//! Each level keeps the rows it changed, before and after. Undo puts back "before", redo "after", and both refuse when
//! a row has moved on since, rather than overwrite what came later.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::change_log::{self, Change};
use super::op::Op;
use super::operation::Worded;
use super::{Store, image, import_rows};
use crate::calendar::Now;
use crate::error::{Error, Result};
use crate::store::Topic;
use crate::store::UndoState;

/// How many user actions can be undone.
pub const UNDO_LEVELS: i64 = 200;
/// Saves of the same text within this many seconds of one another are one level.
const MERGE_WITHIN: i64 = 120;

/// One user action of the history.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct HistoryLine {
    /// What was done, with what it was about: "log post “Exit costs”".
    pub label: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Whether it is undone at present.
    pub undone: bool,
}

#[derive(Clone, Copy)]
enum Direction {
    Undo,
    Redo,
}

/// Records a user action that changed something as a new level, or as part of the last one.
pub(super) fn record(conn: &Connection, op: &Op, now: &Now, changes: &[Change]) -> Result<()> {
    let says_something = !changes.is_empty() || op.batch.is_some();
    let Some(operation) = op.operation.as_ref().filter(|_| says_something) else { return Ok(()) };
    conn.prepare_cached("DELETE FROM undo_op WHERE undone = 1")?.execute([])?;
    let at = now.instant.timestamp();
    if let Some(level) = mergeable(conn, op, at)? {
        conn.prepare_cached("UPDATE undo_op SET at = ?2 WHERE id = ?1")?.execute([level, at])?;
        changes.iter().try_for_each(|change| merge(conn, level, change))?;
        return forget_what_came_to_nothing(conn, level);
    }
    let level: i64 = conn
        .prepare_cached("INSERT INTO undo_op (label, kind, arguments, merge_key, at, batch_id) VALUES ('', ?1, ?2, ?3, ?4, ?5) RETURNING id")?
        .query_row(params![operation.kind, operation.with, op.merge_key, at, op.batch], |row| row.get(0))?;
    for change in changes {
        add(conn, level, change)?;
    }
    conn.prepare_cached("DELETE FROM undo_op WHERE id <= ?1")?.execute([level - UNDO_LEVELS])?;
    import_rows::forget(conn)
}

fn mergeable(conn: &Connection, op: &Op, at: i64) -> Result<Option<i64>> {
    let Some(key) = &op.merge_key else { return Ok(None) };
    let last = conn
        .prepare_cached(
            "SELECT id, merge_key IS ?1 AND abs(?2 - at) <= ?3 AS same FROM undo_op ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![key, at, MERGE_WITHIN], |row| {
            Ok((row.get::<_, i64>("id")?, row.get::<_, bool>("same")?))
        })
        .optional()?;
    Ok(last.filter(|(_, same)| *same).map(|(id, _)| id))
}

fn merge(conn: &Connection, level: i64, change: &Change) -> Result<()> {
    let updated = conn
        .prepare_cached("UPDATE undo_change SET after = ?4 WHERE op_id = ?1 AND tbl = ?2 AND row_id = ?3")?
        .execute(params![level, change.table, change.row, change.after])?;
    if updated == 0 { add(conn, level, change) } else { Ok(()) }
}

/// Text that was typed and taken back within one level leaves nothing to undo.
fn forget_what_came_to_nothing(conn: &Connection, level: i64) -> Result<()> {
    conn.prepare_cached("DELETE FROM undo_change WHERE op_id = ?1 AND before IS after")?.execute([level])?;
    conn.prepare_cached(
        "DELETE FROM undo_op WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM undo_change WHERE op_id = ?1)",
    )?
    .execute([level])?;
    Ok(())
}

fn add(conn: &Connection, level: i64, change: &Change) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO undo_change (op_id, seq, tbl, row_id, before, after)
         VALUES (?1, (SELECT ifnull(max(seq), 0) + 1 FROM undo_change WHERE op_id = ?1), ?2, ?3, ?4, ?5)",
    )?
    .execute(params![level, change.table, change.row, change.before, change.after])?;
    Ok(())
}

/// When the user last did something that is kept in the history and was not taken back: someone who undoes that they began
/// again is welcomed back again.
pub(crate) fn undo_activity(conn: &Connection) -> Result<Option<DateTime<Utc>>> {
    let at: Option<i64> = conn
        .prepare_cached("SELECT max(at) FROM undo_op WHERE undone = 0")?
        .query_row([], |row| row.get(0))?;
    Ok(at.and_then(|seconds| DateTime::from_timestamp(seconds, 0)))
}

/// When the user last did something before an instant.
pub(crate) fn undo_activity_before(
    conn: &Connection,
    before: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let sql = "SELECT max(at) FROM undo_op WHERE at < ?1";
    let at: Option<i64> = conn.prepare_cached(sql)?.query_row([before.timestamp()], |row| row.get(0))?;
    Ok(at.and_then(|seconds| DateTime::from_timestamp(seconds, 0)))
}

impl Store {
    /// Takes the last user action back. Answers with its label and the topics it touched.
    ///
    /// # Errors
    /// [`Error::CannotUndo`] when nothing is left, or when what it touched has changed since (that level is dropped
    /// then, and the next undo goes further back).
    pub fn undo(&mut self) -> Result<(String, Vec<Topic>)> {
        self.travel(Direction::Undo)
    }

    /// Does the last undone action again. Answers with its label and the topics it touched.
    ///
    /// # Errors
    /// [`Error::CannotUndo`] as for [`Store::undo`].
    pub fn redo(&mut self) -> Result<(String, Vec<Topic>)> {
        self.travel(Direction::Redo)
    }

    /// What undo and redo would do now.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn undo_state(&self) -> Result<UndoState> {
        let label = |direction| Ok::<_, Error>(next_level(&self.conn, direction)?.map(|(_, label)| label));
        Ok(UndoState { undo: label(Direction::Undo)?, redo: label(Direction::Redo)? })
    }

    /// The latest user actions, latest first.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn history(&self) -> Result<Vec<HistoryLine>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT label, kind, arguments, at, undone FROM undo_op ORDER BY id DESC")?;
        let mut rows = statement.query([])?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(HistoryLine {
                label: Worded::from_row(row)?.in_words,
                at: DateTime::from_timestamp(row.get("at")?, 0).unwrap_or_default(),
                undone: row.get("undone")?,
            });
        }
        Ok(lines)
    }

    fn travel(&mut self, direction: Direction) -> Result<(String, Vec<Topic>)> {
        let outcome = self.write(|tx| {
            let conn = tx.conn();
            let (level, label) = next_level(conn, direction)?.ok_or_else(|| nothing_left(direction))?;
            let changes = load(conn, level, direction)?;
            let batch = import_rows::of_level(conn, level)?;
            // Undoing an import takes its rows out, and so does doing a removal again.
            let takes_out =
                batch.map(|(batch, removes)| (batch, removes != matches!(direction, Direction::Undo)));
            let as_brought = match batch {
                Some((batch, false)) if matches!(direction, Direction::Undo) => {
                    import_rows::is_as_brought(conn, batch)?
                }
                _ => true,
            };
            let as_left =
                changes.iter().map(|change| is_as_left(conn, change)).collect::<Result<Vec<_>>>()?;
            if !as_brought || as_left.contains(&false) {
                conn.execute("DELETE FROM undo_op WHERE id = ?1", [level])?;
                return Ok(None);
            }
            // Rows that refer to one another may pass through an order that only fits at the end. One row cannot, and the
            // pragma makes SQLite compile every statement again.
            if changes.len() > 1 || batch.is_some() {
                conn.execute_batch("PRAGMA defer_foreign_keys = on")?;
            }
            let mut of_batch = match takes_out {
                Some((batch, false)) => import_rows::bring_back(conn, batch)?,
                _ => HashSet::new(),
            };
            for change in &changes {
                let image = change.after.as_deref().map(image::parse).transpose()?;
                image::restore(conn, change.table, change.row, image.as_ref())?;
            }
            if let Some((batch, true)) = takes_out {
                of_batch = import_rows::take_out(conn, batch)?.rows;
            }
            conn.prepare_cached("UPDATE undo_op SET undone = ?2 WHERE id = ?1")?
                .execute(params![level, matches!(direction, Direction::Undo)])?;
            let done = change_log::drain(conn)?;
            keep_what_went_along(conn, level, direction, told(&changes, &of_batch), &done)?;
            Ok(Some((label, change_log::topics(&done))))
        });
        match outcome {
            // A row that was added since takes the place of one that this would bring back.
            Err(Error::Storage(error))
                if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
            {
                self.write(|tx| {
                    let level = next_level(tx.conn(), direction)?.map(|(level, _)| level);
                    tx.conn().execute("DELETE FROM undo_op WHERE id = ?1", [level])?;
                    Ok(())
                })?;
                Err(changed_since())
            }
            outcome => outcome?.ok_or_else(changed_since),
        }
    }
}

fn changed_since() -> Error {
    Error::CannotUndo("Can’t undo: it has changed since.".to_owned())
}

fn next_level(conn: &Connection, direction: Direction) -> Result<Option<(i64, String)>> {
    let sql = match direction {
        Direction::Undo => "SELECT id, label, kind, arguments FROM undo_op WHERE undone = 0 ORDER BY id DESC LIMIT 1",
        // What is undone are the last levels; the first of them follows the last that is not.
        Direction::Redo => {
            "SELECT id, label, kind, arguments FROM undo_op
              WHERE id > ifnull((SELECT id FROM undo_op WHERE undone = 0 ORDER BY id DESC LIMIT 1), 0) ORDER BY id LIMIT 1"
        }
    };
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    rows.next()?.map(|row| Ok((row.get("id")?, Worded::from_row(row)?.name))).transpose()
}

fn nothing_left(direction: Direction) -> Error {
    Error::CannotUndo(match direction {
        Direction::Undo => "Nothing to undo.".to_owned(),
        Direction::Redo => "Nothing to redo.".to_owned(),
    })
}

/// The rows a level tells of: those it changed, and those of its batch.
fn told(changes: &[Change], of_batch: &HashSet<(&'static str, i64)>) -> HashSet<(&'static str, i64)> {
    changes.iter().map(|change| (change.table, change.row)).chain(of_batch.iter().copied()).collect()
}

/// Rows that the machine wrote go along with what they hang on, as what a feed was seen to hold goes with the feed. The way
/// back brings them too: later levels may speak of them. They are the level's for that one way only, so that what the
/// machine does to them afterwards doesn’t block it; their numbers below zero say so.
fn keep_what_went_along(
    conn: &Connection,
    level: i64,
    direction: Direction,
    told: HashSet<(&'static str, i64)>,
    done: &[Change],
) -> Result<()> {
    conn.prepare_cached("DELETE FROM undo_change WHERE op_id = ?1 AND seq < 0")?.execute([level])?;
    let along = done.iter().filter(|change| !told.contains(&(change.table, change.row)));
    for (change, seq) in along.zip((i64::MIN..0).rev()) {
        let (before, after) = match direction {
            Direction::Undo => (&change.after, &change.before),
            Direction::Redo => (&change.before, &change.after),
        };
        let sql = "INSERT INTO undo_change (op_id, seq, tbl, row_id, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        conn.prepare_cached(sql)?.execute(params![level, seq, change.table, change.row, before, after])?;
    }
    Ok(())
}

/// The changes of a level in the order and sense of the direction: each row goes from `before` to `after`.
fn load(conn: &Connection, level: i64, direction: Direction) -> Result<Vec<Change>> {
    let mut statement = conn
        .prepare_cached("SELECT tbl, row_id, before, after FROM undo_change WHERE op_id = ?1 ORDER BY seq")?;
    let mut rows = statement.query([level])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get("tbl")?;
        let table = change_log::known_table(&name)
            .ok_or(Error::Unreadable { what: "table name in the undo history" })?;
        changes.push(Change {
            table,
            row: row.get("row_id")?,
            before: row.get("before")?,
            after: row.get("after")?,
        });
    }
    if let Direction::Undo = direction {
        changes.reverse();
        for change in &mut changes {
            std::mem::swap(&mut change.before, &mut change.after);
        }
    }
    Ok(changes)
}

fn is_as_left(conn: &Connection, change: &Change) -> Result<bool> {
    let left = change.before.as_deref().map(image::parse).transpose()?;
    let found = image::current(conn, change.table, change.row)?;
    // Only the columns the image knows: one that a migration added since does not make a row another. That a moment was
    // shown is the machine's part and doesn’t block it.
    let is_the_machines = |column: &str| (change.table, column) == ("moment", "seen");
    Ok(match (left, found) {
        (Some(left), Some(found)) => {
            left.iter().all(|(column, value)| is_the_machines(column) || found.get(column) == Some(value))
        }
        (left, found) => left.is_none() && found.is_none(),
    })
}
