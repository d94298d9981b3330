//! The window's preferences.

use rusqlite::{Connection, OptionalExtension, params};

use super::transact::Tx;
use crate::error::Result;
use crate::profile::preferences::Preferences;

pub(crate) fn get(conn: &Connection) -> Result<Preferences> {
    let found = conn
        .prepare_cached(
            "SELECT theme, show_streak, show_moments, show_prompts, charts_as_tables FROM preference WHERE id = 1",
        )?
        .query_row([], |row| {
            Ok(Preferences {
                theme: row.get("theme")?,
                show_streak: row.get("show_streak")?,
                show_moments: row.get("show_moments")?,
                show_prompts: row.get("show_prompts")?,
                charts_as_tables: row.get("charts_as_tables")?,
            })
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

pub(crate) fn put(tx: &Tx<'_>, preferences: Preferences) -> Result<()> {
    tx.conn()
        .prepare_cached(
            "INSERT INTO preference (id, theme, show_streak, show_moments, show_prompts, charts_as_tables)
             VALUES (1, ?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET theme = ?1, show_streak = ?2, show_moments = ?3, show_prompts = ?4,
               charts_as_tables = ?5",
        )?
        .execute(params![
            preferences.theme,
            preferences.show_streak,
            preferences.show_moments,
            preferences.show_prompts,
            preferences.charts_as_tables
        ])?;
    Ok(())
}
