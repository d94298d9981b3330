//! Who the user is, who they want to be heard as, and the frame they chose: pace, week, goal.

pub mod preferences;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::calendar::{Day, Now, WeekStart};
use crate::error::{Error, Result};
use crate::named::named_enum;
use crate::programme::Length;
use crate::programme::situation::Situation;
use crate::publishing::network::Network;

named_enum! {
    /// How much time a week the user gives the programme. It only stretches dates.
    pub enum Pace("pace") {
        /// About 35 minutes a week.
        Light = "light" | "Light",
        /// About 75 minutes a week.
        Steady = "steady" | "Steady",
        /// About two hours a week.
        Intense = "intense" | "Intense",
    }
}

impl Pace {
    /// Minutes a week at this pace.
    #[must_use]
    pub fn minutes_a_week(self) -> u32 {
        match self {
            Self::Light => 35,
            Self::Steady => 75,
            Self::Intense => 120,
        }
    }
}

impl Pace {
    /// The pace whose minutes are nearest.
    #[must_use]
    pub fn nearest(minutes: u32) -> Self {
        Self::ALL
            .iter()
            .copied()
            .min_by_key(|pace| pace.minutes_a_week().abs_diff(minutes))
            .unwrap_or(Self::Steady)
    }
}

/// The fewest and the most minutes a week.
pub const MINUTES: std::ops::RangeInclusive<u32> = 15..=600;

/// Minutes a week, 15 to 600.
///
/// # Errors
/// [`Error::Invalid`] with the bounds.
pub fn check_minutes(minutes: u32) -> Result<u32> {
    if MINUTES.contains(&minutes) {
        Ok(minutes)
    } else {
        Err(Error::invalid(format!(
            "Choose {} to {} minutes a week. 35, 75 and 120 are good numbers.",
            MINUTES.start(),
            MINUTES.end()
        )))
    }
}

/// Fewer minutes a week than this make everything that comes back take its light length.
const LIGHT_BELOW: u32 = 55;
/// From this many minutes a week, half of one holds a post in full.
const FULL_POST_FROM: u32 = 100;

/// The highest weekly goal: two posts a day.
pub const WEEKLY_POSTS_MAX: u32 = 14;

/// A number of posts a week, 0 ("not yet") to [`WEEKLY_POSTS_MAX`].
///
/// # Errors
/// [`Error::Invalid`] with the bounds.
pub fn check_weekly_posts(posts: u32) -> Result<u32> {
    if posts <= WEEKLY_POSTS_MAX {
        Ok(posts)
    } else {
        Err(Error::invalid(format!("Choose 0 to {WEEKLY_POSTS_MAX} posts a week. One is a good goal.")))
    }
}

/// The highest weekly goal of conversations or invitations.
pub const WEEKLY_CONVERSATIONS_MAX: u32 = 50;

/// A number of conversations or invitations a week, 0 to [`WEEKLY_CONVERSATIONS_MAX`].
///
/// # Errors
/// [`Error::Invalid`] with the bounds.
pub fn check_weekly_conversations(wanted: u32) -> Result<u32> {
    if wanted <= WEEKLY_CONVERSATIONS_MAX {
        Ok(wanted)
    } else {
        Err(Error::invalid(format!(
            "Choose 0 to {WEEKLY_CONVERSATIONS_MAX}. Five good comments a week are plenty."
        )))
    }
}

/// The most new ties a month that can be aimed at.
pub const TIES_A_MONTH_MAX: u32 = 100;

/// A number of new ties a month, 1 to [`TIES_A_MONTH_MAX`].
///
/// # Errors
/// [`Error::Invalid`] with the bounds.
pub fn check_ties_a_month(wanted: u32) -> Result<u32> {
    if (1..=TIES_A_MONTH_MAX).contains(&wanted) {
        Ok(wanted)
    } else {
        Err(Error::invalid(format!("Choose 1 to {TIES_A_MONTH_MAX} new ties a month. Eight are plenty.")))
    }
}

/// The user's profile and frame. There is one a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// What the coach calls the user; may be empty.
    pub name: String,
    /// The role they have.
    pub role_now: String,
    /// The role they want to be seen in.
    pub role_wanted: String,
    /// What they want to be known for.
    pub topic: String,
    /// Where they take part, in the order of [`Network::ALL`].
    pub networks: Vec<Network>,
    /// The pace that is nearest to the minutes.
    pub pace: Pace,
    /// Minutes a week for programme and rhythm, 15 to 600.
    pub minutes: u32,
    /// The days on which something is suggested.
    pub work_days: BTreeSet<Day>,
    /// What is true where the user works.
    pub situations: Vec<Situation>,
    /// "I help … do …": the first sentence, put together from the first answers.
    pub sentence: String,
    /// The civil date from which the first 30 days count; none in a journal from before there were any.
    pub coached_from: Option<NaiveDate>,
    /// The day a week begins on.
    pub week_start: WeekStart,
    /// The civil date the plan is laid out from. It may be moved.
    pub start_on: NaiveDate,
    /// The civil date the profile was made. A fact; it does not move.
    pub joined_on: NaiveDate,
    /// A fixed zone, or none to follow the computer's.
    pub zone: Option<Tz>,
    /// New ties a month that the user aims at; none is the score's default.
    pub ties_a_month: Option<u32>,
}

impl Profile {
    /// Whether this is true where the user works.
    #[must_use]
    pub fn is(&self, situation: Situation) -> bool {
        self.situations.contains(&situation)
    }

    /// How long what comes back takes: light at few minutes, short while steps are open, full afterwards.
    #[must_use]
    pub fn length(&self, steps_open: bool) -> Length {
        match steps_open {
            _ if self.minutes < LIGHT_BELOW => Length::Light,
            true => Length::Short,
            false => Length::Full,
        }
    }

    /// How long a post takes: as what comes back, but in full once step 8 is finished and half a week holds it.
    #[must_use]
    pub fn post_length(&self, steps_open: bool, writing_done: bool) -> Length {
        if writing_done && self.minutes >= FULL_POST_FROM { Length::Full } else { self.length(steps_open) }
    }

    /// The present in the zone the user chose, or else in the computer's.
    #[must_use]
    pub fn home(&self, now: &Now) -> Now {
        now.in_zone(self.zone.unwrap_or(now.zone))
    }
}

/// A zone by its IANA name; empty is "follow the computer".
///
/// # Errors
/// [`Error::Invalid`] when no such zone exists.
pub fn parse_zone(text: &str) -> Result<Option<Tz>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse()
        .map(Some)
        .map_err(|_| Error::invalid("Unknown time zone. Use a name like Europe/Berlin, or leave it empty."))
}

/// What the first questions ask. Every answer has a default, so every question can be skipped.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct ProfileAnswers {
    /// What the coach calls the user.
    pub name: Option<String>,
    /// The role they have.
    pub role_now: Option<String>,
    /// The role they want.
    pub role_wanted: Option<String>,
    /// What they want to be known for.
    pub topic: Option<String>,
    /// Where they take part.
    pub networks: Option<Vec<Network>>,
    /// Posts a week; 0 is "not yet".
    pub weekly_posts: Option<u32>,
    /// Comments, replies, calls and credit a week; 0 for no goal.
    pub weekly_conversations: Option<u32>,
    /// Invitations a week; 0 for no goal.
    pub weekly_invitations: Option<u32>,
    /// The pace, which names its minutes.
    pub pace: Option<Pace>,
    /// Minutes a week.
    pub minutes: Option<u32>,
    /// 1 for posts every week, 2 for every second week.
    pub every_weeks: Option<u32>,
    /// The days on which something is suggested; at least one.
    pub work_days: Option<Vec<Day>>,
    /// What is true where the user works.
    pub situations: Option<Vec<Situation>>,
    /// "I help … do …".
    pub sentence: Option<String>,
    /// The day a week begins on.
    pub week_start: Option<WeekStart>,
    /// The civil date the plan starts from; by default today.
    pub start_on: Option<NaiveDate>,
    /// An IANA zone, or empty to follow the computer.
    pub zone: Option<String>,
    /// New ties a month, 1 to 100.
    pub ties_a_month: Option<u32>,
}
