//! What a line of quick capture or quick log would be kept as. The actions that keep it ask again inside their transaction.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::Now;
use crate::calendar::natural_date::Calendar;
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::{captured, chosen_day, known_names};
use crate::people::conversation::{ConversationLine, read_line};
use crate::publishing::capture::Capture;
use crate::publishing::network::Network;
use crate::publishing::post_time::{LinkPart, posted_at, posted_on};

/// What a web address tells of what it leads to, without asking anyone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LinkRead {
    /// The network it belongs to.
    pub network: Option<Network>,
    /// When the thing it leads to was written, where the address tells.
    pub written: Option<LinkTime>,
}

/// When a post, a comment or a reply was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LinkTime {
    /// Which of them it is.
    pub of: LinkPart,
    /// The user's civil date.
    pub on: NaiveDate,
    /// The time on the user's clock, `23:30`.
    pub at: String,
}

impl Coach {
    /// What a web address tells of its network and of when the thing it leads to was written.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions.
    pub fn read_link(&self, now: &Now, link: &str) -> Result<LinkRead> {
        let (_, now) = self.in_user_zone(now)?;
        let written = posted_on(link, &now).zip(posted_at(link, now.instant)).map(|((on, of), time)| {
            LinkTime { of, on, at: Now::new(time.instant, now.zone).local().format("%H:%M").to_string() }
        });
        Ok(LinkRead { network: Network::of_link(link), written })
    }

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
        read_line(line, chosen_day(on, calendar)?, calendar, &now, &known_names(self.conn())?)
    }
}
