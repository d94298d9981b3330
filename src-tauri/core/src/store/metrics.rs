//! Numbers that networks show, and where they were read.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate};
use rusqlite::{Connection, Params, params};

use super::named_row::{self, NamedRow};
use super::transact::Tx;
use crate::error::Result;
use crate::id::ReadingId;
use crate::metrics::{Metric, Reading, Source, SourceKind, Span};
use crate::publishing::network::Network;

const COLUMNS: &str =
    "metric_reading.id, network, publication_id, post_key, metric, span, metric_reading.from_on,
    metric_reading.to_on, value, first_as_of, as_of, source_id, kind = 'by_hand' AS by_hand
    FROM metric_reading JOIN metric_source ON metric_source.id = source_id";

/// Every reading, in the order in which they were added.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Reading>> {
    list(conn, "true", [])
}

/// The readings that are about an account, not a post.
pub(crate) fn of_accounts(conn: &Connection) -> Result<Vec<Reading>> {
    list(conn, "publication_id IS NULL AND post_key IS NULL", [])
}

/// What was said since a civil date of followers: how many, how many new ones, and how many stopped.
pub(crate) fn followers_since(conn: &Connection, from: NaiveDate) -> Result<Vec<Reading>> {
    let condition = "publication_id IS NULL AND post_key IS NULL AND metric IN (?1, ?2, ?3)
                     AND metric_reading.from_on >= ?4";
    list(conn, condition, params![Metric::Followers, Metric::NewFollowers, Metric::Unfollows, from])
}

/// The first and the latest number of followers of the network that said one first: the network, and each with its civil date.
pub(crate) fn first_and_latest_followers(
    conn: &Connection,
) -> Result<Option<(Network, FollowersOn, FollowersOn)>> {
    let sql = |more: &str, order: &str| {
        format!(
            "SELECT network, from_on, value FROM metric_reading WHERE metric = ?1 AND span = ?2 AND publication_id IS NULL
               AND post_key IS NULL {more} ORDER BY from_on {order}, as_of DESC, id DESC LIMIT 1"
        )
    };
    let read = |row: &NamedRow<'_>| Ok(Some((row.get("network")?, row.get("from_on")?, row.get("value")?)));
    let (metric, span) = (Metric::Followers, Span::Total);
    let first = named_row::collect(conn, &sql("", "ASC"), params![metric, span], read)?.pop();
    let Some((network, on, value)) = first else { return Ok(None) };
    let network: Network = network;
    let latest =
        named_row::collect(conn, &sql("AND network = ?3", "DESC"), params![metric, span, network], read)?
            .pop();
    Ok(latest.map(|(_, then, later)| (network, (on, value), (then, later))))
}

/// A number of followers and the civil date on which it was so.
pub(crate) type FollowersOn = (NaiveDate, i64);

/// The readings that are about posts.
pub(crate) fn of_posts(conn: &Connection) -> Result<Vec<Reading>> {
    list(conn, "publication_id IS NOT NULL OR post_key IS NOT NULL", [])
}

pub(crate) fn get(conn: &Connection, id: ReadingId) -> Result<Reading> {
    list(conn, "metric_reading.id = ?1", [id])?.pop().ok_or_else(|| id.missing())
}

/// Adds a reading and gives its number; the one handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, reading: &Reading) -> Result<ReadingId> {
    let sql =
        "INSERT INTO metric_reading (network, publication_id, post_key, metric, span, from_on, to_on, value,
                 first_as_of, as_of, source_id)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) RETURNING id";
    let Reading { network, publication, post_key, metric, span, from, to, value, .. } = reading;
    let Reading { first_as_of, as_of, source, .. } = reading;
    let values =
        params![network, publication, post_key, metric, span, from, to, value, first_as_of, as_of, source];
    Ok(tx.conn().prepare_cached(sql)?.query_row(values, |row| row.get("id"))?)
}

/// Keeps that a source said the same on a later day.
pub(crate) fn move_on(tx: &Tx<'_>, id: ReadingId, as_of: NaiveDate) -> Result<()> {
    let sql = "UPDATE metric_reading SET as_of = ?2 WHERE id = ?1";
    let changed = tx.conn().prepare_cached(sql)?.execute(params![id, as_of])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

/// Removes a reading; what was entered by hand goes with its source.
pub(crate) fn remove(tx: &Tx<'_>, reading: &Reading) -> Result<()> {
    tx.conn().prepare_cached("DELETE FROM metric_reading WHERE id = ?1")?.execute([reading.id])?;
    let sql = "DELETE FROM metric_source WHERE id = ?1 AND kind = 'by_hand'
               AND NOT EXISTS (SELECT 1 FROM metric_reading WHERE source_id = ?1)";
    tx.conn().prepare_cached(sql)?.execute([reading.source])?;
    Ok(())
}

/// Adds a source and gives its number.
pub(crate) fn add_source(tx: &Tx<'_>, source: &Source) -> Result<i64> {
    let sql = "INSERT INTO metric_source (kind, file_name, file_sha256, from_on, to_on, read_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id";
    let Source { kind, file_name, file_sha256, from, to, read_at } = source;
    let values = params![kind, file_name, file_sha256, from, to, read_at.timestamp()];
    Ok(tx.conn().prepare_cached(sql)?.query_row(values, |row| row.get("id"))?)
}

/// Every source by its number.
pub(crate) fn sources(conn: &Connection) -> Result<HashMap<i64, Source>> {
    let sql = "SELECT id, kind, file_name, file_sha256, from_on, to_on, read_at FROM metric_source";
    let sources = named_row::collect(conn, sql, [], |row| {
        let kind: SourceKind = row.get("kind")?;
        let source = Source {
            kind,
            file_name: row.get("file_name")?,
            file_sha256: row.get("file_sha256")?,
            from: row.day_if("from_on")?,
            to: row.day_if("to_on")?,
            read_at: DateTime::from_timestamp(row.get("read_at")?, 0).unwrap_or_default(),
        };
        Ok(Some((row.get("id")?, source)))
    })?;
    Ok(sources.into_iter().collect())
}

fn list(conn: &Connection, condition: &str, values: impl Params) -> Result<Vec<Reading>> {
    let sql = format!("SELECT {COLUMNS} WHERE {condition} ORDER BY metric_reading.id");
    named_row::collect(conn, &sql, values, |row| from_row(row).map(Some))
}

fn from_row(row: &NamedRow<'_>) -> rusqlite::Result<Reading> {
    Ok(Reading {
        id: row.get("id")?,
        network: row.get("network")?,
        publication: row.get("publication_id")?,
        post_key: row.get("post_key")?,
        metric: row.get("metric")?,
        span: row.get("span")?,
        from: row.day("from_on")?,
        to: row.day("to_on")?,
        value: row.get("value")?,
        first_as_of: row.day("first_as_of")?,
        as_of: row.day("as_of")?,
        source: row.get("source_id")?,
        by_hand: row.get("by_hand")?,
    })
}
