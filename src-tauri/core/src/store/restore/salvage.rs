//! Salvage: every row that can still be read of a damaged database, in a new one.
//!
//! A private copy is read, range by range of row numbers: a range that can't be read is halved until only the rows on the
//! damaged page are left out. Rows that a healthy journal wouldn't take are left out too, and counted.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Statement, params_from_iter};
use serde::Serialize;

use super::super::at_work::{AtWork, SALVAGE_PREFIX};
use super::super::backup::{Contents, Rows, is_whole, quoted, tables};
use super::super::{Store, folder, migrate};
use super::copy_rows::{columns, copy_table};
use super::replace::{Replaced, begin_anew};
use super::staged::in_memory;
use crate::calendar::Now;
use crate::error::{Error, Result};

/// How many ranges of one table may be unreadable before the rest of it is given up.
const MOST_FAILURES: u32 = 2_000;
/// Tables of what can be undone: with holes in them undo would put back the wrong thing.
const HISTORY: [&str; 2] = ["undo_op", "undo_change"];

/// What was saved of a damaged database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Salvaged {
    /// What could be read.
    pub contents: Contents,
    /// How many rows were found and didn't fit, at least.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub left_out: u64,
    /// Tables of which parts couldn't be read.
    pub damaged: Vec<String>,
    /// Where the damaged files are now; none when this was only looked at.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub set_aside: Option<PathBuf>,
}

/// Reads what can be read of a damaged journal and, unless this is only a look, puts it in the journal's place. The damaged
/// files are set aside.
///
/// # Errors
/// [`Error::Invalid`] when the journal isn't damaged, [`Error::Damaged`] when nothing in it can be read, and as
/// [`super::restore`] when the new one can't be written.
pub fn salvage(data_folder: &Path, now: &Now, only_look: bool) -> Result<Salvaged> {
    let Readable { conn, rows, mut saved } = Readable::of(data_folder)?;
    if !only_look {
        let Replaced { set_aside, .. } = begin_anew(data_folder, now, &conn, &rows)?;
        saved.set_aside = set_aside;
    }
    Ok(saved)
}

impl Store {
    /// What can be read of a damaged journal, opened in memory, with what that is. Nothing in the folder is changed.
    ///
    /// # Errors
    /// As [`salvage`].
    pub fn of_damaged(data_folder: &Path) -> Result<(Self, Salvaged)> {
        let Readable { conn, saved, .. } = Readable::of(data_folder)?;
        Ok((Self::in_memory(conn), saved))
    }
}

/// What can be read of a damaged journal, in memory.
struct Readable {
    conn: Connection,
    rows: Rows,
    saved: Salvaged,
}

impl Readable {
    fn of(data_folder: &Path) -> Result<Self> {
        refuse_a_sound_one(data_folder)?;
        let copy = PrivateCopy::of(data_folder)?;
        let damaged = copy.open()?;
        let (mut conn, mut fresh) = (in_memory()?, in_memory()?);
        migrate::migrate(&mut conn)?;
        migrate::migrate(&mut fresh)?;
        conn.pragma_update(None, "foreign_keys", "off")?;
        let mut saved =
            Salvaged { contents: Contents::default(), left_out: 0, damaged: Vec::new(), set_aside: None };
        let mut found_something = false;
        for (table, has_rowid) in tables(&conn)? {
            // What a new journal begins with must not take the place of what the user made of it.
            conn.execute(&format!("DELETE FROM {}", quoted(&table)), [])?;
            if !HISTORY.contains(&table.as_str()) {
                read_table(&damaged, &conn, &table, has_rowid, &mut saved)?;
            }
            if is_empty(&conn, &table)? {
                copy_table(&fresh, &conn, &table, has_rowid)?;
            } else {
                found_something = true;
            }
        }
        saved.left_out += drop_what_refers_to_nothing(&conn)?;
        if !found_something {
            return Err(Error::Damaged(
                "Nothing in the file can be read any more. Restore a backup, from here or from another disk."
                    .to_owned(),
            ));
        }
        let rows = Rows::read(&conn)?;
        saved.contents = rows.contents.clone();
        Ok(Self { conn, rows, saved })
    }
}

fn is_empty(conn: &Connection, table: &str) -> Result<bool> {
    let sql = format!("SELECT NOT EXISTS (SELECT 1 FROM {})", quoted(table));
    Ok(conn.query_row(&sql, [], |row| row.get(0))?)
}

/// What is whole is never replaced by what is only readable.
fn refuse_a_sound_one(data_folder: &Path) -> Result<()> {
    match Store::open(data_folder) {
        Ok(store)
            if is_whole(&store.conn, migrate::SCHEMA_VERSION).unwrap_or(false)
                && Rows::read(&store.conn).is_ok() =>
        {
            Err(Error::invalid(
                "Your data is whole, so there’s nothing to salvage. `standpoint-cli check` says more.",
            ))
        }
        Ok(_) | Err(Error::Damaged(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// A copy of the damaged file and its log that may be written to. It goes when it is dropped.
struct PrivateCopy {
    folder: PathBuf,
    _at_work: AtWork,
}

impl PrivateCopy {
    fn of(data_folder: &Path) -> Result<Self> {
        let at_work = AtWork::begin(data_folder)?;
        let folder = data_folder.join(format!("{SALVAGE_PREFIX}{}", std::process::id()));
        let copy = Self { folder, _at_work: at_work };
        folder::make_private_folder(&copy.folder)?;
        for (from, to) in [
            (folder::database(data_folder), folder::database(&copy.folder)),
            (folder::wal(data_folder), folder::wal(&copy.folder)),
        ] {
            if from.exists() {
                fs::copy(&from, &to).map_err(|source| Error::io("Copying", &from, source))?;
            }
        }
        Ok(copy)
    }

    fn open(&self) -> Result<Connection> {
        let path = folder::database(&self.folder);
        mend_the_mark(&path)?;
        let conn = Connection::open(&path)?;
        conn.pragma_update(None, "trusted_schema", "off")?;
        conn.pragma_update(None, "cell_size_check", "on")?;
        Ok(conn)
    }
}

impl Drop for PrivateCopy {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// The first bytes of every database are known, so damage to them is mended.
fn mend_the_mark(path: &Path) -> Result<()> {
    use std::io::Write;
    let written = fs::OpenOptions::new()
        .write(true)
        .open(path)
        .and_then(|mut file| file.write_all(b"SQLite format 3\0"));
    written.map_err(|source| Error::io("Writing", path, source))
}

/// Copies what can be read of one table.
fn read_table(
    from: &Connection,
    into: &Connection,
    table: &str,
    has_rowid: bool,
    saved: &mut Salvaged,
) -> Result<()> {
    let all = columns(into, table, has_rowid)?;
    let known = columns_of_both(from, &all, table, has_rowid);
    let Some(known) = known.filter(|known| !known.is_empty()) else { return Ok(()) };
    let (names, places) = (known.join(", "), vec!["?"; known.len()].join(", "));
    let name = quoted(table);
    let mut write = into.prepare(&format!("INSERT INTO {name} ({names}) VALUES ({places})"))?;
    let within = if has_rowid { " WHERE rowid BETWEEN ?1 AND ?2" } else { "" };
    let Ok(mut read) = from.prepare(&format!("SELECT {names} FROM {name}{within}")) else {
        saved.damaged.push(table.to_owned());
        return Ok(());
    };
    let whole = if has_rowid {
        Ranges { read: &mut read, write: &mut write, left_out: &mut saved.left_out, failures: 0 }
            .read(from, &name)
    } else {
        read_rows(&mut read, &mut write, &[], &mut saved.left_out)
    };
    if !whole {
        saved.damaged.push(table.to_owned());
    }
    Ok(())
}

/// A journal of an older schema has fewer columns.
fn columns_of_both(from: &Connection, all: &[String], table: &str, has_rowid: bool) -> Option<Vec<String>> {
    let there = columns(from, table, has_rowid).ok()?;
    Some(all.iter().filter(|column| there.contains(column)).cloned().collect())
}

/// Reads a table range by range.
struct Ranges<'a, 'from, 'into> {
    read: &'a mut Statement<'from>,
    write: &'a mut Statement<'into>,
    left_out: &'a mut u64,
    failures: u32,
}

impl Ranges<'_, '_, '_> {
    /// Whether all of it could be read.
    fn read(&mut self, from: &Connection, table: &str) -> bool {
        let edge = |which| {
            from.query_row(&format!("SELECT {which}(rowid) FROM {table}"), [], |row| {
                row.get::<_, Option<i64>>(0)
            })
        };
        let (first, last) = (edge("min"), edge("max"));
        let range = (first.unwrap_or(Some(1)), last.unwrap_or(Some(i64::from(u32::MAX))));
        let (Some(first), Some(last)) = range else { return true };
        // The newest half first: when a table has to be given up, it's the oldest that is lost.
        let mut left = vec![(first, last)];
        let mut whole = true;
        while let Some((first, last)) = left.pop() {
            if read_rows(self.read, self.write, &[first, last], self.left_out) {
                continue;
            }
            whole = false;
            self.failures += 1;
            if self.failures >= MOST_FAILURES {
                return false;
            }
            if first < last {
                let middle = first + (last - first) / 2;
                left.push((first, middle));
                left.push((middle + 1, last));
            }
        }
        whole
    }
}

/// Whether all rows could be read. Those before the damage are kept.
fn read_rows(read: &mut Statement<'_>, write: &mut Statement<'_>, range: &[i64], left_out: &mut u64) -> bool {
    let columns = read.column_count();
    let Ok(mut rows) = read.query(params_from_iter(range)) else { return false };
    loop {
        match rows.next() {
            Ok(Some(row)) => {
                let values =
                    (0..columns).map(|at| row.get_ref(at).map(value)).collect::<rusqlite::Result<Vec<_>>>();
                match values.and_then(|values| write.execute(params_from_iter(values))) {
                    Err(error) if !is_there_already(&error) => *left_out += 1,
                    _ => {}
                }
            }
            Ok(None) => return true,
            Err(_) => return false,
        }
    }
}

/// A row that was kept from a range that could be read in part.
fn is_there_already(error: &rusqlite::Error) -> bool {
    const SAME_ROW: [i32; 2] =
        [rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY, rusqlite::ffi::SQLITE_CONSTRAINT_ROWID];
    error.sqlite_error().is_some_and(|error| SAME_ROW.contains(&error.extended_code))
}

/// Text with damaged characters is kept as far as it can be read.
fn value(stored: ValueRef<'_>) -> Value {
    match stored {
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        other => Value::try_from(other).unwrap_or(Value::Null),
    }
}

/// Rows that refer to a row which was lost go too, until all references hold. Answers how many.
fn drop_what_refers_to_nothing(conn: &Connection) -> Result<u64> {
    let mut dropped = 0;
    loop {
        let dangling = conn
            .prepare("PRAGMA foreign_key_check")?
            .query_map([], |row| Ok((row.get::<_, String>("table")?, row.get::<_, Option<i64>>("rowid")?)))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut now = 0;
        for (table, rowid) in dangling {
            now += conn.execute(&format!("DELETE FROM {} WHERE rowid = ?1", quoted(&table)), [rowid])?;
        }
        if now == 0 {
            return Ok(dropped);
        }
        dropped += now as u64;
    }
}
