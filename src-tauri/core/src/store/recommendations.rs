//! What others wrote about the user.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::named_row::{self, NamedRow};
use super::transact::Tx;
use crate::error::Result;
use crate::id::{PersonId, RecommendationId};

/// Adds a recommendation and gives its number.
pub(crate) fn add(
    tx: &Tx<'_>,
    name: &str,
    role: &str,
    text: &str,
    received_on: Option<NaiveDate>,
    person: Option<PersonId>,
) -> Result<i64> {
    let sql = "INSERT INTO recommendation (name, role, text, received_on, person_id) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id";
    Ok(tx
        .conn()
        .prepare_cached(sql)?
        .query_row(params![name, role, text, received_on, person], |row| row.get("id"))?)
}

/// What someone wrote about the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recommendation {
    pub(crate) id: RecommendationId,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) text: String,
    pub(crate) received_on: Option<NaiveDate>,
}

/// All of them, the latest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Recommendation>> {
    let sql =
        "SELECT id, name, role, text, received_on FROM recommendation ORDER BY received_on DESC, id DESC";
    named_row::collect(conn, sql, [], |row| from_row(row).map(Some))
}

pub(crate) fn get(conn: &Connection, id: RecommendationId) -> Result<Recommendation> {
    let sql = "SELECT id, name, role, text, received_on FROM recommendation WHERE id = ?1";
    named_row::one(conn, sql, [id], from_row)?.ok_or_else(|| id.missing())
}

fn from_row(row: &NamedRow<'_>) -> rusqlite::Result<Recommendation> {
    Ok(Recommendation {
        id: row.get("id")?,
        name: row.get("name")?,
        role: row.get("role")?,
        text: row.get("text")?,
        received_on: row.day_if("received_on")?,
    })
}
