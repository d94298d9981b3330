//! What the user's own feeds were seen to hold.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::transact::Tx;
use crate::error::Result;
use crate::id::{FeedId, ProposalId};
use crate::own_feed::{Proposal, ProposalState};

const COLUMNS: &str = "id, feed_id, state, title, url, published_on";

pub(crate) fn get(conn: &Connection, id: ProposalId) -> Result<Proposal> {
    let sql = format!("SELECT {COLUMNS} FROM feed_entry WHERE id = ?1 AND state <> 'earlier'");
    conn.prepare_cached(&sql)?.query_row([id], from_row).optional()?.ok_or_else(|| id.missing())
}

/// The proposals that wait for an answer, the latest published first.
pub(crate) fn proposed(conn: &Connection) -> Result<Vec<Proposal>> {
    let sql = format!("SELECT {COLUMNS} FROM feed_entry WHERE state = 'proposed' ORDER BY published_on DESC, id DESC");
    let mut statement = conn.prepare_cached(&sql)?;
    let proposals = statement.query_map([], from_row)?;
    Ok(proposals.collect::<rusqlite::Result<_>>()?)
}

/// The keys a feed was seen to hold.
pub(crate) fn keys(conn: &Connection, feed: FeedId) -> Result<HashSet<String>> {
    let mut statement = conn.prepare_cached("SELECT key FROM feed_entry WHERE feed_id = ?1")?;
    let keys = statement.query_map([feed], |row| row.get("key"))?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

/// The addresses of every entry that was ever proposed, of any feed.
pub(crate) fn addresses(conn: &Connection) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached("SELECT url FROM feed_entry WHERE url IS NOT NULL")?;
    let addresses = statement.query_map([], |row| row.get("url"))?;
    Ok(addresses.collect::<rusqlite::Result<_>>()?)
}

/// Notes an entry that was there before the user could be asked.
pub(crate) fn add_earlier(tx: &Tx<'_>, feed: FeedId, key: &str) -> Result<()> {
    let sql = "INSERT INTO feed_entry (feed_id, key, state) VALUES (?1, ?2, 'earlier')";
    tx.conn().prepare_cached(sql)?.execute(params![feed, key])?;
    Ok(())
}

/// Notes a proposal and gives its id; the id handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, key: &str, proposal: &Proposal) -> Result<ProposalId> {
    let sql = "INSERT INTO feed_entry (feed_id, key, state, title, url, published_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id";
    let Proposal { feed, state, title, url, published_on, .. } = proposal;
    Ok(tx.conn().prepare_cached(sql)?.query_row(params![feed, key, state, title, url, published_on], |row| row.get("id"))?)
}

pub(crate) fn put_state(tx: &Tx<'_>, id: ProposalId, state: ProposalState) -> Result<()> {
    let changed = tx.conn().prepare_cached("UPDATE feed_entry SET state = ?2 WHERE id = ?1")?.execute(params![id, state])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Proposal> {
    Ok(Proposal {
        id: row.get("id")?,
        feed: row.get("feed_id")?,
        state: row.get("state")?,
        title: row.get("title")?,
        url: row.get("url")?,
        published_on: row.get::<_, NaiveDate>("published_on")?,
    })
}
