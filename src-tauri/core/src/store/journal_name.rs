//! The journal's own name: 32 hexadecimal digits, made once, the same in every copy of it.

use rusqlite::Connection;

use crate::error::Result;

/// The name of the journal in this database.
pub(crate) fn journal_name(conn: &Connection) -> Result<String> {
    Ok(conn.query_row("SELECT name FROM journal WHERE id = 1", [], |row| row.get(0))?)
}
