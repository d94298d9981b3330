//! What a typed line is read with: pillars and people that are known, and the day that was chosen.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::pillars::pillars;
use crate::calendar::Now;
use crate::calendar::natural_date::{Calendar, Direction};
use crate::error::Result;
use crate::publishing::capture::{Capture, read_capture};
use crate::store::{people, profiles};

/// What a line of quick capture means.
pub(crate) fn captured(conn: &Connection, now: &Now, line: &str) -> Result<Capture> {
    let week_start = profiles::require(conn)?.week_start;
    // Pillars are asked for only where one can be meant.
    let known = if line.contains('#') { pillars(conn)? } else { Vec::new() };
    read_capture(line, Calendar::new(now, week_start), &known)
}

/// Everybody in the list, by id and name.
pub(crate) fn known_names(conn: &Connection) -> Result<Vec<(i64, String)>> {
    Ok(people::names(conn)?.into_iter().map(|(id, name)| (id.0, name)).collect())
}

/// The day that was chosen, which has come.
pub(crate) fn chosen_day(on: Option<&str>, calendar: Calendar) -> Result<Option<NaiveDate>> {
    let words = on.map(str::trim).filter(|words| !words.is_empty());
    words.map(|words| calendar.day(words, Direction::Past)).transpose()
}
