//! The log of posts.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use super::transact::Tx;
use crate::error::Result;
use crate::id::PostId;
use crate::post::Post;

const COLUMNS: &str = "id, title, url, network, posted_on, note";

pub(crate) fn get(conn: &Connection, id: PostId) -> Result<Post> {
    let sql = format!("SELECT {COLUMNS} FROM post WHERE id = ?1");
    conn.prepare_cached(&sql)?.query_row([id], from_row).optional()?.map(|(_, post)| post).ok_or_else(|| id.missing())
}

/// The whole log, latest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<(PostId, Post)>> {
    list(conn, "true ORDER BY posted_on DESC, id DESC", [])
}

/// Posts between two civil dates, both included, earliest first.
pub(crate) fn between(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<(PostId, Post)>> {
    list(conn, "posted_on BETWEEN ?1 AND ?2 ORDER BY posted_on, id", [from, to])
}

/// The civil dates of every post: all that the rhythm needs.
pub(crate) fn dates(conn: &Connection) -> Result<Vec<NaiveDate>> {
    let mut statement = conn.prepare_cached("SELECT posted_on FROM post")?;
    let dates = statement.query_map([], |row| row.get("posted_on"))?;
    Ok(dates.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn add(tx: &Tx<'_>, post: &Post) -> Result<PostId> {
    let sql = "INSERT INTO post (title, url, network, posted_on, note) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id";
    let id = tx
        .conn()
        .prepare_cached(sql)?
        .query_row(params![post.title, post.url, post.network, post.posted_on, post.note], |row| row.get("id"))?;
    Ok(id)
}

pub(crate) fn put(tx: &Tx<'_>, id: PostId, post: &Post) -> Result<()> {
    let sql = "UPDATE post SET title = ?2, url = ?3, network = ?4, posted_on = ?5, note = ?6 WHERE id = ?1";
    let changed = tx.conn().prepare_cached(sql)?.execute(params![id, post.title, post.url, post.network, post.posted_on, post.note])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

pub(crate) fn remove(tx: &Tx<'_>, id: PostId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM post WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn list(conn: &Connection, condition: &str, values: impl Params) -> Result<Vec<(PostId, Post)>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM post WHERE {condition}"))?;
    let posts = statement.query_map(values, from_row)?;
    Ok(posts.collect::<rusqlite::Result<_>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<(PostId, Post)> {
    let post = Post {
        title: row.get("title")?,
        url: row.get("url")?,
        network: row.get("network")?,
        posted_on: row.get("posted_on")?,
        note: row.get("note")?,
    };
    Ok((row.get("id")?, post))
}
