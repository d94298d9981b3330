//! The user's own feeds, and how the last try of each went.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::transact::Tx;
use crate::error::{Error, Result};
use crate::feeds::parser::{DamageKind, FeedDamage, FeedFault};
use crate::feeds::subscription::{FeedTry, OwnFeed};
use crate::id::FeedId;

const COLUMNS: &str = "feed.id, feed.address AS address, name, network, allow_http, automatic, added_on, tried_at, read_at, etag, last_modified, \
                       feed_try.title AS title, fault, faults, not_before, times_gone, damage, entries_read, \
                       feed_try.address AS tried_address, moved_to, offers, repeated, beyond";

pub(crate) fn get(conn: &Connection, id: FeedId) -> Result<OwnFeed> {
    let sql = format!("SELECT {COLUMNS} FROM feed LEFT JOIN feed_try USING (id) WHERE feed.id = ?1");
    conn.prepare_cached(&sql)?.query_row([id], from_row).optional()?.ok_or_else(|| id.missing())
}

/// All of them, in the order they were added.
pub(crate) fn all(conn: &Connection) -> Result<Vec<OwnFeed>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM feed LEFT JOIN feed_try USING (id) ORDER BY feed.id"
    ))?;
    let feeds = statement.query_map([], from_row)?;
    Ok(feeds.collect::<rusqlite::Result<_>>()?)
}

/// Adds a feed and gives its id; the id handed in is not used, nor is how a try went.
pub(crate) fn add(tx: &Tx<'_>, feed: &OwnFeed) -> Result<FeedId> {
    let sql = "INSERT INTO feed (address, name, network, allow_http, automatic, added_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id";
    let OwnFeed { address, name, network, allow_http, automatic, added_on, .. } = feed;
    Ok(tx
        .conn()
        .prepare_cached(sql)?
        .query_row(params![address, name, network, allow_http, automatic, added_on], |row| row.get("id"))?)
}

/// Keeps what the user chose of a feed, by its id.
pub(crate) fn put(tx: &Tx<'_>, feed: &OwnFeed) -> Result<()> {
    let sql = "UPDATE feed SET name = ?2, network = ?3, allow_http = ?4, automatic = ?5, address = ?6 WHERE id = ?1";
    let OwnFeed { id, address, name, network, allow_http, automatic, .. } = feed;
    let changed =
        tx.conn().prepare_cached(sql)?.execute(params![id, name, network, allow_http, automatic, address])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

/// Keeps how a try went of the feed at this address.
pub(crate) fn put_try(tx: &Tx<'_>, feed: &OwnFeed, tried: &FeedTry) -> Result<()> {
    let sql = "INSERT INTO feed_try
               (id, tried_at, read_at, etag, last_modified, title, fault, faults, not_before, times_gone, damage, entries_read, address,
                moved_to, offers, repeated, beyond)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
               ON CONFLICT (id) DO UPDATE SET tried_at = ?2, read_at = ?3, etag = ?4, last_modified = ?5, title = ?6, fault = ?7, faults = ?8,
               not_before = ?9, times_gone = ?10, damage = ?11, entries_read = ?12, address = ?13, moved_to = ?14, offers = ?15,
               repeated = ?16, beyond = ?17";
    let seconds = |at: &Option<DateTime<Utc>>| at.map(|at| at.timestamp());
    let (kind, entries) = tried.damage.map(|damage| (damage.kind, damage.entries)).unzip();
    tx.conn().prepare_cached(sql)?.execute(params![
        feed.id,
        tried.tried_at.timestamp(),
        seconds(&tried.read_at),
        tried.etag,
        tried.last_modified,
        tried.title,
        tried.fault,
        tried.faults,
        seconds(&tried.not_before),
        tried.times_gone,
        kind,
        entries,
        feed.address,
        tried.moved_to,
        serde_json::to_string(&tried.offers).map_err(|_| Error::Unreadable { what: "list of feeds" })?,
        tried.repeated,
        tried.beyond,
    ])?;
    Ok(())
}

pub(crate) fn remove(tx: &Tx<'_>, id: FeedId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM feed WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<OwnFeed> {
    let instant = |seconds: i64| DateTime::<Utc>::from_timestamp(seconds, 0).unwrap_or_default();
    let address: String = row.get("address")?;
    // What was tried at another address says nothing about this one.
    let is_of_another = row.get::<_, Option<String>>("tried_address")?.is_some_and(|tried| tried != address);
    let tried_at: Option<i64> = row.get("tried_at")?;
    let last_try = tried_at
        .filter(|_| !is_of_another)
        .map(|tried_at| {
            Ok::<_, rusqlite::Error>(FeedTry {
                tried_at: instant(tried_at),
                read_at: row.get::<_, Option<i64>>("read_at")?.map(instant),
                etag: row.get("etag")?,
                last_modified: row.get("last_modified")?,
                title: row.get("title")?,
                fault: row.get::<_, Option<FeedFault>>("fault")?,
                faults: row.get("faults")?,
                not_before: row.get::<_, Option<i64>>("not_before")?.map(instant),
                times_gone: row.get("times_gone")?,
                damage: damage(row)?,
                moved_to: row.get("moved_to")?,
                offers: serde_json::from_str(&row.get::<_, String>("offers")?).unwrap_or_default(),
                repeated: row.get("repeated")?,
                beyond: row.get("beyond")?,
            })
        })
        .transpose()?;
    Ok(OwnFeed {
        id: row.get("id")?,
        address,
        name: row.get("name")?,
        network: row.get("network")?,
        allow_http: row.get("allow_http")?,
        automatic: row.get("automatic")?,
        added_on: row.get::<_, NaiveDate>("added_on")?,
        last_try,
    })
}

fn damage(row: &Row<'_>) -> rusqlite::Result<Option<FeedDamage>> {
    let kind: Option<DamageKind> = row.get("damage")?;
    kind.map(|kind| Ok(FeedDamage { kind, entries: row.get("entries_read")? })).transpose()
}
