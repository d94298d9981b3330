//! Every row of one database into the tables of another that has the same schema.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::super::backup::{quoted, tables};
use crate::error::Result;

/// The table in which SQLite remembers the numbers it gave out.
const NUMBERS: &str = "sqlite_sequence";

/// Empties the tables and fills them again. Call it in a transaction, with foreign keys not enforced: they're checked after.
pub(super) fn replace_rows(from: &Connection, to: &Connection) -> Result<()> {
    let all = tables(to)?;
    for (table, _) in &all {
        to.execute(&format!("DELETE FROM {}", quoted(table)), [])?;
    }
    for (table, has_rowid) in &all {
        copy_table(from, to, table, *has_rowid)?;
    }
    to.execute(&format!("DELETE FROM {NUMBERS}"), [])?;
    copy_table(from, to, NUMBERS, false)
}

/// Adds every row of a table.
pub(super) fn copy_table(from: &Connection, to: &Connection, table: &str, has_rowid: bool) -> Result<()> {
    let columns = columns(to, table, has_rowid)?;
    let (names, places) = (columns.join(", "), vec!["?"; columns.len()].join(", "));
    let mut read = from.prepare(&format!("SELECT {names} FROM {}", quoted(table)))?;
    let mut write = to.prepare(&format!("INSERT INTO {} ({names}) VALUES ({places})", quoted(table)))?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let values =
            (0..columns.len()).map(|at| row.get::<_, Value>(at)).collect::<rusqlite::Result<Vec<_>>>()?;
        write.execute(params_from_iter(values))?;
    }
    Ok(())
}

/// The columns that are written, with the row's number where no column holds it: the history refers to rows by it.
pub(super) fn columns(conn: &Connection, table: &str, has_rowid: bool) -> Result<Vec<String>> {
    let sql = "SELECT name, type = 'INTEGER' AND pk = 1 AND (SELECT max(pk) FROM pragma_table_info(?1)) = 1 AS is_number
               FROM pragma_table_info(?1) ORDER BY cid";
    let mut statement = conn.prepare(sql)?;
    let found = statement
        .query_map([table], |row| Ok((row.get::<_, String>("name")?, row.get::<_, bool>("is_number")?)))?;
    let found = found.collect::<rusqlite::Result<Vec<_>>>()?;
    let number = (has_rowid && !found.iter().any(|(_, is_number)| *is_number)).then(|| "rowid".to_owned());
    Ok(number.into_iter().chain(found.into_iter().map(|(name, _)| quoted(&name))).collect())
}
