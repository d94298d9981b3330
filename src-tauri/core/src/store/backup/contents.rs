//! What a database holds: counts for people, and one digest over every row of every table.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::Result;

/// What a journal holds, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Contents {
    /// Posts of every stage.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub posts: u64,
    /// People.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub people: u64,
    /// Conversations.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub conversations: u64,
    /// Completed tasks.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub tasks: u64,
    /// Rows of all tables together.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub rows: u64,
}

impl Contents {
    /// "1,204 posts, 3,310 conversations, 82 people, 60 completed tasks"; counts of nought aren't named.
    #[must_use]
    pub fn in_words(&self) -> String {
        let all = [
            (self.posts, "post", "posts"),
            (self.conversations, "conversation", "conversations"),
            (self.people, "person", "people"),
            (self.tasks, "completed task", "completed tasks"),
        ];
        let named = all
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, more)| format!("{} {}", grouped(count), if count == 1 { one } else { more }));
        let named: Vec<_> = named.collect();
        if named.is_empty() { "no posts or people yet".to_owned() } else { named.join(", ") }
    }
}

/// A number as people read it: 1,204.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}

/// Every row of a database: counted, and digested in one fixed order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Rows {
    pub(in crate::store) contents: Contents,
    /// SHA-256 over table names, types and values, as lower-case hexadecimal digits.
    pub(in crate::store) sha256: String,
}

impl Rows {
    /// Reads everything at one moment: what another process commits meanwhile isn't seen.
    pub(in crate::store) fn read(conn: &Connection) -> Result<Self> {
        Self::of(&*conn.unchecked_transaction()?)
    }

    /// Reads everything within the caller's transaction.
    pub(in crate::store) fn of(conn: &Connection) -> Result<Self> {
        let (mut contents, mut digest) = (Contents::default(), Sha256::new());
        for (table, has_rowid) in tables(conn)? {
            let rows = digest_table(conn, &table, has_rowid, &mut digest)?;
            contents.rows += rows;
            match table.as_str() {
                "post" => contents.posts = rows,
                "person" => contents.people = rows,
                "conversation" => contents.conversations = rows,
                "completion" => contents.tasks = rows,
                _ => {}
            }
        }
        Ok(Self { contents, sha256: hexadecimal(&digest.finalize()) })
    }
}

/// The tables by name, each with whether its rows have numbers.
pub(in crate::store) fn tables(conn: &Connection) -> Result<Vec<(String, bool)>> {
    let sql = "SELECT name, wr FROM pragma_table_list
               WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut statement = conn.prepare(sql)?;
    let found = statement.query_map([], |row| Ok((row.get("name")?, !row.get::<_, bool>("wr")?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// A table's name as SQL has it.
pub(in crate::store) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn digest_table(conn: &Connection, table: &str, has_rowid: bool, digest: &mut Sha256) -> Result<u64> {
    // A table without row numbers is read in the order of its key.
    let order = if has_rowid { " ORDER BY rowid" } else { "" };
    let mut statement = conn.prepare(&format!("SELECT * FROM {}{order}", quoted(table)))?;
    let columns = statement.column_count();
    let mut bytes = Vec::new();
    put(&mut bytes, b't', table.as_bytes());
    digest.update(&bytes);
    let (mut rows, mut count) = (statement.query([])?, 0);
    while let Some(row) = rows.next()? {
        bytes.clear();
        bytes.push(b'r');
        for column in 0..columns {
            put_value(&mut bytes, row, column)?;
        }
        digest.update(&bytes);
        count += 1;
    }
    Ok(count)
}

fn put_value(bytes: &mut Vec<u8>, row: &Row<'_>, column: usize) -> Result<()> {
    match row.get_ref(column)? {
        ValueRef::Null => bytes.push(b'n'),
        ValueRef::Integer(number) => put(bytes, b'i', &number.to_le_bytes()),
        ValueRef::Real(number) => put(bytes, b'f', &number.to_le_bytes()),
        ValueRef::Text(text) => put(bytes, b's', text),
        ValueRef::Blob(blob) => put(bytes, b'b', blob),
    }
    Ok(())
}

/// With type and length, so that no two rows can look the same.
fn put(bytes: &mut Vec<u8>, kind: u8, value: &[u8]) {
    bytes.push(kind);
    bytes.extend((value.len() as u64).to_le_bytes());
    bytes.extend(value);
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest_of(sql: &str) -> String {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch("CREATE TABLE note (one TEXT, two TEXT) STRICT").unwrap();
        conn.execute_batch(sql).unwrap();
        Rows::read(&conn).unwrap().sha256
    }

    #[test]
    fn contents_are_said_in_numbers_with_their_nouns() {
        let contents = Contents { posts: 1_204, people: 1, conversations: 0, tasks: 1_000_000, rows: 9 };
        assert_eq!(contents.in_words(), "1,204 posts, 1 person, 1,000,000 completed tasks");
        assert_eq!(Contents::default().in_words(), "no posts or people yet");
    }

    #[test]
    fn the_digest_tells_values_their_types_and_their_borders_apart() {
        let all = [
            "",
            "INSERT INTO note VALUES (NULL, NULL)",
            "INSERT INTO note VALUES ('', NULL)",
            "INSERT INTO note VALUES ('ab', 'c')",
            "INSERT INTO note VALUES ('a', 'bc')",
            "INSERT INTO note VALUES ('a', NULL), ('bc', NULL)",
        ];
        let digests: std::collections::BTreeSet<_> = all.iter().map(|sql| digest_of(sql)).collect();
        assert_eq!(digests.len(), all.len());
        assert_eq!(digest_of(all[3]), digest_of(all[3]), "and it is the same for the same rows");
    }
}
