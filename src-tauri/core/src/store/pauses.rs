//! Pauses.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::transact::Tx;
use crate::calendar::Pause;
use crate::error::Result;
use crate::id::PauseId;

/// Every pause, the first to begin first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Pause>> {
    let mut statement =
        conn.prepare_cached("SELECT id, from_on, to_on, note FROM pause ORDER BY from_on, id")?;
    let pauses = statement.query_map([], from_row)?;
    Ok(pauses.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn get(conn: &Connection, id: PauseId) -> Result<Pause> {
    let sql = "SELECT id, from_on, to_on, note FROM pause WHERE id = ?1";
    conn.prepare_cached(sql)?.query_row([id], from_row).optional()?.ok_or_else(|| id.missing())
}

/// Adds a pause and gives its id; the id handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, pause: &Pause) -> Result<PauseId> {
    let sql = "INSERT INTO pause (from_on, to_on, note) VALUES (?1, ?2, ?3) RETURNING id";
    Ok(tx
        .conn()
        .prepare_cached(sql)?
        .query_row(params![pause.from_on, pause.to_on, pause.note], |row| row.get("id"))?)
}

pub(crate) fn remove(tx: &Tx<'_>, id: PauseId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM pause WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Pause> {
    Ok(Pause {
        id: row.get("id")?,
        from_on: row.get("from_on")?,
        to_on: row.get("to_on")?,
        note: row.get("note")?,
    })
}
