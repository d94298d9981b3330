//! Rows as JSON objects: how undo keeps what a row was and puts it back.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{CachedStatement, Connection, params_from_iter};
use serde_json::{Map, Value as Json};

use crate::error::{Error, Result};

/// A row, column by column.
pub(super) type Image = Map<String, Json>;

/// The columns of a table, in order.
pub(super) fn columns(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = statement.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(names)
}

/// `json_object('a', PREFIX.a, …)` over the columns.
pub(super) fn json_object(columns: &[String], prefix: &str) -> String {
    let pairs: Vec<_> = columns.iter().map(|column| format!("'{column}', {prefix}{column}")).collect();
    format!("json_object({})", pairs.join(", "))
}

/// Reads an image back from its JSON.
pub(super) fn parse(text: &str) -> Result<Image> {
    serde_json::from_str(text).map_err(|_| Error::Unreadable { what: "step of the undo history" })
}

/// The row as it is now.
pub(super) fn current(conn: &Connection, table: &str, row: i64) -> Result<Option<Image>> {
    let mut statement = whole_row(conn, table)?;
    let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut found = statement.query([row])?;
    let Some(row) = found.next()? else { return Ok(None) };
    names
        .into_iter()
        .enumerate()
        .map(|(at, name)| Ok((name, to_json(row.get_ref(at)?)?)))
        .collect::<Result<_>>()
        .map(Some)
}

/// Makes the row be as the image has it, or not be at all.
pub(super) fn restore(conn: &Connection, table: &str, row: i64, image: Option<&Image>) -> Result<()> {
    let Some(image) = image else {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([row])?;
        return Ok(());
    };
    // Only columns the table has: names from the history never reach SQL unchecked.
    let statement = whole_row(conn, table)?;
    let columns: Vec<_> =
        statement.column_names().into_iter().filter(|column| image.contains_key(*column)).collect();
    let values = columns.iter().map(|column| to_sql(&image[*column])).collect::<Result<Vec<_>>>()?;
    let names = columns.join(", ");
    let places = vec!["?"; columns.len()].join(", ");
    let updates: Vec<_> = columns.iter().map(|column| format!("{column} = excluded.{column}")).collect();
    let sql = format!(
        "INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {}",
        updates.join(", ")
    );
    conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Reads a row with all its columns, which it names without being run.
fn whole_row<'c>(conn: &'c Connection, table: &str) -> Result<CachedStatement<'c>> {
    Ok(conn.prepare_cached(&format!("SELECT * FROM {table} WHERE id = ?1"))?)
}

fn to_json(value: ValueRef<'_>) -> Result<Json> {
    match value {
        ValueRef::Null => Ok(Json::Null),
        ValueRef::Integer(number) => Ok(Json::from(number)),
        ValueRef::Text(text) => Ok(Json::from(String::from_utf8_lossy(text))),
        // The tables are strict and know neither.
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(Error::Unreadable { what: "value" }),
    }
}

fn to_sql(json: &Json) -> Result<Value> {
    match json {
        Json::Null => Ok(Value::Null),
        Json::String(text) => Ok(Value::Text(text.clone())),
        Json::Number(number) => number
            .as_i64()
            .map(Value::Integer)
            .ok_or(Error::Unreadable { what: "number in the undo history" }),
        Json::Bool(_) | Json::Array(_) | Json::Object(_) => {
            Err(Error::Unreadable { what: "value in the undo history" })
        }
    }
}
