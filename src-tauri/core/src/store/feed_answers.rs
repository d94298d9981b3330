//! What the user answered about entries of feeds. It outlives the feeds.

use rusqlite::{Connection, params};

use super::named_row;
use super::transact::Tx;
use crate::address::canonical;
use crate::error::Result;
use crate::feeds::subscription::matching::Answered;
use crate::feeds::subscription::{EntryState, SeenEntry};

/// All of them, the first answer first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Answered>> {
    named_row::collect(
        conn,
        "SELECT answer, page, url, title, published_on FROM feed_answer ORDER BY id",
        [],
        |row| {
            let (page, url): (Option<String>, Option<String>) = (row.get("page")?, row.get("url")?);
            let page = page.or_else(|| url.as_deref().map(canonical));
            Ok(Some(Answered {
                state: row.get("answer")?,
                page,
                title: row.get("title")?,
                on: row.day("published_on")?,
            }))
        },
    )
}

/// Keeps an answer about an entry.
pub(crate) fn add(tx: &Tx<'_>, entry: &SeenEntry, answer: EntryState) -> Result<()> {
    let sql = "INSERT INTO feed_answer (answer, page, url, title, published_on) VALUES (?1, ?2, ?3, ?4, ?5)";
    let SeenEntry { page, url, title, published_on, .. } = entry;
    tx.conn().prepare_cached(sql)?.execute(params![answer, page, url, title, published_on])?;
    Ok(())
}

/// Takes back what was answered about an entry.
pub(crate) fn remove(tx: &Tx<'_>, entry: &SeenEntry) -> Result<()> {
    let sql = "DELETE FROM feed_answer WHERE title = ?2 AND published_on IS ?3 AND (page IS ?1 OR url IS ?4)";
    let SeenEntry { page, url, title, published_on, .. } = entry;
    tx.conn().prepare_cached(sql)?.execute(params![page, title, published_on, url])?;
    Ok(())
}
