//! What a line of quick capture or quick log would be kept as. The actions that keep it ask again inside their transaction.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::calendar::Now;
use crate::calendar::natural_date::{Calendar, Sense};
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::pillars::pillars;
use crate::people::conversation::{ConversationLine, read_line};
use crate::publishing::capture::{Capture, read_capture};
use crate::store::{people, profiles};

impl Coach {
    /// What a line of quick capture means. Nothing is written.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when something does not fit.
    pub fn read_idea(&self, now: &Now, line: &str) -> Result<Capture> {
        let (_, now) = self.at_home(now)?;
        captured(self.conn(), &now, line)
    }

    /// What a line of quick log means. Nothing is written.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when it means nothing.
    pub fn read_conversation(&self, now: &Now, line: &str) -> Result<ConversationLine> {
        self.read_conversation_on(now, line, None)
    }

    /// The same on a day that was chosen, a date or words for one, whatever the line says.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when it means nothing or the day has not come yet.
    pub fn read_conversation_on(&self, now: &Now, line: &str, on: Option<&str>) -> Result<ConversationLine> {
        let (profile, now) = self.at_home(now)?;
        let calendar = Calendar::new(&now, profile.week_start);
        read_line(line, chosen_day(on, calendar)?, calendar, &known_names(self.conn())?)
    }
}

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
    words.map(|words| calendar.day(words, Sense::Past)).transpose()
}
