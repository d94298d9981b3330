//! The weeks the user took off deliberately.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::transact::Tx;
use crate::error::Result;

/// A civil date within each, the earliest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<NaiveDate>> {
    let mut statement = conn.prepare_cached("SELECT week_on FROM reserve_week ORDER BY week_on")?;
    let dates = statement.query_map([], |row| row.get("week_on"))?;
    Ok(dates.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn add(tx: &Tx<'_>, week_on: NaiveDate) -> Result<()> {
    tx.conn()
        .prepare_cached("INSERT INTO reserve_week (week_on) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([week_on])?;
    Ok(())
}

/// Takes back those between two civil dates, both included.
pub(crate) fn remove_between(tx: &Tx<'_>, from: NaiveDate, to: NaiveDate) -> Result<()> {
    tx.conn()
        .prepare_cached("DELETE FROM reserve_week WHERE week_on BETWEEN ?1 AND ?2")?
        .execute([from, to])?;
    Ok(())
}
