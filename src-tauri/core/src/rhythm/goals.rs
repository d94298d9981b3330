//! The weekly goals the user set.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};

/// Conversations a week when nothing else is said: the programme's five comments.
pub const DEFAULT_CONVERSATIONS: u32 = 5;
/// Invitations a week when nothing else is said.
pub const DEFAULT_INVITATIONS: u32 = 3;

/// What is wanted of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// Posts; at least one. They alone keep a week.
    pub posts: u32,
    /// Comments, replies, calls and credit given; 0 for no goal.
    pub conversations: u32,
    /// Personal invitations; 0 for no goal.
    pub invitations: u32,
}

impl From<u32> for Goal {
    /// A goal of so many posts, and of conversations what the programme asks.
    fn from(posts: u32) -> Self {
        Self { posts, conversations: DEFAULT_CONVERSATIONS, invitations: DEFAULT_INVITATIONS }
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

    /// What is wanted of the week that begins on `week`: the goal in force on its last day; before the first goal, the
    /// first.
    #[must_use]
    pub fn for_week(&self, week: NaiveDate) -> Goal {
        let last_day = week + Duration::days(6);
        let in_force = self.0.range(..=last_day).next_back().or_else(|| self.0.iter().next());
        in_force.map_or_else(|| Goal::from(1), |(_, goal)| *goal)
    }
}
