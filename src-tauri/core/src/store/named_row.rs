//! Rows of long lists, read by column name. SQLite makes a name again whenever it is asked for one, and rusqlite asks for
//! each column before the one that is wanted: of thousands of rows that took longer than reading them. Here the names are
//! asked for once a statement.

use std::ops::Range;

use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, ValueRef};
use rusqlite::{Connection, Params, Row};

use crate::error::Result;

/// A row and the names of its columns.
pub(super) struct NamedRow<'a> {
    row: &'a Row<'a>,
    names: &'a [String],
}

impl NamedRow<'_> {
    pub(super) fn get<T: FromSql>(&self, name: &str) -> rusqlite::Result<T> {
        self.row.get(self.place_of(name)?)
    }

    pub(super) fn get_ref(&self, name: &str) -> rusqlite::Result<ValueRef<'_>> {
        self.row.get_ref(self.place_of(name)?)
    }

    /// A civil date. Read as SQLite's functions write it: to take a pattern apart for each of thousands takes longer.
    pub(super) fn day(&self, name: &str) -> rusqlite::Result<NaiveDate> {
        self.day_if(name)?.ok_or_else(|| FromSqlError::InvalidType.into())
    }

    /// A civil date; `None` for `NULL`.
    pub(super) fn day_if(&self, name: &str) -> rusqlite::Result<Option<NaiveDate>> {
        let text = self.get_ref(name)?.as_str_or_null()?;
        let day = text.map(|text| text.parse().map_err(|error| FromSqlError::Other(Box::new(error))));
        Ok(day.transpose()?)
    }

    fn place_of(&self, name: &str) -> rusqlite::Result<usize> {
        self.names
            .iter()
            .position(|known| known == name)
            .ok_or_else(|| rusqlite::Error::InvalidColumnName(name.to_owned()))
    }
}

/// Everything that `from_row` makes of the rows of a query; rows it makes nothing of are left out.
pub(super) fn collect<T>(
    conn: &Connection,
    sql: &str,
    values: impl Params,
    mut from_row: impl FnMut(&NamedRow<'_>) -> rusqlite::Result<Option<T>>,
) -> Result<Vec<T>> {
    let mut statement = conn.prepare_cached(sql)?;
    let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut rows = statement.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.extend(from_row(&NamedRow { row, names: &names })?);
    }
    Ok(found)
}

/// The one row there can be.
pub(super) fn one<T>(
    conn: &Connection,
    sql: &str,
    values: impl Params,
    from_row: impl Fn(&NamedRow<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    Ok(collect(conn, sql, values, |row| from_row(row).map(Some))?.pop())
}

/// As [`collect`], a stretch of it: what comes after that isn't read.
pub(super) fn stretch_of<T>(
    conn: &Connection,
    sql: &str,
    values: impl Params,
    stretch: Range<usize>,
    mut from_row: impl FnMut(&NamedRow<'_>) -> rusqlite::Result<Option<T>>,
) -> Result<Vec<T>> {
    let mut statement = conn.prepare_cached(sql)?;
    let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut rows = statement.query(values)?;
    let (mut found, mut place) = (Vec::new(), 0);
    while place < stretch.end
        && let Some(row) = rows.next()?
    {
        if let Some(one) = from_row(&NamedRow { row, names: &names })? {
            if stretch.contains(&place) {
                found.push(one);
            }
            place += 1;
        }
    }
    Ok(found)
}
