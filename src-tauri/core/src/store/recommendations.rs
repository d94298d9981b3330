//! What others wrote about the user.

use chrono::NaiveDate;
use rusqlite::params;

use super::transact::Tx;
use crate::error::Result;
use crate::id::PersonId;

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
