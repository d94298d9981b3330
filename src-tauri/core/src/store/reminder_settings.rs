//! How reminders are shown, and until when all are snoozed.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::transact::Tx;
use crate::error::Result;
use crate::reminders::ReminderSettings;

pub(crate) fn get(conn: &Connection) -> Result<ReminderSettings> {
    let sql = "SELECT hide_details, sound, keep_on_screen, on_close FROM reminder_setting WHERE id = 1";
    let found = conn.prepare_cached(sql)?.query_row([], |row| {
        Ok(ReminderSettings {
            hide_details: row.get("hide_details")?,
            sound: row.get("sound")?,
            keep_on_screen: row.get("keep_on_screen")?,
            on_close: row.get("on_close")?,
        })
    });
    Ok(found.optional()?.unwrap_or_default())
}

pub(crate) fn put(tx: &Tx<'_>, settings: ReminderSettings) -> Result<()> {
    let sql = "INSERT INTO reminder_setting (id, hide_details, sound, keep_on_screen, on_close) VALUES (1, ?1, ?2, ?3, ?4)
               ON CONFLICT (id) DO UPDATE SET hide_details = ?1, sound = ?2, keep_on_screen = ?3, on_close = ?4";
    let ReminderSettings { hide_details, sound, keep_on_screen, on_close } = settings;
    tx.conn().prepare_cached(sql)?.execute(params![hide_details, sound, keep_on_screen, on_close])?;
    Ok(())
}

pub(crate) fn all_snoozed_until(conn: &Connection) -> Result<Option<DateTime<Utc>>> {
    let found: Option<Option<i64>> = conn
        .prepare_cached("SELECT all_snoozed_until FROM reminder_setting WHERE id = 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(found.flatten().and_then(|seconds| DateTime::from_timestamp(seconds, 0)))
}

pub(crate) fn snooze_all(tx: &Tx<'_>, until: Option<DateTime<Utc>>) -> Result<()> {
    let sql = "INSERT INTO reminder_setting (id, all_snoozed_until) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET all_snoozed_until = ?1";
    tx.conn().prepare_cached(sql)?.execute([until.map(|until| until.timestamp())])?;
    Ok(())
}
