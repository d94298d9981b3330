//! Looks back at months and quarters, halfway and at the end, with their answers.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

use super::transact::Tx;
use crate::error::Result;
use crate::look_back::{Review, ReviewAnswers, ReviewField, ReviewKind};

/// The one of a period, or the only one of its kind.
pub(crate) fn of(conn: &Connection, kind: ReviewKind, starts_on: NaiveDate) -> Result<Option<Review>> {
    Ok(list(conn, "kind = ?1 AND starts_on = ?2", params![kind, starts_on])?.pop())
}

/// The one of a kind that happens once.
pub(crate) fn only(conn: &Connection, kind: ReviewKind) -> Result<Option<Review>> {
    Ok(list(conn, "kind = ?1", [kind])?.pop())
}

/// Those of a kind whose periods begin between two civil dates, both included, the earliest first.
pub(crate) fn between(
    conn: &Connection,
    kind: ReviewKind,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Review>> {
    list(conn, "kind = ?1 AND starts_on BETWEEN ?2 AND ?3 ORDER BY starts_on", params![kind, from, to])
}

/// All of them, the earliest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Review>> {
    list(conn, "true ORDER BY starts_on, id", [])
}

/// Whether a later one of the kind answers a question.
pub(crate) fn is_answered_after(
    conn: &Connection,
    kind: ReviewKind,
    starts_on: NaiveDate,
    field: ReviewField,
) -> Result<bool> {
    let sql = "SELECT 1 FROM review r JOIN review_answer a ON a.review_id = r.id
               WHERE r.kind = ?1 AND r.starts_on > ?2 AND a.field = ?3 LIMIT 1";
    Ok(conn.prepare_cached(sql)?.query_row(params![kind, starts_on, field], |_| Ok(())).optional()?.is_some())
}

/// Keeps an answer, and begins the look back on `today` if it was not begun; an empty answer is taken away.
pub(crate) fn put_answer(
    tx: &Tx<'_>,
    kind: ReviewKind,
    starts_on: NaiveDate,
    today: NaiveDate,
    field: ReviewField,
    answer: &str,
) -> Result<()> {
    let review = begun(tx, kind, starts_on, today)?;
    if answer.is_empty() {
        tx.conn()
            .prepare_cached("DELETE FROM review_answer WHERE review_id = ?1 AND field = ?2")?
            .execute(params![review, field])?;
    } else {
        tx.conn()
            .prepare_cached(
                "INSERT INTO review_answer (review_id, field, answer) VALUES (?1, ?2, ?3)
                 ON CONFLICT (review_id, field) DO UPDATE SET answer = ?3",
            )?
            .execute(params![review, field, answer])?;
    }
    Ok(())
}

/// Notes that the user called it finished on `today`.
pub(crate) fn finish(tx: &Tx<'_>, kind: ReviewKind, starts_on: NaiveDate, today: NaiveDate) -> Result<()> {
    let review = begun(tx, kind, starts_on, today)?;
    tx.conn()
        .prepare_cached("UPDATE review SET finished_on = ?2 WHERE id = ?1")?
        .execute(params![review, today])?;
    Ok(())
}

fn begun(tx: &Tx<'_>, kind: ReviewKind, starts_on: NaiveDate, today: NaiveDate) -> Result<i64> {
    let found = tx
        .conn()
        .prepare_cached("SELECT id FROM review WHERE kind = ?1 AND starts_on = ?2")?
        .query_row(params![kind, starts_on], |row| row.get("id"))
        .optional()?;
    if let Some(id) = found {
        return Ok(id);
    }
    let sql = "INSERT INTO review (kind, starts_on, taken_on) VALUES (?1, ?2, ?3) RETURNING id";
    Ok(tx.conn().prepare_cached(sql)?.query_row(params![kind, starts_on, today], |row| row.get("id"))?)
}

fn list(conn: &Connection, condition: &str, values: impl Params) -> Result<Vec<Review>> {
    let sql = format!("SELECT id, kind, starts_on, taken_on, finished_on FROM review WHERE {condition}");
    let mut statement = conn.prepare_cached(&sql)?;
    let found = statement.query_map(values, from_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
    found.into_iter().map(|(id, review)| Ok(Review { answers: answers(conn, id)?, ..review })).collect()
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<(i64, Review)> {
    let review = Review {
        kind: row.get("kind")?,
        starts_on: row.get("starts_on")?,
        taken_on: row.get("taken_on")?,
        finished_on: row.get("finished_on")?,
        answers: ReviewAnswers::new(),
    };
    Ok((row.get("id")?, review))
}

fn answers(conn: &Connection, review: i64) -> Result<ReviewAnswers> {
    let mut statement =
        conn.prepare_cached("SELECT field, answer FROM review_answer WHERE review_id = ?1")?;
    let found = statement.query_map([review], |row| Ok((row.get("field")?, row.get("answer")?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
