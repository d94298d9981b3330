//! This week against the goal.

use chrono::{Duration, NaiveDate};
use serde::Serialize;

use super::{Rhythm, WeekVerdict};

/// How this week stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WeekState {
    /// The goal is met.
    Kept,
    /// There is time.
    OnTrack,
    /// At most two days are left, or fewer than posts missing.
    AtRisk,
    /// Most of its days are paused: it does not count unless it is kept.
    Paused,
    /// A reserve week was spent on it: it does not count unless it is kept.
    Reserve,
}

/// A missed week that can still be made up for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Repair {
    /// The first day of the missed week.
    pub week_on: NaiveDate,
    /// The last day on which it can be made up for.
    pub until: NaiveDate,
    /// Posts from now that do it: what is missing of this week's goal, and one more.
    pub posts: u32,
    /// "One post more than your goal by Sunday 8 March makes up for last week."
    pub sentence: String,
}

/// This week against the goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WeekCard {
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// Posts that came out in it.
    pub posts: u32,
    /// Posts wanted.
    pub goal: u32,
    /// Comments, replies, calls and credit given in it.
    pub conversations: u32,
    /// Conversations wanted; 0 when there is no such goal.
    pub conversation_goal: u32,
    /// Personal invitations in it.
    pub invitations: u32,
    /// Invitations wanted; 0 when there is no such goal.
    pub invitation_goal: u32,
    /// Days left, today included: 1 to 7.
    pub days_left: u32,
    /// How it stands.
    pub state: WeekState,
    /// The same in words: "1 of 2 this week, two days left".
    pub sentence: String,
    /// Last week, when it was missed and can still be made up for.
    pub repair: Option<Repair>,
}

impl Rhythm {
    /// This week against the goal.
    #[must_use]
    pub fn this_week(&self, today: NaiveDate) -> WeekCard {
        let starts_on = self.week_of(today);
        let ends_on = starts_on + Duration::days(6);
        let (posts, goal) = (self.posts_in(starts_on), self.goal_in(starts_on));
        let wanted = self.goals.for_week(starts_on);
        let given = self.given_in(starts_on);
        let days_left = u32::try_from((ends_on - today).num_days() + 1).unwrap_or(1);
        let missing = goal.saturating_sub(posts);
        let state = match self.verdict(starts_on, today) {
            WeekVerdict::Kept | WeekVerdict::MadeUp => WeekState::Kept,
            WeekVerdict::Paused => WeekState::Paused,
            WeekVerdict::Reserve => WeekState::Reserve,
            WeekVerdict::Running | WeekVerdict::Missed if days_left <= 2 || days_left < missing => WeekState::AtRisk,
            WeekVerdict::Running | WeekVerdict::Missed => WeekState::OnTrack,
        };
        let sentence = match state {
            WeekState::Kept => format!("{posts} of {goal} this week. The week is kept"),
            WeekState::Paused => format!("{posts} of {goal} this week, which is paused and does not count"),
            WeekState::Reserve => format!("{posts} of {goal} this week, a reserve week that does not count"),
            WeekState::OnTrack | WeekState::AtRisk => format!("{posts} of {goal} this week, {}", days_left_in_words(days_left)),
        };
        WeekCard {
            starts_on,
            ends_on,
            posts,
            goal,
            conversations: given.conversations,
            conversation_goal: wanted.conversations,
            invitations: given.invitations,
            invitation_goal: wanted.invitations,
            days_left,
            state,
            sentence,
            repair: self.repair(today),
        }
    }

    /// Last week, when it was missed and can still be made up for (Silverman, Barasch 2023: a streak that can be
    /// repaired is taken up again).
    #[must_use]
    pub fn repair(&self, today: NaiveDate) -> Option<Repair> {
        let running = self.week_of(today);
        let week_on = running - Duration::weeks(1);
        if week_on < self.first_week() || self.verdict(week_on, today) != WeekVerdict::Missed {
            return None;
        }
        let until = running + Duration::days(6);
        let posts = self.goal_in(running).saturating_sub(self.posts_in(running)) + 1;
        let many = if posts == 1 { "One more post".to_owned() } else { format!("{} posts", capital(posts)) };
        let sentence = format!("{many} by {} {} up for last week", until.format("%A %-d %B"), if posts == 1 { "makes" } else { "make" });
        Some(Repair { week_on, until, posts, sentence })
    }
}

const WORDS: [&str; 8] = ["no", "one", "two", "three", "four", "five", "six", "seven"];

/// "one day left", "two days left".
#[must_use]
pub fn days_left_in_words(days: u32) -> String {
    let word = WORDS.get(days as usize).copied().unwrap_or("many");
    format!("{word} {} left", if days == 1 { "day" } else { "days" })
}

fn capital(number: u32) -> String {
    match WORDS.get(number as usize) {
        Some(word) => word[..1].to_uppercase() + &word[1..],
        None => number.to_string(),
    }
}
