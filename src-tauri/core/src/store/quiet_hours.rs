//! Quiet hours.

use chrono::NaiveTime;
use rusqlite::types::FromSqlError;
use rusqlite::{Connection, Row, params};

use super::transact::Tx;
use crate::calendar::Day;
use crate::error::Result;
use crate::reminders::{Quiet, QuietHours};

pub(crate) fn all(conn: &Connection) -> Result<QuietHours> {
    let mut statement = conn.prepare_cached("SELECT weekday, from_at, to_at FROM quiet_hours")?;
    let days = statement.query_map([], |row| Ok((row.get("weekday")?, from_row(row)?)))?;
    Ok(QuietHours(days.collect::<rusqlite::Result<_>>()?))
}

/// Sets the quiet hours that begin on a day, or takes them away.
pub(crate) fn put(tx: &Tx<'_>, day: Day, quiet: Option<Quiet>) -> Result<()> {
    let Some(quiet) = quiet else {
        tx.conn().prepare_cached("DELETE FROM quiet_hours WHERE weekday = ?1")?.execute([day])?;
        return Ok(());
    };
    let sql = "INSERT INTO quiet_hours (weekday, from_at, to_at) VALUES (?1, ?2, ?3)
               ON CONFLICT (weekday) DO UPDATE SET from_at = ?2, to_at = ?3";
    let time = |at: NaiveTime| at.format("%H:%M").to_string();
    tx.conn().prepare_cached(sql)?.execute(params![day, time(quiet.from), time(quiet.to)])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Quiet> {
    let time = |column| {
        let text: String = row.get(column)?;
        Ok::<_, rusqlite::Error>(
            NaiveTime::parse_from_str(&text, "%H:%M").map_err(|_| FromSqlError::InvalidType)?,
        )
    };
    Ok(Quiet { from: time("from_at")?, to: time("to_at")? })
}
