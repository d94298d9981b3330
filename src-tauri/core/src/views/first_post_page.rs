//! The first post in 20 minutes: the flow, and what it has to know of the user.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::programme::FirstPost;
use crate::programme::situation::Situation;

/// The flow of the first post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FirstPostPage {
    /// Its screens and shapes.
    pub flow: FirstPost,
    /// Whether the policy was read.
    pub policy_read: bool,
    /// Whether a post may go out: the policy is read and a never-post list exists.
    pub may_post: bool,
    /// Whether it goes into a shared channel, because nothing about work may be posted in public.
    pub inside: bool,
    /// Whether it may be two minutes of the user's voice, with the four lines as notes.
    pub speaking: bool,
    /// The next day a slot is on, from tomorrow; the next work day where there is no slot.
    pub next_slot: NaiveDate,
    /// Whether every second week is what is offered afterwards.
    pub every_other: bool,
}

impl Coach {
    /// The flow of the first post.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn first_post_page(&self, now: &Now) -> Result<FirstPostPage> {
        let journal = self.read_journal(now)?;
        Ok(FirstPostPage {
            flow: self.programme.first_post.clone(),
            policy_read: journal.policy_read(),
            may_post: journal.may_post(),
            inside: journal.profile.is(Situation::InsideOnly),
            speaking: journal.profile.is(Situation::Speaking),
            next_slot: journal.next_slot(),
            every_other: journal.length() == crate::programme::Length::Light,
        })
    }
}
