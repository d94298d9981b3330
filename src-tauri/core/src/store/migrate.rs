//! Migrations: numbered, embedded, append-only; all pending ones in one transaction with `user_version`.

use std::sync::OnceLock;

use rusqlite::{Connection, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use crate::error::{Error, Result};

fn migrations() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(include_str!("../../migrations/0001_first.sql")).foreign_key_check(),
        M::up(include_str!("../../migrations/0002_reminders.sql")).foreign_key_check(),
        M::up(include_str!("../../migrations/0003_publishing.sql")).foreign_key_check(),
        M::up(include_str!("../../migrations/0004_coaching.sql")).foreign_key_check(),
        M::up(include_str!("../../migrations/0005_trust.sql")).foreign_key_check(),
        M::up(include_str!("../../migrations/0006_operations.sql")).foreign_key_check(),
        M::up(include_str!("../../migrations/0007_past_and_backups.sql")).foreign_key_check(),
        M::up(include_str!("../../migrations/0008_calendar_file.sql")).foreign_key_check(),
        M::up(include_str!("../../migrations/0009_look_back.sql")).foreign_key_check(),
        M::up(include_str!("../../migrations/0010_rows_by_import.sql")).foreign_key_check(),
        M::up(include_str!("../../migrations/0011_progress.sql")).foreign_key_check(),
    ])
}

/// The schema this program knows, as `user_version`.
pub const SCHEMA_VERSION: i64 = 11;

/// Marks a database as Standpoint's, as `application_id`; the first migration sets it.
pub(super) const APPLICATION_ID: i64 = 0x5374_506E;

/// Brings the database to [`SCHEMA_VERSION`].
pub(super) fn migrate(conn: &mut Connection) -> Result<()> {
    if version(conn)? == SCHEMA_VERSION {
        return Ok(());
    }
    conn.set_transaction_behavior(TransactionBehavior::Immediate);
    let outcome = migrations().to_latest(conn);
    // Another process may have migrated while this one waited for the lock; then its tables stand in the way here and
    // the version says that all is done.
    if version(conn)? == SCHEMA_VERSION {
        return Ok(());
    }
    match outcome {
        Err(rusqlite_migration::Error::RusqliteError { err, .. }) => Err(err.into()),
        _ => Err(Error::UnusableData(
            "Couldn’t update the database. It wasn’t changed; keep a copy and report it.".to_owned(),
        )),
    }
}

/// An empty database of a schema, in memory.
fn empty(schema: i64) -> Result<Connection> {
    let mut conn = Connection::open_in_memory()?;
    let wanted = usize::try_from(schema).unwrap_or_default();
    migrations().to_version(&mut conn, wanted).map_err(|_| {
        Error::UnusableData(format!("This program doesn’t know schema {schema}. Update Standpoint."))
    })?;
    Ok(conn)
}

/// A table, index, trigger or view by type, name and text.
type Declared = (String, String, String);

/// Everything a database declares.
fn declared(conn: &Connection) -> Result<Vec<Declared>> {
    let sql = "SELECT type, name, ifnull(sql, '') AS sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name";
    let mut statement = conn.prepare(sql)?;
    let found = statement.query_map([], |row| Ok((row.get("type")?, row.get("name")?, row.get("sql")?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Whether a database declares exactly what this schema does.
pub(super) fn is_to_the_letter(conn: &Connection, schema: i64) -> Result<bool> {
    static PRESENT: OnceLock<Vec<Declared>> = OnceLock::new();
    let found = declared(conn)?;
    if schema != SCHEMA_VERSION {
        return Ok(found == declared(&empty(schema)?)?);
    }
    // Worked out once: it's asked for with every backup.
    let wanted = match PRESENT.get() {
        Some(wanted) => wanted,
        None => {
            let wanted = declared(&empty(schema)?)?;
            PRESENT.get_or_init(|| wanted)
        }
    };
    Ok(found == *wanted)
}

/// Whether a database declares exactly what a schema of ours does, whatever number it has. A newer version declares something
/// else (a test of the migrations sees to that), so a higher number alone is damage.
pub(super) fn is_of_a_known_schema(conn: &Connection) -> Result<bool> {
    for schema in (1..=SCHEMA_VERSION).rev() {
        if is_to_the_letter(conn, schema)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Brings a new database to an earlier schema, as the program that knew it last did.
pub(super) fn migrate_to(conn: &mut Connection, schema: i64) -> Result<()> {
    let refused = || Error::UnusableData(format!("Schema {schema} isn’t one of Standpoint’s."));
    let known = usize::try_from(schema).ok().filter(|_| (1..=SCHEMA_VERSION).contains(&schema));
    match migrations().to_version(conn, known.ok_or_else(refused)?) {
        Err(rusqlite_migration::Error::RusqliteError { err, .. }) => Err(err.into()),
        Err(_) => Err(refused()),
        Ok(()) => Ok(()),
    }
}

pub(super) fn version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_run_on_an_empty_database_and_reach_the_version_this_program_names() {
        let mut conn = Connection::open_in_memory().unwrap();
        migrations().validate().unwrap();
        migrate(&mut conn).unwrap();
        assert_eq!(version(&conn).unwrap(), SCHEMA_VERSION);
        let id: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0)).unwrap();
        assert_eq!(id, APPLICATION_ID);
    }

    #[test]
    fn every_migration_declares_something_else_than_the_one_before() {
        let declarations: Vec<_> =
            (0..=SCHEMA_VERSION).map(|schema| declared(&empty(schema).unwrap()).unwrap()).collect();
        assert!(
            declarations.windows(2).all(|pair| pair[0] != pair[1]),
            "by what it declares a newer journal is told from one whose number was damaged"
        );
    }

    #[test]
    fn every_table_is_strict() {
        let mut conn = Connection::open_in_memory().unwrap();
        migrate(&mut conn).unwrap();
        let loose: Vec<String> = conn
            .prepare(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND strict = 0",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        assert_eq!(loose, Vec::<String>::new());
    }
}
