//! The window's preferences.

use rusqlite::{Connection, OptionalExtension, params};

use super::transact::Tx;
use crate::error::Result;
use crate::preferences::Preferences;

pub(crate) fn get(conn: &Connection) -> Result<Preferences> {
    let found = conn
        .prepare_cached("SELECT theme, show_streak FROM preference WHERE id = 1")?
        .query_row([], |row| Ok(Preferences { theme: row.get("theme")?, show_streak: row.get("show_streak")? }))
        .optional()?;
    Ok(found.unwrap_or_default())
}

pub(crate) fn put(tx: &Tx<'_>, preferences: Preferences) -> Result<()> {
    tx.conn()
        .prepare_cached(
            "INSERT INTO preference (id, theme, show_streak) VALUES (1, ?1, ?2)
             ON CONFLICT (id) DO UPDATE SET theme = ?1, show_streak = ?2",
        )?
        .execute(params![preferences.theme, preferences.show_streak])?;
    Ok(())
}
