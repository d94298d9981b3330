//! What imports brought: a batch each, a row for every thing, and taking all of it out and back in.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, params};

use super::import_rows::{self, TABLES, TakenOut, digest};
use super::named_row;
use super::transact::Tx;
use crate::error::Result;
use crate::import::{KeyState, PastSource};

/// A batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Batch {
    pub(crate) id: i64,
    pub(crate) source: PastSource,
    pub(crate) file_name: String,
    pub(crate) imported_at: DateTime<Utc>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) undone: bool,
    /// How many rows it brought to each table.
    pub(crate) rows: Vec<(String, u32)>,
}

/// What is kept of a file that is imported.
#[derive(Debug)]
pub(crate) struct NewBatch<'a> {
    pub(crate) source: PastSource,
    pub(crate) file_name: &'a str,
    pub(crate) sha256: &'a str,
    pub(crate) at: DateTime<Utc>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
}

pub(crate) fn add(tx: &Tx<'_>, batch: &NewBatch<'_>) -> Result<i64> {
    let sql = "INSERT INTO import_batch (source, file_name, file_sha256, imported_at, from_on, to_on)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id";
    let NewBatch { source, file_name, sha256, at, from, to } = batch;
    let values = params![source, file_name, sha256, at.timestamp(), from, to];
    Ok(tx.conn().prepare_cached(sql)?.query_row(values, |row| row.get("id"))?)
}

/// Notes that a batch brought a row, as it is now, under each of its keys.
pub(crate) fn brought(tx: &Tx<'_>, batch: i64, keys: &[String], table: &str, row: i64) -> Result<()> {
    let digest = digest(tx.conn(), table, row)?.unwrap_or_default();
    let sql = "INSERT INTO import_row (batch_id, key, tbl, row_id, digest) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
    let mut statement = tx.conn().prepare_cached(sql)?;
    for key in keys {
        statement.execute(params![batch, key, table, row, digest])?;
    }
    Ok(())
}

/// The batches, the latest first; those taken back by undo are left out.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Batch>> {
    let sql = "SELECT id, source, file_name, imported_at, from_on, to_on, undone FROM import_batch
               WHERE undone = 0 OR id IN (SELECT batch_id FROM undo_op WHERE kind = 'remove_import' AND undone = 0)
               ORDER BY id DESC";
    let mut batches = named_row::collect(conn, sql, [], |row| {
        Ok(Some(Batch {
            id: row.get("id")?,
            source: row.get("source")?,
            file_name: row.get("file_name")?,
            imported_at: DateTime::from_timestamp(row.get("imported_at")?, 0).unwrap_or_default(),
            from: row.day_if("from_on")?,
            to: row.day_if("to_on")?,
            undone: row.get("undone")?,
            rows: Vec::new(),
        }))
    })?;
    let sql = "SELECT tbl, count(DISTINCT row_id) AS rows FROM import_row WHERE batch_id = ?1 GROUP BY tbl ORDER BY tbl";
    for batch in &mut batches {
        batch.rows =
            named_row::collect(conn, sql, [batch.id], |row| Ok(Some((row.get("tbl")?, row.get("rows")?))))?;
    }
    Ok(batches)
}

/// What is known of each key. Of a batch taken back by undo nothing is.
pub(crate) fn keys(conn: &Connection) -> Result<HashMap<String, KeyState>> {
    let mut keys = HashMap::new();
    for table in TABLES {
        let sql = format!(
            "SELECT key, batch.undone = 0 AND EXISTS (SELECT 1 FROM {table} WHERE id = row_id) AS here
             FROM import_row JOIN import_batch batch ON batch.id = batch_id WHERE tbl = ?1 AND (batch.undone = 0
             OR batch.id IN (SELECT batch_id FROM undo_op WHERE kind = 'remove_import' AND undone = 0))"
        );
        let found: Vec<(String, bool)> =
            named_row::collect(conn, &sql, [table], |row| Ok(Some((row.get("key")?, row.get("here")?))))?;
        for (key, here) in found {
            let state = keys.entry(key).or_insert(KeyState::Removed);
            if here {
                *state = KeyState::Here;
            }
        }
    }
    Ok(keys)
}

/// The rows of a table that imports brought.
pub(crate) fn brought_to(conn: &Connection, table: &str) -> Result<HashSet<i64>> {
    let sql = "SELECT row_id FROM import_row WHERE tbl = ?1";
    Ok(named_row::collect(conn, sql, [table], |row| Ok(Some(row.get("row_id")?)))?.into_iter().collect())
}

/// Whether there is such a batch, and it is not taken back.
pub(crate) fn is_there(conn: &Connection, batch: i64) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM import_batch WHERE id = ?1 AND undone = 0) AS found";
    Ok(conn.prepare_cached(sql)?.query_row([batch], |row| row.get("found"))?)
}

/// Takes out what a batch brought, as far as it is as it was brought, and sets it aside.
pub(crate) fn take_out(tx: &Tx<'_>, batch: i64) -> Result<TakenOut> {
    import_rows::take_out(tx.conn(), batch)
}
