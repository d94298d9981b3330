//! What became of a rule on a civil date.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::transact::Tx;
use crate::error::Result;
use crate::id::RuleId;
use crate::reminder::Occurrence;

/// The latest occurrence of a rule of which something is known.
pub(crate) fn latest(conn: &Connection, rule: RuleId) -> Result<Option<Occurrence>> {
    let sql = "SELECT rule_id, on_date, state, snoozed_until, attempts, claimed_at FROM occurrence WHERE rule_id = ?1 ORDER BY on_date DESC LIMIT 1";
    Ok(conn.prepare_cached(sql)?.query_row([rule], from_row).optional()?)
}

/// The occurrence of a rule on a civil date, if something is known of it.
pub(crate) fn get(conn: &Connection, rule: RuleId, on: NaiveDate) -> Result<Option<Occurrence>> {
    let sql = "SELECT rule_id, on_date, state, snoozed_until, attempts, claimed_at FROM occurrence WHERE rule_id = ?1 AND on_date = ?2";
    Ok(conn.prepare_cached(sql)?.query_row(params![rule, on], from_row).optional()?)
}

pub(crate) fn put(tx: &Tx<'_>, occurrence: &Occurrence) -> Result<()> {
    let sql = "INSERT INTO occurrence (rule_id, on_date, state, snoozed_until, attempts, claimed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
               ON CONFLICT (rule_id, on_date) DO UPDATE SET state = ?3, snoozed_until = ?4, attempts = ?5, claimed_at = ?6";
    let seconds = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp());
    tx.conn().prepare_cached(sql)?.execute(params![
        occurrence.rule,
        occurrence.on,
        occurrence.state,
        seconds(occurrence.snoozed_until),
        occurrence.attempts,
        seconds(occurrence.claimed_at),
    ])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Occurrence> {
    let instant =
        |column| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.and_then(|seconds| DateTime::from_timestamp(seconds, 0)));
    Ok(Occurrence {
        rule: row.get("rule_id")?,
        on: row.get("on_date")?,
        state: row.get("state")?,
        snoozed_until: instant("snoozed_until")?,
        attempts: row.get("attempts")?,
        claimed_at: instant("claimed_at")?,
    })
}
