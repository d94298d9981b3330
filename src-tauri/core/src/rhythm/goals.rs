//! The weekly goals the user set.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};

/// Conversations a week that step 7 offers: read-and-comment's three.
pub const OFFERED_CONVERSATIONS: u32 = 3;
/// Invitations a week that step 7 offers.
pub const OFFERED_INVITATIONS: u32 = 1;

/// What is wanted of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// Posts; 0 is "not yet". They alone keep a week.
    pub posts: u32,
    /// Comments, replies, calls and credit given; 0 for no goal.
    pub conversations: u32,
    /// Personal invitations; 0 for no goal.
    pub invitations: u32,
    /// 1 for every week, 2 for every second one; the weeks between are like weeks off.
    pub every_weeks: u32,
}

impl Default for Goal {
    /// Not yet: the voice starts when the user starts.
    fn default() -> Self {
        Self::from(0)
    }
}

impl From<u32> for Goal {
    /// A goal of this many posts every week, and none of conversations.
    fn from(posts: u32) -> Self {
        Self { posts, conversations: 0, invitations: 0, every_weeks: 1 }
    }
}

/// The goals the user set, each from a civil date on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Goals(BTreeMap<NaiveDate, Goal>);

impl Goals {
    /// Goals by the date they hold from.
    #[must_use]
    pub fn new(from: impl IntoIterator<Item = (NaiveDate, impl Into<Goal>)>) -> Self {
        Self(from.into_iter().map(|(date, goal)| (date, goal.into())).collect())
    }

    /// What is wanted of the week that begins on `week`, and the date that holds from: the goal in force on its last day;
    /// before the first goal, the first.
    #[must_use]
    pub fn in_force(&self, week: NaiveDate) -> (Option<NaiveDate>, Goal) {
        let last_day = week + Duration::days(6);
        let found = self.0.range(..=last_day).next_back().or_else(|| self.0.iter().next());
        found.map_or_else(|| (None, Goal::default()), |(from, goal)| (Some(*from), *goal))
    }

    /// What is wanted of the week that begins on `week`.
    #[must_use]
    pub fn for_week(&self, week: NaiveDate) -> Goal {
        self.in_force(week).1
    }

    /// What was decided last, also where it only holds from a later day on.
    #[must_use]
    pub fn latest(&self) -> Goal {
        self.0.values().next_back().copied().unwrap_or_default()
    }

    /// The first date from which a post is wanted.
    #[must_use]
    pub fn first_wanted(&self) -> Option<NaiveDate> {
        self.0.iter().find(|(_, goal)| goal.posts > 0).map(|(from, _)| *from)
    }
}
