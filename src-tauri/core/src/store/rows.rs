//! Whole tables as JSON lines: how an export writes them, and what its digests are made of.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use super::tables::{EXPORTED, Table};
use crate::error::{Error, Result};

/// How many rows a table has, and what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableDigest {
    /// How many rows.
    pub(crate) rows: u64,
    /// SHA-256 over each row's JSON with a line feed behind it, in hexadecimal digits.
    pub(crate) sha256: String,
}

/// The exported tables that this database's schema has; an older one has fewer.
pub(crate) fn exported_tables(conn: &Connection) -> Result<Vec<&'static Table>> {
    let mut statement = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
    let names = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(EXPORTED.iter().filter(|table| names.iter().any(|name| name == table.name)).collect())
}

/// Hands over every exported row of a table as compact JSON, its columns in the order of the schema, by id. Answers with their
/// digest.
///
/// # Errors
/// [`Error::Storage`] when SQLite refuses, and what `each` answers with.
pub(crate) fn each_row(
    conn: &Connection,
    table: &Table,
    mut each: impl FnMut(&str) -> Result<()>,
) -> Result<TableDigest> {
    let mut statement = conn.prepare(&select("*", table, " ORDER BY id"))?;
    let columns: Vec<String> = statement
        .column_names()
        .into_iter()
        .map(serde_json::to_string)
        .collect::<std::result::Result<_, _>>()
        .map_err(|_| Error::Unreadable { what: "name of a column" })?;
    let mut rows = statement.query([])?;
    let (mut hash, mut count, mut line) = (Sha256::new(), 0, String::new());
    while let Some(row) = rows.next()? {
        line.clear();
        for (at, column) in columns.iter().enumerate() {
            line.push(if at == 0 { '{' } else { ',' });
            line.push_str(column);
            line.push(':');
            line.push_str(&json(row.get_ref(at)?)?);
        }
        line.push('}');
        hash.update(&line);
        hash.update("\n");
        count += 1;
        each(&line)?;
    }
    let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(TableDigest { rows: count, sha256 })
}

/// Hands over every exported row of a table, by id. Answers with the names of its columns.
///
/// # Errors
/// [`Error::Storage`] when SQLite refuses, and what `each` answers with.
pub(crate) fn whole_table(
    conn: &Connection,
    table: &Table,
    mut each: impl FnMut(&rusqlite::Row<'_>) -> Result<()>,
) -> Result<Vec<String>> {
    let mut statement = conn.prepare(&select("*", table, " ORDER BY id"))?;
    let columns = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(row)?;
    }
    Ok(columns)
}

/// How many rows of a table an export holds.
pub(crate) fn count(conn: &Connection, table: &Table) -> Result<u64> {
    let rows: i64 = conn.query_row(&select("count(*)", table, ""), [], |row| row.get(0))?;
    Ok(rows.unsigned_abs())
}

/// Reads an exported table. Names and conditions are the program's own.
fn select(what: &str, table: &Table, order: &str) -> String {
    let only = table.only.map(|only| format!(" WHERE {only}")).unwrap_or_default();
    format!("SELECT {what} FROM {}{only}{order}", table.name)
}

fn json(value: ValueRef<'_>) -> Result<String> {
    match value {
        ValueRef::Null => Ok("null".to_owned()),
        ValueRef::Integer(number) => Ok(number.to_string()),
        ValueRef::Text(text) => serde_json::to_string(&String::from_utf8_lossy(text))
            .map_err(|_| Error::Unreadable { what: "text" }),
        // The tables are strict and know no numbers with fractions; no exported row holds bytes.
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(Error::Unreadable { what: "value" }),
    }
}
