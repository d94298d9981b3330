//! What was given to other people's conversations, beside what was posted.

use chrono::{Duration, NaiveDate};
use serde::Serialize;

use super::{LOOK_BACK, Rhythm};

/// Giving and posting over the last twelve weeks, the running one included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Giving {
    /// Comments, replies, calls, credit and invitations.
    pub conversations: u32,
    /// Posts.
    pub posts: u32,
    /// "14 conversations for 9 posts in twelve weeks".
    pub sentence: String,
}

impl Rhythm {
    /// The ratio of giving to posting over the last twelve weeks; none when there was neither.
    #[must_use]
    pub fn giving(&self, today: NaiveDate) -> Option<Giving> {
        let running = self.week_of(today);
        let weeks = (0..i64::try_from(LOOK_BACK).unwrap_or(12)).map(|back| running - Duration::weeks(back));
        let (mut conversations, mut posts) = (0, 0);
        for week in weeks {
            let given = self.given_in(week);
            conversations += given.conversations + given.invitations;
            posts += self.posts_in(week);
        }
        if conversations + posts == 0 {
            return None;
        }
        let many = |n: u32, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
        let sentence = match (conversations, posts) {
            (given, 0) => format!("{} in the last 12 weeks", many(given, "conversation")),
            (0, posts) => format!("{} in the last 12 weeks", many(posts, "post")),
            (given, posts) => {
                format!("{} and {} in the last 12 weeks", many(posts, "post"), many(given, "conversation"))
            }
        };
        Some(Giving { conversations, posts, sentence })
    }
}
