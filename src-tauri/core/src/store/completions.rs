//! Programme tasks that were done: once, or for one occurrence of a recurring one.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::transact::Tx;
use crate::error::Result;

/// What is known of a task's completions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Latest {
    /// The latest occurrence done; none for a once-only task.
    pub(crate) occurrence_on: Option<NaiveDate>,
    /// The civil date it was last done on.
    pub(crate) done_on: NaiveDate,
}

/// A completion of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Done {
    pub(crate) task: String,
    pub(crate) occurrence_on: Option<NaiveDate>,
    pub(crate) done_on: NaiveDate,
    /// Minutes it took; none in journals from before this was counted.
    pub(crate) minutes: Option<u32>,
    /// When it was ticked, in seconds since 1970, UTC.
    pub(crate) at: Option<i64>,
}

/// The completions of the once-only tasks.
pub(crate) fn once(conn: &Connection) -> Result<HashMap<String, Latest>> {
    let mut statement =
        conn.prepare_cached("SELECT task, done_on FROM completion WHERE occurrence_on IS NULL")?;
    let found = statement.query_map([], |row| {
        Ok((row.get("task")?, Latest { occurrence_on: None, done_on: row.get("done_on")? }))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The latest occurrence done of a recurring task: one look into the index, however long the log.
pub(crate) fn latest_occurrence(conn: &Connection, task: &str) -> Result<Option<Latest>> {
    let sql = "SELECT occurrence_on, done_on FROM completion WHERE task = ?1 AND occurrence_on IS NOT NULL ORDER BY occurrence_on DESC LIMIT 1";
    let found = conn.prepare_cached(sql)?.query_row([task], |row| {
        Ok(Latest { occurrence_on: row.get("occurrence_on")?, done_on: row.get("done_on")? })
    });
    Ok(found.optional()?)
}

/// The latest completion of one task: of its occurrences if it has any, each a look into an index.
pub(crate) fn latest_of(conn: &Connection, task: &str) -> Result<Option<Latest>> {
    if let Some(latest) = latest_occurrence(conn, task)? {
        return Ok(Some(latest));
    }
    let sql = "SELECT done_on FROM completion WHERE task = ?1 AND occurrence_on IS NULL";
    let found = conn
        .prepare_cached(sql)?
        .query_row([task], |row| Ok(Latest { occurrence_on: None, done_on: row.get("done_on")? }));
    Ok(found.optional()?)
}

/// Completions between two civil dates, both included, earliest first.
pub(crate) fn between(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<Done>> {
    let sql = "SELECT task, occurrence_on, done_on, minutes, at FROM completion WHERE done_on BETWEEN ?1 AND ?2 ORDER BY done_on, id";
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map([from, to], |row| {
        Ok(Done {
            task: row.get("task")?,
            occurrence_on: row.get("occurrence_on")?,
            done_on: row.get("done_on")?,
            minutes: row.get("minutes")?,
            at: row.get("at")?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// How often each task was done.
pub(crate) fn counts(conn: &Connection) -> Result<Vec<(String, u32)>> {
    let mut statement =
        conn.prepare_cached("SELECT task, count(*) AS times FROM completion GROUP BY task")?;
    let found = statement.query_map([], |row| Ok((row.get("task")?, row.get("times")?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn add(
    tx: &Tx<'_>,
    task: &str,
    occurrence_on: Option<NaiveDate>,
    done_on: NaiveDate,
) -> Result<()> {
    add_with(tx, task, occurrence_on, done_on, None, None)
}

/// Adds a completion with the minutes it took and the instant.
pub(crate) fn add_with(
    tx: &Tx<'_>,
    task: &str,
    occurrence_on: Option<NaiveDate>,
    done_on: NaiveDate,
    minutes: Option<u32>,
    at: Option<i64>,
) -> Result<()> {
    let sql =
        "INSERT INTO completion (task, occurrence_on, done_on, minutes, at) VALUES (?1, ?2, ?3, ?4, ?5)";
    tx.conn().prepare_cached(sql)?.execute(params![task, occurrence_on, done_on, minutes, at])?;
    Ok(())
}

/// The first occurrence done of a recurring task.
pub(crate) fn first_occurrence(conn: &Connection, task: &str) -> Result<Option<NaiveDate>> {
    let sql =
        "SELECT min(occurrence_on) AS first FROM completion WHERE task = ?1 AND occurrence_on IS NOT NULL";
    Ok(conn.prepare_cached(sql)?.query_row([task], |row| row.get("first"))?)
}

/// Takes the latest completion of a task back. Answers whether there was one.
pub(crate) fn remove_latest(tx: &Tx<'_>, task: &str) -> Result<bool> {
    let Some(latest) = latest_of(tx.conn(), task)? else { return Ok(false) };
    let removed = match latest.occurrence_on {
        Some(on) => tx
            .conn()
            .prepare_cached("DELETE FROM completion WHERE task = ?1 AND occurrence_on = ?2")?
            .execute(params![task, on])?,
        None => tx
            .conn()
            .prepare_cached("DELETE FROM completion WHERE task = ?1 AND occurrence_on IS NULL")?
            .execute([task])?,
    };
    Ok(removed > 0)
}
