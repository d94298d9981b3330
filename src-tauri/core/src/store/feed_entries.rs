//! What the user's own feeds were seen to hold.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use super::named_row::{self, NamedRow};
use super::transact::Tx;
use crate::error::Result;
use crate::feeds::subscription::{EntryState, SeenEntry};
use crate::id::{FeedId, ProposalId};

const COLUMNS: &str = "id, feed_id, key, state, why, title, url, page, published_on, day_known, moves";

pub(crate) fn get(conn: &Connection, id: ProposalId) -> Result<SeenEntry> {
    named_row::one(conn, &format!("SELECT {COLUMNS} FROM feed_entry WHERE id = ?1"), [id], from_row)?
        .ok_or_else(|| id.missing())
}

/// The entries that wait for an answer, the latest published first.
pub(crate) fn proposed(conn: &Connection) -> Result<Vec<SeenEntry>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM feed_entry WHERE state = 'proposed' ORDER BY published_on DESC, id DESC"
    );
    named_row::collect(conn, &sql, [], |row| from_row(row).map(Some))
}

/// All that a feed was seen to hold, in the order it was first seen.
pub(crate) fn of_feed(conn: &Connection, feed: FeedId) -> Result<Vec<SeenEntry>> {
    let sql = format!("SELECT {COLUMNS} FROM feed_entry WHERE feed_id = ?1 ORDER BY id");
    named_row::collect(conn, &sql, [feed], |row| from_row(row).map(Some))
}

/// How many entries of a feed stand in each state, with why they are known.
pub(crate) fn counts(conn: &Connection, feed: FeedId) -> Result<Vec<(EntryState, u32)>> {
    let sql = "SELECT state, count(*) AS entries FROM feed_entry WHERE feed_id = ?1 GROUP BY state";
    named_row::collect(conn, sql, [feed], |row| Ok(Some((row.get("state")?, row.get("entries")?))))
}

/// The pages of what other feeds proposed or brought into the log.
pub(crate) fn pages_of_others(conn: &Connection, feed: FeedId) -> Result<HashSet<String>> {
    let sql =
        format!("SELECT {COLUMNS} FROM feed_entry WHERE feed_id <> ?1 AND state IN ('proposed', 'logged')");
    let pages = named_row::collect(conn, &sql, [feed], |row| Ok(from_row(row)?.known_page()))?;
    Ok(pages.into_iter().collect())
}

/// The pages that a feed's entries are known by.
pub(crate) fn pages(conn: &Connection, feed: FeedId) -> Result<HashSet<String>> {
    let sql = format!("SELECT {COLUMNS} FROM feed_entry WHERE feed_id = ?1 AND url IS NOT NULL");
    let pages = named_row::collect(conn, &sql, [feed], |row| Ok(from_row(row)?.known_page()))?;
    Ok(pages.into_iter().collect())
}

/// Notes an entry and gives its id; the id handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, entry: &SeenEntry) -> Result<ProposalId> {
    let sql =
        "INSERT INTO feed_entry (feed_id, key, state, why, title, url, page, published_on, day_known, moves)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id";
    let SeenEntry { feed, key, state, why, title, url, page, published_on, day_known, moves, .. } = entry;
    Ok(tx.conn().prepare_cached(sql)?.query_row(
        params![feed, key, state, why, title, url, page, published_on, day_known, moves],
        |row| row.get("id"),
    )?)
}

/// Keeps what an entry says of itself now, by its id; what became of it stays.
pub(crate) fn put_facts(tx: &Tx<'_>, entry: &SeenEntry) -> Result<()> {
    let sql = "UPDATE feed_entry SET key = ?2, title = ?3, url = ?4, page = ?5, published_on = ifnull(?6, published_on) WHERE id = ?1";
    let SeenEntry { id, key, title, url, page, published_on, .. } = entry;
    tx.conn().prepare_cached(sql)?.execute(params![id, key, title, url, page, published_on])?;
    Ok(())
}

pub(crate) fn put_state(tx: &Tx<'_>, id: ProposalId, state: EntryState) -> Result<()> {
    let changed = tx
        .conn()
        .prepare_cached("UPDATE feed_entry SET state = ?2 WHERE id = ?1")?
        .execute(params![id, state])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

/// Asks about an entry after all; one without a day takes this one.
pub(crate) fn propose(tx: &Tx<'_>, id: ProposalId, day: chrono::NaiveDate) -> Result<()> {
    let sql = "UPDATE feed_entry SET state = 'proposed', why = NULL, day_known = published_on IS NOT NULL AND day_known,
                 published_on = ifnull(published_on, ?2) WHERE id = ?1";
    let changed = tx.conn().prepare_cached(sql)?.execute(params![id, day])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn from_row(row: &NamedRow<'_>) -> rusqlite::Result<SeenEntry> {
    Ok(SeenEntry {
        id: row.get("id")?,
        feed: row.get("feed_id")?,
        key: row.get("key")?,
        state: row.get("state")?,
        why: row.get("why")?,
        title: row.get("title")?,
        url: row.get("url")?,
        page: row.get("page")?,
        published_on: row.day_if("published_on")?,
        day_known: row.get("day_known")?,
        moves: row.get("moves")?,
    })
}
