//! Quiet periods: when nothing about results may be suggested.

use rusqlite::{Connection, params};

use super::transact::Tx;
use crate::error::Result;
use crate::publishing::quiet_period::QuietPeriod;

/// Every quiet period, the first to begin first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<QuietPeriod>> {
    let mut statement =
        conn.prepare_cached("SELECT from_on, to_on, every FROM quiet_period ORDER BY from_on, id")?;
    let found = statement.query_map([], |row| {
        Ok(QuietPeriod { from_on: row.get("from_on")?, to_on: row.get("to_on")?, every: row.get("every")? })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Keeps these and no others.
pub(crate) fn put(tx: &Tx<'_>, periods: &[QuietPeriod]) -> Result<()> {
    tx.conn().prepare_cached("DELETE FROM quiet_period")?.execute([])?;
    for period in periods {
        let sql = "INSERT INTO quiet_period (from_on, to_on, every) VALUES (?1, ?2, ?3)";
        tx.conn().prepare_cached(sql)?.execute(params![period.from_on, period.to_on, period.every])?;
    }
    Ok(())
}
