//! Reminder rules.

use chrono::{DateTime, NaiveTime};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::transact::Tx;
use crate::error::Result;
use crate::reminder::Rule;

/// The rule that nudges the weekly post, if there is one.
pub(crate) fn weekly_post(conn: &Connection) -> Result<Option<Rule>> {
    let sql = "SELECT id, rev, weekday, at, zone, active_from, enabled FROM reminder_rule WHERE kind = 'weekly_post' ORDER BY id LIMIT 1";
    Ok(conn.prepare_cached(sql)?.query_row([], from_row).optional()?)
}

pub(crate) fn add_weekly_post(tx: &Tx<'_>, rule: &Rule) -> Result<()> {
    let sql =
        "INSERT INTO reminder_rule (rev, kind, weekday, at, zone, active_from, enabled) VALUES (?1, 'weekly_post', ?2, ?3, ?4, ?5, ?6)";
    tx.conn().prepare_cached(sql)?.execute(params![
        rule.rev,
        rule.weekday,
        time(rule.at),
        zone(rule),
        rule.active_from.timestamp(),
        rule.enabled
    ])?;
    Ok(())
}

pub(crate) fn put(tx: &Tx<'_>, rule: &Rule) -> Result<()> {
    let sql = "UPDATE reminder_rule SET rev = ?2, weekday = ?3, at = ?4, zone = ?5, active_from = ?6, enabled = ?7 WHERE id = ?1";
    let changed = tx.conn().prepare_cached(sql)?.execute(params![
        rule.id,
        rule.rev,
        rule.weekday,
        time(rule.at),
        zone(rule),
        rule.active_from.timestamp(),
        rule.enabled
    ])?;
    if changed == 0 { Err(rule.id.missing()) } else { Ok(()) }
}

fn time(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}

fn zone(rule: &Rule) -> Option<&'static str> {
    rule.zone.map(chrono_tz::Tz::name)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Rule> {
    let at: String = row.get("at")?;
    Ok(Rule {
        id: row.get("id")?,
        rev: row.get("rev")?,
        weekday: row.get("weekday")?,
        at: NaiveTime::parse_from_str(&at, "%H:%M").map_err(|_| rusqlite::types::FromSqlError::InvalidType)?,
        zone: row.get::<_, Option<String>>("zone")?.and_then(|name| name.parse().ok()),
        active_from: DateTime::from_timestamp(row.get("active_from")?, 0).unwrap_or_default(),
        enabled: row.get("enabled")?,
    })
}
