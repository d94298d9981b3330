//! Look backs at weeks.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use super::transact::Tx;
use crate::error::Result;
use crate::look_back::{DecisionOutcome, LookBack, LookBackEntry};

const COLUMNS: &str = "week, taken_on, decision, outcome, first_move, stuck, question";

/// The look back at the week that begins on a day.
pub(crate) fn of(conn: &Connection, week: NaiveDate) -> Result<Option<LookBack>> {
    one(conn, "week = ?1", [week])
}

/// The latest one before the week that begins on a day.
pub(crate) fn before(conn: &Connection, week: NaiveDate) -> Result<Option<LookBack>> {
    one(conn, "week < ?1 ORDER BY week DESC LIMIT 1", [week])
}

/// Those at weeks that begin between two civil dates, both included, the earliest first.
pub(crate) fn between(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<LookBack>> {
    let sql = format!("SELECT {COLUMNS} FROM look_back WHERE week BETWEEN ?1 AND ?2 ORDER BY week");
    let mut statement = conn.prepare_cached(&sql)?;
    let found = statement.query_map([from, to], from_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Keeps one, over what was kept of its week.
pub(crate) fn put(tx: &Tx<'_>, kept: &LookBack) -> Result<()> {
    let sql = "INSERT INTO look_back (week, taken_on, decision, outcome, first_move, stuck, question)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
               ON CONFLICT (week) DO UPDATE SET taken_on = excluded.taken_on, decision = excluded.decision,
                 outcome = excluded.outcome, first_move = excluded.first_move, stuck = excluded.stuck,
                 question = excluded.question";
    tx.conn().prepare_cached(sql)?.execute(params![
        kept.week,
        kept.taken_on,
        kept.entry.decision,
        kept.outcome.map(DecisionOutcome::slug),
        kept.entry.first_move,
        kept.entry.stuck,
        kept.entry.question,
    ])?;
    Ok(())
}

fn one(conn: &Connection, condition: &str, values: impl Params) -> Result<Option<LookBack>> {
    let sql = format!("SELECT {COLUMNS} FROM look_back WHERE {condition}");
    Ok(conn.prepare_cached(&sql)?.query_row(values, from_row).optional()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<LookBack> {
    Ok(LookBack {
        week: row.get("week")?,
        taken_on: row.get("taken_on")?,
        entry: LookBackEntry {
            decision: row.get("decision")?,
            first_move: row.get("first_move")?,
            stuck: row.get("stuck")?,
            question: row.get("question")?,
        },
        outcome: row.get("outcome")?,
    })
}
