//! Letters to oneself.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use super::transact::Tx;
use crate::error::Result;
use crate::id::LetterId;
use crate::look_back::Letter;

pub(crate) fn get(conn: &Connection, id: LetterId) -> Result<Letter> {
    one(conn, "id = ?1", [id])?.ok_or_else(|| id.missing())
}

/// The one that was written last.
pub(crate) fn latest(conn: &Connection) -> Result<Option<Letter>> {
    one(conn, "true ORDER BY written_on DESC, id DESC LIMIT 1", [])
}

/// Keeps a new one; it comes back six months after `today`.
pub(crate) fn add(tx: &Tx<'_>, today: NaiveDate, text: &str) -> Result<()> {
    let sql = "INSERT INTO letter (written_on, opens_on, text) VALUES (?1, ?2, ?3)";
    tx.conn().prepare_cached(sql)?.execute(params![today, Letter::comes_back(today), text])?;
    Ok(())
}

/// Notes that one was opened on `today`.
pub(crate) fn open(tx: &Tx<'_>, id: LetterId, today: NaiveDate) -> Result<()> {
    tx.conn()
        .prepare_cached("UPDATE letter SET opened_on = ?2 WHERE id = ?1 AND opened_on IS NULL")?
        .execute(params![id, today])?;
    Ok(())
}

fn one(conn: &Connection, condition: &str, values: impl Params) -> Result<Option<Letter>> {
    let sql = format!("SELECT id, written_on, opens_on, opened_on, text FROM letter WHERE {condition}");
    Ok(conn.prepare_cached(&sql)?.query_row(values, from_row).optional()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Letter> {
    Ok(Letter {
        id: row.get("id")?,
        written_on: row.get("written_on")?,
        opens_on: row.get("opens_on")?,
        opened_on: row.get("opened_on")?,
        text: row.get("text")?,
    })
}
