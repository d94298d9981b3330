//! Reminder rules.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rusqlite::types::FromSqlError;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::transact::Tx;
use crate::calendar::Day;
use crate::error::Result;
use crate::id::RuleId;
use crate::reminders::{Rule, Schedule};

const COLUMNS: &str =
    "id, rev, kind, title, repeats, weekdays, on_date, month_day, lead_days, at, zone, active_from, enabled";

/// Every rule, the first made first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Rule>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM reminder_rule ORDER BY id"))?;
    let rules = statement.query_map([], from_row)?;
    Ok(rules.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn get(conn: &Connection, id: RuleId) -> Result<Rule> {
    let sql = format!("SELECT {COLUMNS} FROM reminder_rule WHERE id = ?1");
    conn.prepare_cached(&sql)?.query_row([id], from_row).optional()?.ok_or_else(|| id.missing())
}

/// Adds a rule and gives its id; the id handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, rule: &Rule) -> Result<RuleId> {
    let sql =
        "INSERT INTO reminder_rule (rev, kind, title, repeats, weekdays, on_date, month_day, lead_days, at, zone, active_from, enabled)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) RETURNING id";
    let columns = Columns::of(&rule.schedule);
    let id = tx.conn().prepare_cached(sql)?.query_row(
        params![
            rule.rev,
            rule.kind,
            rule.title,
            columns.repeats,
            columns.weekdays,
            columns.on_date,
            columns.month_day,
            rule.lead_days,
            time(rule.at),
            rule.zone.map(chrono_tz::Tz::name),
            rule.active_from.timestamp(),
            rule.enabled
        ],
        |row| row.get("id"),
    )?;
    Ok(id)
}

pub(crate) fn put(tx: &Tx<'_>, rule: &Rule) -> Result<()> {
    let sql = "UPDATE reminder_rule SET rev = ?2, kind = ?3, title = ?4, repeats = ?5, weekdays = ?6, on_date = ?7, month_day = ?8,
                 lead_days = ?9, at = ?10, zone = ?11, active_from = ?12, enabled = ?13 WHERE id = ?1";
    let columns = Columns::of(&rule.schedule);
    let changed = tx.conn().prepare_cached(sql)?.execute(params![
        rule.id,
        rule.rev,
        rule.kind,
        rule.title,
        columns.repeats,
        columns.weekdays,
        columns.on_date,
        columns.month_day,
        rule.lead_days,
        time(rule.at),
        rule.zone.map(chrono_tz::Tz::name),
        rule.active_from.timestamp(),
        rule.enabled
    ])?;
    if changed == 0 { Err(rule.id.missing()) } else { Ok(()) }
}

/// Turns a rule on or off at an instant: it counts one edit more and does not fire back.
pub(crate) fn turn(tx: &Tx<'_>, id: RuleId, enabled: bool, at: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE reminder_rule SET enabled = ?2, active_from = ?3, rev = rev + 1 WHERE id = ?1";
    let changed = tx.conn().prepare_cached(sql)?.execute(params![id, enabled, at.timestamp()])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

/// Has a rule be active from an instant on.
pub(crate) fn activate(tx: &Tx<'_>, id: RuleId, from: DateTime<Utc>) -> Result<()> {
    tx.conn()
        .prepare_cached("UPDATE reminder_rule SET active_from = ?2 WHERE id = ?1")?
        .execute(params![id, from.timestamp()])?;
    Ok(())
}

/// Removes a rule and all that is known of its occurrences. They go one by one first, so that undo brings them back.
pub(crate) fn remove(tx: &Tx<'_>, id: RuleId) -> Result<()> {
    tx.conn().prepare_cached("DELETE FROM occurrence WHERE rule_id = ?1")?.execute([id])?;
    let removed = tx.conn().prepare_cached("DELETE FROM reminder_rule WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

/// A schedule as columns.
struct Columns {
    repeats: &'static str,
    weekdays: String,
    on_date: Option<NaiveDate>,
    month_day: Option<u32>,
}

impl Columns {
    fn of(schedule: &Schedule) -> Self {
        let plain = |repeats| Self { repeats, weekdays: String::new(), on_date: None, month_day: None };
        match schedule {
            Schedule::Once(on) => Self { on_date: Some(*on), ..plain("once") },
            Schedule::Weekly(days) => {
                let names: Vec<_> = days.iter().map(|day| day.slug()).collect();
                Self { weekdays: names.join(","), ..plain("weekly") }
            }
            Schedule::Monthly(day) => Self { month_day: Some(*day), ..plain("monthly") },
            Schedule::AsDue => plain("as_due"),
        }
    }
}

fn schedule(row: &Row<'_>) -> rusqlite::Result<Schedule> {
    let weekdays: String = row.get("weekdays")?;
    let repeats: String = row.get("repeats")?;
    match repeats.as_str() {
        "once" => row.get("on_date").map(Schedule::Once),
        "monthly" => row.get("month_day").map(Schedule::Monthly),
        "as_due" => Ok(Schedule::AsDue),
        _ => {
            let days = weekdays.split(',').map(str::parse::<Day>).collect::<std::result::Result<_, _>>();
            Ok(Schedule::Weekly(days.map_err(|_| FromSqlError::InvalidType)?))
        }
    }
}

fn time(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Rule> {
    let at: String = row.get("at")?;
    Ok(Rule {
        id: row.get("id")?,
        rev: row.get("rev")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        schedule: schedule(row)?,
        lead_days: row.get("lead_days")?,
        at: NaiveTime::parse_from_str(&at, "%H:%M").map_err(|_| FromSqlError::InvalidType)?,
        zone: row.get::<_, Option<String>>("zone")?.and_then(|name| name.parse().ok()),
        active_from: DateTime::from_timestamp(row.get("active_from")?, 0).unwrap_or_default(),
        enabled: row.get("enabled")?,
    })
}
