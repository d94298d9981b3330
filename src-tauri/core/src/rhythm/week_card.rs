//! This week against the goal.

use chrono::{Duration, NaiveDate};
use serde::Serialize;

use super::{Rhythm, WeekVerdict};
use crate::calendar::Day;

/// How this week stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WeekState {
    /// The goal is met.
    Kept,
    /// There is time.
    OnTrack,
    /// Its slots are past and at most one work day is left; said on work days only.
    AtRisk,
    /// Most of its days are paused: it does not count unless it is kept.
    Paused,
    /// A reserve week was spent on it: it does not count unless it is kept.
    Reserve,
    /// The voice is on hold: it does not count unless it is kept.
    Held,
    /// A week between, or one that something else counts for: it does not count unless it is kept.
    Off,
    /// No post is wanted yet.
    NotYet,
}

/// A missed week that can still be made up for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MakeUp {
    /// The first day of the missed week.
    pub week_on: NaiveDate,
    /// The last day on which it can be made up for.
    pub until: NaiveDate,
    /// Posts from now that do it: what is missing of this week's goal, and one more.
    pub posts: u32,
    /// Sentence for people, e.g. "2 more posts by Sunday 18 January count for last week too".
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
    /// Posts that were published in it.
    pub posts: u32,
    /// Posts wanted; 0 before the voice started and in a week between.
    pub goal: u32,
    /// Minutes spent on programme and rhythm in it.
    pub minutes_done: u32,
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
    /// Sentence for people, e.g. "This week: 1 post to go, 5 days".
    pub sentence: String,
    /// Last week, when it was missed and can still be made up for.
    pub repair: Option<MakeUp>,
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
            WeekVerdict::Held => WeekState::Held,
            WeekVerdict::Off => WeekState::Off,
            WeekVerdict::NotYet => WeekState::NotYet,
            WeekVerdict::Running | WeekVerdict::Missed if self.at_risk(today) => WeekState::AtRisk,
            WeekVerdict::Running | WeekVerdict::Missed => WeekState::OnTrack,
        };
        let sentence = match state {
            WeekState::Kept if posts > wanted.posts => {
                format!("{} this week. The goal was {}", many(posts, "post"), wanted.posts)
            }
            WeekState::Kept => "That’s the week done".to_owned(),
            WeekState::Paused => "Paused this week, so it doesn’t count".to_owned(),
            WeekState::Held => "Your voice is on hold; this week doesn’t count".to_owned(),
            WeekState::Reserve => format!("Reserve week used for the week of {}", starts_on.format("%-d %B")),
            WeekState::Off | WeekState::NotYet => {
                let given = given.conversations + given.invitations;
                format!("This week: {}, {}", many(self.minutes_done, "minute"), many(given, "conversation"))
            }
            WeekState::OnTrack | WeekState::AtRisk => {
                format!("This week: {} to go, {}", many(missing, "post"), many(days_left, "day"))
            }
        };
        WeekCard {
            starts_on,
            ends_on,
            posts,
            goal,
            minutes_done: self.minutes_done,
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

    /// Last week, when it was missed and can still be made up for (Silverman & Barasch, "On or Off Track: How
    /// (Broken) Streaks Affect Consumer Decisions", *Journal of Consumer Research* 49(6), 2023, doi:10.1093/jcr/ucac029: people
    /// go on with a streak they can repair).
    #[must_use]
    pub fn repair(&self, today: NaiveDate) -> Option<MakeUp> {
        let running = self.week_of(today);
        let week_on = running - Duration::weeks(1);
        if !self.is_missed(week_on, today) || self.last_posted_on().is_none() {
            return None;
        }
        let until = running + Duration::days(6);
        let posts = self.goal_in(running).saturating_sub(self.posts_in(running)) + 1;
        let more = if posts == 1 { "1 more post".to_owned() } else { format!("{posts} more posts") };
        let counts = if posts == 1 { "counts" } else { "count" };
        let sentence = format!("{more} by {} {counts} for last week too", until.format("%A %-d %B"));
        Some(MakeUp { week_on, until, posts, sentence })
    }

    /// Whether both slots are past and at most one work day is left, on a work day.
    fn at_risk(&self, today: NaiveDate) -> bool {
        let starts_on = self.week_of(today);
        let days = (0..7).map(|ahead| starts_on + Duration::days(ahead));
        let work_days_left = days.clone().filter(|day| *day >= today && self.frame.works(*day)).count();
        let slots_past = days.filter(|day| self.frame.slots.contains(&Day::of(*day))).all(|day| day < today);
        self.frame.works(today) && slots_past && work_days_left <= 1
    }
}

/// "1 post", "2 posts".
fn many(count: u32, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}
