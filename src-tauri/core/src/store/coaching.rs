//! What the coach keeps: answers to suggestions and offers, moments, holds, fresh starts, reasons for missed weeks.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::transact::Tx;
use crate::error::Result;
use crate::rhythm::Hold;

/// What the user said to a suggestion.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// The civil date it was last declined on.
    pub(crate) declined_on: Option<NaiveDate>,
    /// How often it was postponed.
    pub(crate) snoozes: u32,
}

pub(crate) fn suggestions(conn: &Connection) -> Result<HashMap<String, Said>> {
    let mut statement = conn.prepare_cached("SELECT subject, declined_on, snoozes FROM suggestion")?;
    let found = statement.query_map([], |row| {
        Ok((row.get("subject")?, Said { declined_on: row.get("declined_on")?, snoozes: row.get("snoozes")? }))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn decline(tx: &Tx<'_>, subject: &str, on: NaiveDate) -> Result<()> {
    let sql = "INSERT INTO suggestion (subject, declined_on) VALUES (?1, ?2)
               ON CONFLICT (subject) DO UPDATE SET declined_on = ?2";
    tx.conn().prepare_cached(sql)?.execute(params![subject, on])?;
    Ok(())
}

pub(crate) fn snooze(tx: &Tx<'_>, subject: &str) -> Result<()> {
    let sql = "INSERT INTO suggestion (subject, snoozes) VALUES (?1, 1) ON CONFLICT (subject) DO UPDATE SET snoozes = snoozes + 1";
    tx.conn().prepare_cached(sql)?.execute([subject])?;
    Ok(())
}

/// An offer that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) kind: String,
    pub(crate) on: NaiveDate,
    pub(crate) accepted: bool,
}

pub(crate) fn offers(conn: &Connection) -> Result<Vec<Answered>> {
    let mut statement =
        conn.prepare_cached("SELECT kind, answered_on, accepted FROM coach_offer ORDER BY id")?;
    let found = statement.query_map([], |row| {
        Ok(Answered { kind: row.get("kind")?, on: row.get("answered_on")?, accepted: row.get("accepted")? })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn answer_offer(tx: &Tx<'_>, kind: &str, on: NaiveDate, accepted: bool) -> Result<()> {
    let sql = "INSERT INTO coach_offer (kind, answered_on, accepted) VALUES (?1, ?2, ?3)";
    tx.conn().prepare_cached(sql)?.execute(params![kind, on, accepted])?;
    Ok(())
}

/// A moment that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) kind: String,
    /// One sentence.
    pub(crate) words: String,
    /// What the user wrote of it; may be empty.
    pub(crate) own_words: String,
    pub(crate) on: NaiveDate,
    pub(crate) seen: bool,
}

/// Every moment, the latest first.
pub(crate) fn moments(conn: &Connection) -> Result<Vec<Kept>> {
    let mut statement = conn.prepare_cached(
        "SELECT kind, words, happened_on, seen FROM moment ORDER BY happened_on DESC, id DESC",
    )?;
    let found = statement.query_map([], |row| {
        let kept: String = row.get("words")?;
        let (words, own_words) = kept.split_once('\n').unwrap_or((&kept, ""));
        let (words, own_words) = (words.to_owned(), own_words.to_owned());
        Ok(Kept {
            kind: row.get("kind")?,
            words,
            own_words,
            on: row.get("happened_on")?,
            seen: row.get("seen")?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Keeps a moment, the sentence in the first line and the user's own words after it; one of a kind that is there already
/// stays as it was. Answers whether it is new.
pub(crate) fn add_moment(
    tx: &Tx<'_>,
    kind: &str,
    words: &str,
    own_words: &str,
    on: NaiveDate,
) -> Result<bool> {
    let sql =
        "INSERT INTO moment (kind, words, happened_on) VALUES (?1, ?2, ?3) ON CONFLICT (kind) DO NOTHING";
    let kept = if own_words.is_empty() { words.to_owned() } else { format!("{words}\n{own_words}") };
    Ok(tx.conn().prepare_cached(sql)?.execute(params![kind, kept, on])? > 0)
}

pub(crate) fn has_moment(conn: &Connection, kind: &str) -> Result<bool> {
    Ok(conn
        .prepare_cached("SELECT 1 FROM moment WHERE kind = ?1")?
        .query_row([kind], |_| Ok(()))
        .optional()?
        .is_some())
}

pub(crate) fn see_moments(tx: &Tx<'_>) -> Result<()> {
    tx.conn().prepare_cached("UPDATE moment SET seen = 1 WHERE seen = 0")?.execute([])?;
    Ok(())
}

/// Every hold, the first to begin first.
pub(crate) fn holds(conn: &Connection) -> Result<Vec<Hold>> {
    let mut statement =
        conn.prepare_cached("SELECT from_on, until_on FROM voice_hold ORDER BY from_on, id")?;
    let found = statement
        .query_map([], |row| Ok(Hold { from_on: row.get("from_on")?, until_on: row.get("until_on")? }))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn add_hold(tx: &Tx<'_>, hold: Hold) -> Result<()> {
    let sql = "INSERT INTO voice_hold (from_on, until_on) VALUES (?1, ?2)";
    tx.conn().prepare_cached(sql)?.execute(params![hold.from_on, hold.until_on])?;
    Ok(())
}

/// Ends what is on hold on `today`: the day before is its last; one that began today is taken back.
pub(crate) fn end_holds(tx: &Tx<'_>, today: NaiveDate) -> Result<bool> {
    let begun = tx
        .conn()
        .prepare_cached("DELETE FROM voice_hold WHERE from_on = ?1 AND (until_on IS NULL OR until_on >= ?1)")?
        .execute([today])?;
    let sql = "UPDATE voice_hold SET until_on = date(?1, '-1 day') WHERE from_on < ?1 AND (until_on IS NULL OR until_on >= ?1)";
    let ended = tx.conn().prepare_cached(sql)?.execute([today])?;
    Ok(begun + ended > 0)
}

/// When the user last began again.
pub(crate) fn fresh_start(conn: &Connection) -> Result<Option<NaiveDate>> {
    Ok(conn
        .prepare_cached("SELECT max(on_date) AS latest FROM fresh_start")?
        .query_row([], |row| row.get("latest"))?)
}

pub(crate) fn add_fresh_start(tx: &Tx<'_>, on: NaiveDate) -> Result<()> {
    tx.conn()
        .prepare_cached("INSERT INTO fresh_start (on_date) VALUES (?1) ON CONFLICT (on_date) DO NOTHING")?
        .execute([on])?;
    Ok(())
}

/// Why the week that begins on `week` was missed, if the user gave a reason.
pub(crate) fn missed_reason(conn: &Connection, week: NaiveDate) -> Result<Option<String>> {
    let sql = "SELECT reason FROM missed_week WHERE week_on = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([week], |row| row.get("reason")).optional()?)
}

pub(crate) fn put_missed_reason(tx: &Tx<'_>, week: NaiveDate, reason: &str) -> Result<()> {
    let sql = "INSERT INTO missed_week (week_on, reason) VALUES (?1, ?2) ON CONFLICT (week_on) DO UPDATE SET reason = ?2";
    tx.conn().prepare_cached(sql)?.execute(params![week, reason])?;
    Ok(())
}
