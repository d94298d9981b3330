//! What is kept of a step: when it was begun and finished, notes, reflection.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::transact::Tx;
use crate::error::Result;
use crate::programme::step_record::StepRecord;

pub(crate) fn all(conn: &Connection) -> Result<HashMap<String, StepRecord>> {
    let mut statement =
        conn.prepare_cached("SELECT step, started_on, done_on, notes, reflection FROM step_record")?;
    let records = statement.query_map([], |row| Ok((row.get("step")?, from_row(row)?)))?;
    Ok(records.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn get(conn: &Connection, step: &str) -> Result<StepRecord> {
    let sql = "SELECT started_on, done_on, notes, reflection FROM step_record WHERE step = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([step], from_row).optional()?.unwrap_or_default())
}

pub(crate) fn put(tx: &Tx<'_>, step: &str, record: &StepRecord) -> Result<()> {
    tx.conn()
        .prepare_cached(
            "INSERT INTO step_record (step, started_on, done_on, notes, reflection) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (step) DO UPDATE SET started_on = ?2, done_on = ?3, notes = ?4, reflection = ?5",
        )?
        .execute(params![step, record.started_on, record.done_on, record.notes, record.reflection])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<StepRecord> {
    Ok(StepRecord {
        started_on: row.get("started_on")?,
        done_on: row.get("done_on")?,
        notes: row.get("notes")?,
        reflection: row.get("reflection")?,
    })
}
