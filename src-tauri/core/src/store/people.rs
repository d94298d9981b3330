//! People.

use rusqlite::{Connection, params};

use super::named_row::{self, NamedRow};
use super::transact::Tx;
use crate::error::Result;
use crate::id::PersonId;
use crate::person::Person;
use crate::person_kind::PersonKind;

const COLUMNS: &str = "id, name, kind, role, where_active, link, why, habit, added_on";

pub(crate) fn get(conn: &Connection, id: PersonId) -> Result<Person> {
    let sql = format!("SELECT {COLUMNS} FROM person WHERE id = ?1");
    named_row::one(conn, &sql, [id], from_row)?.ok_or_else(|| id.missing())
}

/// The names of those of a kind.
pub(crate) fn names_of_kind(conn: &Connection, kind: PersonKind) -> Result<Vec<String>> {
    named_row::collect(conn, "SELECT name FROM person WHERE kind = ?1", [kind], |row| row.get("name").map(Some))
}

/// Everybody's id and name, whoever was added first at the head.
pub(crate) fn names(conn: &Connection) -> Result<Vec<(PersonId, String)>> {
    let sql = "SELECT id, name FROM person ORDER BY id";
    named_row::collect(conn, sql, [], |row| Ok(Some((row.get("id")?, row.get("name")?))))
}

/// Everybody, by name.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Person>> {
    named_row::collect(conn, &format!("SELECT {COLUMNS} FROM person ORDER BY name COLLATE NOCASE, id"), [], |row| from_row(row).map(Some))
}

/// Adds a person and gives the id; the id handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, person: &Person) -> Result<PersonId> {
    let sql = "INSERT INTO person (name, kind, role, where_active, link, why, habit, added_on)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id";
    let Person { name, kind, role, where_active, link, why, habit, added_on, .. } = person;
    let id = tx
        .conn()
        .prepare_cached(sql)?
        .query_row(params![name, kind, role, where_active, link, why, habit, added_on], |row| row.get("id"))?;
    Ok(id)
}

/// Keeps a person as they are now, by their id.
pub(crate) fn put(tx: &Tx<'_>, person: &Person) -> Result<()> {
    let sql = "UPDATE person SET name = ?2, kind = ?3, role = ?4, where_active = ?5, link = ?6, why = ?7, habit = ?8 WHERE id = ?1";
    let Person { id, name, kind, role, where_active, link, why, habit, .. } = person;
    let changed = tx.conn().prepare_cached(sql)?.execute(params![id, name, kind, role, where_active, link, why, habit])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

pub(crate) fn remove(tx: &Tx<'_>, id: PersonId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM person WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn from_row(row: &NamedRow<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        role: row.get("role")?,
        where_active: row.get("where_active")?,
        link: row.get("link")?,
        why: row.get("why")?,
        habit: row.get("habit")?,
        added_on: row.get("added_on")?,
    })
}
