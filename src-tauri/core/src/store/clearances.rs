//! What the user decided about places that the red-line check found.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::transact::Tx;
use crate::error::Result;
use crate::id::PostId;
use crate::publishing::red_line::RedLine;

/// A place that may stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clearance {
    pub(crate) class: RedLine,
    pub(crate) words: String,
    pub(crate) at: DateTime<Utc>,
}

/// What was cleared in a post, the first decision first.
pub(crate) fn of(conn: &Connection, post: PostId) -> Result<Vec<Clearance>> {
    let sql = "SELECT class, words, cleared_at FROM clearance WHERE post_id = ?1 ORDER BY cleared_at, id";
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map([post], |row| {
        let at = DateTime::from_timestamp(row.get("cleared_at")?, 0).unwrap_or_default();
        Ok(Clearance { class: row.get("class")?, words: row.get("words")?, at })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn add(tx: &Tx<'_>, post: PostId, clearance: &Clearance) -> Result<()> {
    let sql = "INSERT INTO clearance (post_id, class, words, cleared_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
    tx.conn().prepare_cached(sql)?.execute(params![
        post,
        clearance.class,
        clearance.words,
        clearance.at.timestamp()
    ])?;
    Ok(())
}

pub(crate) fn remove(tx: &Tx<'_>, post: PostId, class: RedLine, words: &str) -> Result<()> {
    let sql = "DELETE FROM clearance WHERE post_id = ?1 AND class = ?2 AND words = ?3";
    tx.conn().prepare_cached(sql)?.execute(params![post, class, words])?;
    Ok(())
}
