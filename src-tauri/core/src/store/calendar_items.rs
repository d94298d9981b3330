//! What the calendar file said last of each event.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::named_row;
use super::transact::Tx;
use crate::error::Result;

/// An event of the calendar file, as it was written last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CalendarItem {
    /// What calendars know it by.
    pub(crate) uid: String,
    /// When it begins, as `DTSTART` has it: a date, a floating time or one in UTC.
    pub(crate) starts: String,
    /// SHA-256 of its properties.
    pub(crate) digest: String,
    /// How often it was changed.
    pub(crate) sequence: u32,
    /// When it was changed last.
    pub(crate) changed_at: DateTime<Utc>,
    /// When it was taken out, if it was.
    pub(crate) gone_at: Option<DateTime<Utc>>,
}

/// Every one, by what calendars know it by.
pub(crate) fn all(conn: &Connection) -> Result<Vec<CalendarItem>> {
    let sql = "SELECT uid, starts, digest, sequence, changed_at, gone_at FROM calendar_item ORDER BY uid";
    named_row::collect(conn, sql, [], |row| {
        Ok(Some(CalendarItem {
            uid: row.get("uid")?,
            starts: row.get("starts")?,
            digest: row.get("digest")?,
            sequence: row.get("sequence")?,
            changed_at: instant(row.get("changed_at")?),
            gone_at: row.get::<Option<i64>>("gone_at")?.map(instant),
        }))
    })
}

/// Keeps an item as it is now.
pub(crate) fn put(tx: &Tx<'_>, item: &CalendarItem) -> Result<()> {
    let sql =
        "INSERT INTO calendar_item (uid, starts, digest, sequence, changed_at, gone_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (uid) DO UPDATE SET starts = ?2, digest = ?3, sequence = ?4, changed_at = ?5, gone_at = ?6";
    tx.conn().prepare_cached(sql)?.execute(params![
        item.uid,
        item.starts,
        item.digest,
        item.sequence,
        item.changed_at.timestamp(),
        item.gone_at.map(|at| at.timestamp())
    ])?;
    Ok(())
}

/// Forgets an item.
pub(crate) fn remove(tx: &Tx<'_>, uid: &str) -> Result<()> {
    tx.conn().prepare_cached("DELETE FROM calendar_item WHERE uid = ?1")?.execute([uid])?;
    Ok(())
}

fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}
