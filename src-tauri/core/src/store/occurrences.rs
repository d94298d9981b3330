//! What became of a rule on a civil date.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::transact::Tx;
use crate::error::Result;
use crate::reminders::{Occurrence, OccurrenceKey};

const COLUMNS: &str =
    "rule_id, on_date, state, due_at, snoozed_until, attempts, claimed_at, shown_at, acted_at";

/// Those on or after a civil date, and every earlier one that is not settled.
pub(crate) fn since(conn: &Connection, from: NaiveDate) -> Result<BTreeMap<OccurrenceKey, Occurrence>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM occurrence WHERE on_date >= ?1
         UNION SELECT {COLUMNS} FROM occurrence WHERE state IN ('claimed', 'posted', 'seen', 'snoozed')"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let found =
        statement.query_map([from], |row| from_row(row).map(|occurrence| (occurrence.key, occurrence)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The occurrence of a rule on a civil date, if something is known of it.
pub(crate) fn get(conn: &Connection, key: OccurrenceKey) -> Result<Option<Occurrence>> {
    let sql = format!("SELECT {COLUMNS} FROM occurrence WHERE rule_id = ?1 AND on_date = ?2");
    Ok(conn.prepare_cached(&sql)?.query_row(params![key.rule, key.on], from_row).optional()?)
}

pub(crate) fn put(tx: &Tx<'_>, occurrence: &Occurrence) -> Result<()> {
    let sql = "INSERT INTO occurrence (rule_id, on_date, state, due_at, snoozed_until, attempts, claimed_at, shown_at, acted_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
               ON CONFLICT (rule_id, on_date) DO UPDATE SET state = ?3, due_at = ?4, snoozed_until = ?5, attempts = ?6, claimed_at = ?7,
                 shown_at = ?8, acted_at = ?9";
    let seconds = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp());
    tx.conn().prepare_cached(sql)?.execute(params![
        occurrence.key.rule,
        occurrence.key.on,
        occurrence.state,
        occurrence.due_at.timestamp(),
        seconds(occurrence.snoozed_until),
        occurrence.attempts,
        seconds(occurrence.claimed_at),
        seconds(occurrence.shown_at),
        seconds(occurrence.acted_at),
    ])?;
    Ok(())
}

/// Makes one pending again.
pub(crate) fn remove(tx: &Tx<'_>, key: OccurrenceKey) -> Result<()> {
    tx.conn()
        .prepare_cached("DELETE FROM occurrence WHERE rule_id = ?1 AND on_date = ?2")?
        .execute(params![key.rule, key.on])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Occurrence> {
    let instant = |column| {
        Ok::<_, rusqlite::Error>(
            row.get::<_, Option<i64>>(column)?.and_then(|seconds| DateTime::from_timestamp(seconds, 0)),
        )
    };
    Ok(Occurrence {
        key: OccurrenceKey { rule: row.get("rule_id")?, on: row.get("on_date")? },
        state: row.get("state")?,
        due_at: instant("due_at")?.unwrap_or_default(),
        snoozed_until: instant("snoozed_until")?,
        attempts: row.get("attempts")?,
        claimed_at: instant("claimed_at")?,
        shown_at: instant("shown_at")?,
        acted_at: instant("acted_at")?,
    })
}
