//! What a line of quick capture or quick log would be kept as. The actions that keep it ask again inside their transaction.

use crate::calendar::Now;
use crate::calendar::natural_date::Calendar;
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::{captured, chosen_day, known_names};
use crate::people::conversation::{ConversationLine, read_line};
use crate::publishing::capture::Capture;

impl Coach {
    /// What a line of quick capture means. Nothing is written.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when something does not fit.
    pub fn read_idea(&self, now: &Now, line: &str) -> Result<Capture> {
        let (_, now) = self.in_user_zone(now)?;
        captured(self.conn(), &now, line)
    }

    /// What a line of quick log means. Nothing is written.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when it means nothing.
    pub fn read_conversation(&self, now: &Now, line: &str) -> Result<ConversationLine> {
        self.read_conversation_on(now, line, None)
    }

    /// Reads a line on a chosen day, a date or words for one, whatever day the line names.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when it means nothing or the day has not come yet.
    pub fn read_conversation_on(&self, now: &Now, line: &str, on: Option<&str>) -> Result<ConversationLine> {
        let (profile, now) = self.in_user_zone(now)?;
        let calendar = Calendar::new(&now, profile.week_start);
        read_line(line, chosen_day(on, calendar)?, calendar, &known_names(self.conn())?)
    }
}
