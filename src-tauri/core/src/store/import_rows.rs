//! The rows of an import: whether they are as they were brought, taken out and set aside, and put back.

use std::collections::HashSet;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::{change_log, image, named_row};
use crate::error::{Error, Result};
use crate::import::sha256;

/// The tables an import adds rows to, children first.
pub(super) const TABLES: [&str; 7] =
    ["metric_reading", "metric_source", "publication", "recommendation", "conversation", "post", "person"];
/// Columns that the program writes by itself, which make a row no other.
const OWN_COLUMNS: [&str; 2] = ["sought", "page"];

/// The condition that no import brought a row of a table. What was taken out again brought nothing: its number may be another
/// row's by now.
pub(super) fn not_brought(table: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM import_row JOIN import_batch ON import_batch.id = batch_id
         WHERE tbl = '{table}' AND row_id = {table}.id AND undone = 0)"
    )
}

/// The batch a level of the history is about, and whether that level removed it.
pub(super) fn of_level(conn: &Connection, level: i64) -> Result<Option<(i64, bool)>> {
    let sql = "SELECT batch_id, kind IS 'remove_import' AS removes FROM undo_op WHERE id = ?1 AND batch_id IS NOT NULL";
    let found = conn
        .prepare_cached(sql)?
        .query_row([level], |row| Ok((row.get("batch_id")?, row.get("removes")?)))
        .optional()?;
    Ok(found)
}

/// Whether everything a batch brought is as it was brought.
pub(super) fn is_as_brought(conn: &Connection, batch: i64) -> Result<bool> {
    for (table, row, digest_then) in rows(conn, batch)? {
        if digest(conn, table, row)?.as_ref() != Some(&digest_then) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What of a batch is taken out, and how many rows stay because they changed or something else hangs on them.
#[derive(Debug, Default)]
pub(crate) struct TakenOut {
    pub(crate) rows: HashSet<(&'static str, i64)>,
    pub(crate) stayed: usize,
}

/// A row set aside.
#[derive(Serialize, Deserialize)]
struct SetAside {
    table: String,
    row: i64,
    image: image::Image,
}

/// Takes out what a batch brought, as far as it is as it was brought, and sets it aside.
pub(super) fn take_out(conn: &Connection, batch: i64) -> Result<TakenOut> {
    let all = rows(conn, batch)?;
    let own: HashSet<(&str, i64)> = all.iter().map(|(table, row, _)| (*table, *row)).collect();
    let mut out = TakenOut::default();
    let mut aside = DeflateEncoder::new(Vec::new(), Compression::fast());
    for table in TABLES {
        for (_, row, digest_then) in all.iter().filter(|(of, ..)| *of == table) {
            let Some(found) = image::current(conn, table, *row)? else { continue };
            if out.rows.contains(&(table, *row)) {
                continue;
            }
            if digest_of(&found) != *digest_then || holds_others(conn, table, *row, &own, &out)? {
                out.stayed += 1;
                continue;
            }
            let line = SetAside { table: table.to_owned(), row: *row, image: found };
            serde_json::to_writer(&mut aside, &line).map_err(|_| broken())?;
            aside.write_all(b"\n").map_err(|_| broken())?;
            image::restore(conn, table, *row, None)?;
            out.rows.insert((table, *row));
        }
    }
    let aside = aside.finish().map_err(|_| broken())?;
    conn.prepare_cached("UPDATE import_batch SET undone = 1, set_aside = ?2 WHERE id = ?1")?
        .execute(params![batch, aside])?;
    Ok(out)
}

/// Whether something that did not come with the batch, or stays, hangs on a row.
fn holds_others(
    conn: &Connection,
    table: &str,
    row: i64,
    own: &HashSet<(&str, i64)>,
    out: &TakenOut,
) -> Result<bool> {
    let hangs: &[(&'static str, &str)] = match table {
        "post" => &[("publication", "post_id"), ("critique", "post_id")],
        "publication" => &[("metric_reading", "publication_id"), ("claim_evidence", "publication_id")],
        "metric_source" => &[("metric_reading", "source_id")],
        "conversation" => &[("post", "conversation_id"), ("claim_evidence", "conversation_id")],
        "recommendation" => &[("claim_evidence", "recommendation_id")],
        "person" => &[("conversation", "person_id"), ("recommendation", "person_id")],
        _ => &[],
    };
    for (child, column) in hangs {
        let sql = format!("SELECT id FROM {child} WHERE {column} = ?1");
        let ids: Vec<i64> = named_row::collect(conn, &sql, [row], |row| row.get("id").map(Some))?;
        if ids.iter().any(|id| !own.contains(&(*child, *id)) || !out.rows.contains(&(*child, *id))) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Puts back what a batch brought and was set aside.
pub(super) fn bring_back(conn: &Connection, batch: i64) -> Result<HashSet<(&'static str, i64)>> {
    let aside: Option<Vec<u8>> = conn
        .prepare_cached("SELECT set_aside FROM import_batch WHERE id = ?1")?
        .query_row([batch], |row| row.get("set_aside"))?;
    let mut lines = String::new();
    DeflateDecoder::new(aside.unwrap_or_default().as_slice())
        .read_to_string(&mut lines)
        .map_err(|_| broken())?;
    let mut back = HashSet::new();
    // Parents first: they were set aside last.
    for line in lines.lines().rev() {
        let SetAside { table, row, image } = serde_json::from_str(line).map_err(|_| broken())?;
        let table = change_log::known_table(&table).ok_or_else(broken)?;
        image::restore(conn, table, row, Some(&image))?;
        back.insert((table, row));
    }
    conn.prepare_cached("UPDATE import_batch SET undone = 0, set_aside = NULL WHERE id = ?1")?
        .execute([batch])?;
    Ok(back)
}

/// Forgets batches that are taken back and that no level of the history can bring again.
pub(super) fn forget(conn: &Connection) -> Result<()> {
    let sql = "DELETE FROM import_batch WHERE undone = 1 AND id NOT IN (SELECT batch_id FROM undo_op WHERE batch_id IS NOT NULL)";
    conn.prepare_cached(sql)?.execute([])?;
    Ok(())
}

fn broken() -> Error {
    Error::Unreadable { what: "import that was taken back" }
}

/// The rows of a batch, each once.
fn rows(conn: &Connection, batch: i64) -> Result<Vec<(&'static str, i64, String)>> {
    let sql = "SELECT DISTINCT tbl, row_id, digest FROM import_row WHERE batch_id = ?1 ORDER BY row_id";
    named_row::collect(conn, sql, [batch], |row| {
        let table: String = row.get("tbl")?;
        let table = TABLES.into_iter().find(|known| *known == table);
        table.map(|table| Ok((table, row.get("row_id")?, row.get("digest")?))).transpose()
    })
}

pub(super) fn digest(conn: &Connection, table: &str, row: i64) -> Result<Option<String>> {
    Ok(image::current(conn, table, row)?.map(|found| digest_of(&found)))
}

/// The SHA-256 of what a row says. Empty columns say nothing, so that one a migration adds later changes no digest.
fn digest_of(found: &image::Image) -> String {
    let says = |(column, value): &(&String, &serde_json::Value)| {
        !OWN_COLUMNS.contains(&column.as_str()) && !value.is_null() && *value != &serde_json::Value::from("")
    };
    let mut text = String::new();
    for (column, value) in found.iter().filter(says) {
        text += &format!("{column}={value}\n");
    }
    sha256(text.as_bytes())
}
