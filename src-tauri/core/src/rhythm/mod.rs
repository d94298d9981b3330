//! The weekly rhythm: weeks, goal, streak. Everything is counted from the log each time, so a forgotten post that is
//! logged later repairs the streak by itself.

mod giving;
mod goals;
mod hold;
mod paused_weeks;
mod reserves;
mod streak;
#[cfg(test)]
mod tests;
mod verdict;
mod week_card;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate};

use crate::calendar::{Day, Pause, WeekStart, week_of};
use crate::people::conversation::ConversationKind;

pub use giving::Giving;
pub use goals::{Goal, Goals, OFFERED_CONVERSATIONS, OFFERED_INVITATIONS};
pub use hold::Hold;
pub use paused_weeks::WeeksOfPause;
pub use reserves::{ReserveOffer, Reserves};
pub use streak::{LOOK_BACK, Streak, runs};
pub use verdict::{RESERVES_A_QUARTER, WeekVerdict, quarter_of};
pub use week_card::{MakeUp, WeekCard, WeekState};

/// Conversations of a week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Given {
    /// Comments, replies, calls and credit given.
    pub conversations: u32,
    /// Personal invitations.
    pub invitations: u32,
}

/// The log of posts, read as weeks.
#[derive(Debug, Clone)]
pub struct Rhythm {
    start: WeekStart,
    goals: Goals,
    joined_on: NaiveDate,
    posts: BTreeMap<NaiveDate, u32>,
    last_posted_on: Option<NaiveDate>,
    posted_days: BTreeSet<NaiveDate>,
    pauses: Vec<Pause>,
    reserves: BTreeSet<NaiveDate>,
    given: BTreeMap<NaiveDate, Given>,
    holds: Vec<Hold>,
    stood_for: BTreeSet<NaiveDate>,
    frame: WeekFrame,
    counts_joined_week: bool,
    minutes_done: u32,
}

/// The days of the week on which the user works and posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekFrame {
    /// Work days: what is suggested and warned of stays on them.
    pub work_days: BTreeSet<Day>,
    /// The days of the slot and the backup slot.
    pub slots: BTreeSet<Day>,
}

impl Default for WeekFrame {
    /// Monday to Friday, without a slot.
    fn default() -> Self {
        Self { work_days: Day::ALL[..5].iter().copied().collect(), slots: BTreeSet::new() }
    }
}

impl WeekFrame {
    /// Whether the date is a work day.
    #[must_use]
    pub fn works(&self, date: NaiveDate) -> bool {
        self.work_days.contains(&Day::of(date))
    }
}

/// A week with this many paused days does not count unless it is kept: most of it.
const PAUSED_DAYS: i64 = 4;

impl Rhythm {
    /// A rhythm from the civil dates of the posts in the log, in any order.
    #[must_use]
    pub fn new(
        start: WeekStart,
        goals: Goals,
        joined_on: NaiveDate,
        posted_on: impl IntoIterator<Item = NaiveDate>,
    ) -> Self {
        let mut posts = BTreeMap::new();
        let mut last_posted_on = None;
        let mut posted_days = BTreeSet::new();
        for date in posted_on {
            posted_days.insert(date);
            last_posted_on = last_posted_on.max(Some(date));
            *posts.entry(week_of(date, start)).or_default() += 1;
        }
        Self {
            start,
            goals,
            joined_on,
            posts,
            last_posted_on,
            posted_days,
            pauses: Vec::new(),
            reserves: BTreeSet::new(),
            given: BTreeMap::new(),
            holds: Vec::new(),
            stood_for: BTreeSet::new(),
            frame: WeekFrame::default(),
            counts_joined_week: false,
            minutes_done: 0,
        }
    }

    /// These weeks with other posts, by their civil dates in any order.
    #[must_use]
    pub fn with_posts(&self, posted_on: impl IntoIterator<Item = NaiveDate>) -> Self {
        let mut rhythm = self.clone();
        rhythm.posts.clear();
        rhythm.posted_days.clear();
        rhythm.last_posted_on = None;
        for date in posted_on {
            *rhythm.posts.entry(rhythm.week_of(date)).or_default() += 1;
            rhythm.posted_days.insert(date);
            rhythm.last_posted_on = rhythm.last_posted_on.max(Some(date));
        }
        rhythm
    }

    /// For a journal from before a goal could be 0: counts the week of joining, whole or not.
    #[must_use]
    pub fn counting_joined_week(self, counts_joined_week: bool) -> Self {
        Self { counts_joined_week, ..self }
    }

    /// Adds holds, whose weeks don’t count.
    #[must_use]
    pub fn with_holds(self, holds: Vec<Hold>) -> Self {
        Self { holds, ..self }
    }

    /// Adds the dates on which something else counted as the week's post.
    #[must_use]
    pub fn with_stood_for(self, dates: impl IntoIterator<Item = NaiveDate>) -> Self {
        let stood_for = dates.into_iter().map(|date| self.week_of(date)).collect();
        Self { stood_for, ..self }
    }

    /// Adds work days and slots.
    #[must_use]
    pub fn with_frame(self, frame: WeekFrame) -> Self {
        Self { frame, ..self }
    }

    /// Adds the minutes done this week.
    #[must_use]
    pub fn with_minutes(self, minutes_done: u32) -> Self {
        Self { minutes_done, ..self }
    }

    /// Work days and slots.
    #[must_use]
    pub fn frame(&self) -> &WeekFrame {
        &self.frame
    }

    /// Adds pauses, whose weeks may not count.
    #[must_use]
    pub fn with_pauses(self, pauses: Vec<Pause>) -> Self {
        Self { pauses, ..self }
    }

    /// Adds reserve weeks, each named by a civil date within it.
    #[must_use]
    pub fn with_reserves(self, dates: impl IntoIterator<Item = NaiveDate>) -> Self {
        let reserves = dates.into_iter().map(|date| self.week_of(date)).collect();
        Self { reserves, ..self }
    }

    /// Adds conversations: how many of each kind on each civil date.
    #[must_use]
    pub fn with_conversations(
        self,
        counts: impl IntoIterator<Item = (NaiveDate, ConversationKind, u32)>,
    ) -> Self {
        let mut given: BTreeMap<NaiveDate, Given> = BTreeMap::new();
        for (date, kind, times) in counts {
            let week = given.entry(self.week_of(date)).or_default();
            match kind {
                ConversationKind::Invitation => week.invitations += times,
                ConversationKind::Comment
                | ConversationKind::Reply
                | ConversationKind::Call
                | ConversationKind::Credit => {
                    week.conversations += times;
                }
            }
        }
        Self { given, ..self }
    }

    /// The first day of the week that `date` falls in.
    #[must_use]
    pub fn week_of(&self, date: NaiveDate) -> NaiveDate {
        week_of(date, self.start)
    }

    /// Posts logged in the week that begins on `week`.
    #[must_use]
    pub fn posts_in(&self, week: NaiveDate) -> u32 {
        self.posts.get(&week).copied().unwrap_or(0)
    }

    /// In how many of the weeks from one to another, both included, posts were logged, and how many posts.
    #[must_use]
    pub fn weeks_with_posts(&self, first: NaiveDate, last: NaiveDate) -> (u32, u32) {
        let counts = || self.posts.range(first..=last).map(|(_, posts)| *posts);
        (u32::try_from(counts().count()).unwrap_or(u32::MAX), counts().sum())
    }

    /// Whether a post was published on a date.
    #[must_use]
    pub fn posted_on(&self, date: NaiveDate) -> bool {
        self.posted_days.contains(&date)
    }

    /// Conversations in the week that begins on `week`.
    #[must_use]
    pub fn given_in(&self, week: NaiveDate) -> Given {
        self.given.get(&week).copied().unwrap_or_default()
    }

    /// Posts wanted in the week that begins on `week`: 0 before the voice started, and in a week between.
    #[must_use]
    pub fn goal_in(&self, week: NaiveDate) -> u32 {
        if self.is_before_voice(week) || self.is_between(week) { 0 } else { self.goals.for_week(week).posts }
    }

    /// Whether the week that begins on `week` met its goal. In a week between, one that was published all the same keeps it.
    #[must_use]
    pub fn kept(&self, week: NaiveDate) -> bool {
        !self.is_before_voice(week) && self.posts_in(week) >= self.goals.for_week(week).posts
    }

    /// The first day of the first week that counts because a post is wanted of it: the first whole one. None before.
    #[must_use]
    pub fn voice_from(&self) -> Option<NaiveDate> {
        let wanted = self.goals.first_wanted()?;
        let week = self.week_of(wanted);
        let whole = week == wanted || (self.counts_joined_week && week <= self.week_of(self.joined_on));
        Some(if whole { week } else { week + Duration::weeks(1) })
    }

    /// What is wanted of the week that begins on `week`, as the user set it.
    #[must_use]
    pub fn goal(&self, week: NaiveDate) -> Goal {
        self.goals.for_week(week)
    }

    /// What was decided last about the weeks, also where it only holds from a later day on.
    #[must_use]
    pub fn latest_goal(&self) -> Goal {
        self.goals.latest()
    }

    /// Whether the voice has started by the week that begins on `week`.
    #[must_use]
    pub fn voice_started(&self, week: NaiveDate) -> bool {
        self.voice_from().is_some_and(|from| from <= week) && self.goals.for_week(week).posts > 0
    }

    /// Whether no post is wanted yet of the week that begins on `week`. A run of kept weeks that leads up to joining counts.
    fn is_before_voice(&self, week: NaiveDate) -> bool {
        match self.voice_from() {
            None => true,
            Some(from) => {
                (week < from && week >= self.week_of(self.joined_on)) || self.goals.for_week(week).posts == 0
            }
        }
    }

    /// Whether a goal of every second week leaves out the week that begins on `week`.
    #[must_use]
    pub fn is_between(&self, week: NaiveDate) -> bool {
        let (from, goal) = self.goals.in_force(week);
        let (Some(from), Some(voice)) = (from, self.voice_from()) else { return false };
        let first = self.week_of(from).max(voice);
        goal.every_weeks == 2 && (week - first).num_weeks().rem_euclid(2) == 1
    }

    /// Whether a hold touches the week that begins on `week`.
    #[must_use]
    pub fn is_held(&self, week: NaiveDate) -> bool {
        self.holds.iter().any(|hold| hold.touches(week, week + Duration::days(6)))
    }

    /// Whether something else stood for the post of the week that begins on `week`.
    #[must_use]
    pub fn is_stood_for(&self, week: NaiveDate) -> bool {
        self.stood_for.contains(&week)
    }

    /// The hold that is on, if one is.
    #[must_use]
    pub fn hold_on(&self, date: NaiveDate) -> Option<Hold> {
        self.holds.iter().copied().find(|hold| hold.covers(date))
    }

    /// Whether most days of the week that begins on `week` are paused.
    #[must_use]
    pub fn is_paused(&self, week: NaiveDate) -> bool {
        let paused: i64 = self.pauses.iter().map(|pause| pause.days_in_week(week)).sum();
        paused >= PAUSED_DAYS
    }

    /// The civil date of the latest post of the log.
    #[must_use]
    pub fn last_posted_on(&self) -> Option<NaiveDate> {
        self.last_posted_on
    }

    /// The civil date of the first post of the log.
    #[must_use]
    pub fn first_posted_on(&self) -> Option<NaiveDate> {
        self.posted_days.first().copied()
    }

    /// The first days of the weeks that met their goal.
    pub fn kept_weeks(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.posts.keys().copied().filter(|week| self.kept(*week))
    }

    /// The first days of the weeks that need no post any more: those that met their goal, reserve weeks, and those that
    /// something else stood for.
    pub fn settled_weeks(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        let kept = self.kept_weeks();
        let stood_for = self.stood_for.iter().copied();
        kept.chain(self.reserves.iter().copied().filter(|week| self.is_reserved(*week))).chain(stood_for)
    }

    /// The first week that counts: the first that a post is wanted of, or, where that is the one the user joined in, the
    /// first of a run of kept weeks that leads up to it. None before a post is wanted.
    #[must_use]
    pub fn first_week(&self) -> Option<NaiveDate> {
        let mut first = self.voice_from()?;
        while first <= self.week_of(self.joined_on) && self.kept(first - Duration::weeks(1)) {
            first -= Duration::weeks(1);
        }
        Some(first)
    }

    /// The weeks that count up to and with the one `today` falls in, oldest first; none before the voice started.
    #[must_use]
    pub fn weeks(&self, today: NaiveDate) -> Vec<NaiveDate> {
        let running = self.week_of(today);
        let mut weeks = Vec::new();
        let Some(mut week) = self.first_week() else { return weeks };
        while week <= running {
            weeks.push(week);
            week += Duration::weeks(1);
        }
        weeks
    }
}
