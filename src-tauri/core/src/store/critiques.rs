//! What assistants answered about posts.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::named_row;
use super::transact::Tx;
use crate::error::Result;
use crate::id::{CritiqueId, PostId};

/// An assistant's answer, with its names put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Critique {
    pub(crate) id: CritiqueId,
    pub(crate) post: PostId,
    pub(crate) answered_on: NaiveDate,
    pub(crate) text: String,
}

/// The critiques of a post, the latest first.
pub(crate) fn of(conn: &Connection, post: PostId) -> Result<Vec<Critique>> {
    let sql = "SELECT id, post_id, answered_on, text FROM critique WHERE post_id = ?1 ORDER BY id DESC";
    named_row::collect(conn, sql, [post], |row| from_row(row).map(Some))
}

pub(crate) fn get(conn: &Connection, id: CritiqueId) -> Result<Critique> {
    let sql = "SELECT id, post_id, answered_on, text FROM critique WHERE id = ?1";
    named_row::one(conn, sql, [id], from_row)?.ok_or_else(|| id.missing())
}

/// Adds one and gives its id; the id handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, critique: &Critique) -> Result<CritiqueId> {
    let sql = "INSERT INTO critique (post_id, answered_on, text) VALUES (?1, ?2, ?3) RETURNING id";
    let values = params![critique.post, critique.answered_on, critique.text];
    Ok(tx.conn().prepare_cached(sql)?.query_row(values, |row| row.get("id"))?)
}

pub(crate) fn remove(tx: &Tx<'_>, id: CritiqueId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM critique WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

/// The day a post had its first critique.
pub(crate) fn assisted_on(conn: &Connection, post: PostId) -> Result<Option<NaiveDate>> {
    let sql = "SELECT assisted_on FROM post WHERE id = ?1";
    Ok(named_row::one(conn, sql, [post], |row| row.day_if("assisted_on"))?.flatten())
}

/// Notes the day of a post's first critique; a later one changes nothing.
pub(crate) fn assist(tx: &Tx<'_>, post: PostId, on: NaiveDate) -> Result<()> {
    tx.conn()
        .prepare_cached("UPDATE post SET assisted_on = ?2 WHERE id = ?1 AND assisted_on IS NULL")?
        .execute(params![post, on])?;
    Ok(())
}

/// How many posts had their first critique between two civil dates, both included.
pub(crate) fn posts_with_critique(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<u32> {
    let sql = "SELECT count(*) AS posts FROM post WHERE assisted_on BETWEEN ?1 AND ?2";
    Ok(conn.prepare_cached(sql)?.query_row([from, to], |row| row.get("posts"))?)
}

fn from_row(row: &named_row::NamedRow<'_>) -> rusqlite::Result<Critique> {
    Ok(Critique {
        id: row.get("id")?,
        post: row.get("post_id")?,
        answered_on: row.day("answered_on")?,
        text: row.get("text")?,
    })
}
