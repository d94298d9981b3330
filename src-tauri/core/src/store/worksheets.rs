//! Worksheets: rows and their answers. A sheet is a worksheet with one row.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::transact::Tx;
use crate::error::Result;
use crate::id::WorksheetRowId;

/// A row with its answers by field slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) id: WorksheetRowId,
    pub(crate) answers: BTreeMap<String, String>,
    /// Fields the user marked: whether their answer is private.
    pub(crate) marks: BTreeMap<String, bool>,
}

/// The rows of a step's worksheet, in order.
pub(crate) fn rows(conn: &Connection, step: &str) -> Result<Vec<Row>> {
    let sql = "SELECT r.id AS id, a.field AS field, a.answer AS answer FROM worksheet_row r
               LEFT JOIN worksheet_answer a ON a.row_id = r.id WHERE r.step = ?1 ORDER BY r.position, r.id";
    let mut statement = conn.prepare_cached(sql)?;
    let mut found = statement.query([step])?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(line) = found.next()? {
        let id = line.get("id")?;
        if rows.last().is_none_or(|row| row.id != id) {
            rows.push(Row { id, answers: BTreeMap::new(), marks: BTreeMap::new() });
        }
        let answer: Option<(String, String)> =
            line.get::<_, Option<String>>("field")?.zip(line.get("answer")?);
        if let (Some(row), Some((field, answer))) = (rows.last_mut(), answer) {
            row.answers.insert(field, answer);
        }
    }
    read_marks(conn, step, &mut rows)?;
    Ok(rows)
}

fn read_marks(conn: &Connection, step: &str, rows: &mut [Row]) -> Result<()> {
    let sql = "SELECT m.row_id AS row_id, m.field AS field, m.private AS private FROM answer_mark m
               JOIN worksheet_row r ON r.id = m.row_id WHERE r.step = ?1";
    let mut statement = conn.prepare_cached(sql)?;
    let mut found = statement.query([step])?;
    while let Some(line) = found.next()? {
        let id: WorksheetRowId = line.get("row_id")?;
        if let Some(row) = rows.iter_mut().find(|row| row.id == id) {
            row.marks.insert(line.get("field")?, line.get("private")?);
        }
    }
    Ok(())
}

/// Marks an answer as private, or as one that may be shared.
pub(crate) fn put_mark(tx: &Tx<'_>, row: WorksheetRowId, field: &str, private: bool) -> Result<()> {
    let sql = "INSERT INTO answer_mark (row_id, field, private) VALUES (?1, ?2, ?3) ON CONFLICT (row_id, field) DO UPDATE SET private = ?3";
    tx.conn().prepare_cached(sql)?.execute(params![row, field, private])?;
    Ok(())
}

/// The step a row belongs to.
pub(crate) fn step_of(conn: &Connection, row: WorksheetRowId) -> Result<String> {
    let found = conn
        .prepare_cached("SELECT step FROM worksheet_row WHERE id = ?1")?
        .query_row([row], |line| line.get("step"))
        .optional()?;
    found.ok_or_else(|| row.missing())
}

/// The first row of a step's worksheet, if there is one.
pub(crate) fn first_row(conn: &Connection, step: &str) -> Result<Option<WorksheetRowId>> {
    let sql = "SELECT id FROM worksheet_row WHERE step = ?1 ORDER BY position LIMIT 1";
    Ok(conn.prepare_cached(sql)?.query_row([step], |line| line.get("id")).optional()?)
}

pub(crate) fn add_row(tx: &Tx<'_>, step: &str) -> Result<WorksheetRowId> {
    let sql = "INSERT INTO worksheet_row (step, position)
               VALUES (?1, (SELECT ifnull(max(position), 0) + 1 FROM worksheet_row WHERE step = ?1)) RETURNING id";
    Ok(tx.conn().prepare_cached(sql)?.query_row([step], |line| line.get("id"))?)
}

pub(crate) fn remove_row(tx: &Tx<'_>, row: WorksheetRowId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM worksheet_row WHERE id = ?1")?.execute([row])?;
    if removed == 0 { Err(row.missing()) } else { Ok(()) }
}

/// Keeps an answer; an empty one is taken away.
pub(crate) fn put(tx: &Tx<'_>, row: WorksheetRowId, field: &str, answer: &str) -> Result<()> {
    if answer.is_empty() {
        tx.conn()
            .prepare_cached("DELETE FROM worksheet_answer WHERE row_id = ?1 AND field = ?2")?
            .execute(params![row, field])?;
    } else {
        tx.conn()
            .prepare_cached(
                "INSERT INTO worksheet_answer (row_id, field, answer) VALUES (?1, ?2, ?3)
                 ON CONFLICT (row_id, field) DO UPDATE SET answer = ?3",
            )?
            .execute(params![row, field, answer])?;
    }
    Ok(())
}
