//! The weekly rhythm: weeks, goal, streak. Everything is counted from the log each time, so a forgotten post that is
//! logged later repairs the streak by itself.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate};
use serde::Serialize;

use crate::profile::WeekStart;
use crate::reminder::Pause;

/// How many weeks "9 of 12 weeks" looks back.
pub const LOOK_BACK: usize = 12;

/// The first day of the week that `date` lies in.
#[must_use]
pub fn week_of(date: NaiveDate, start: WeekStart) -> NaiveDate {
    date - Duration::days(i64::from(date.weekday().days_since(start.weekday())))
}

/// The goals the user set, each from a civil date on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Goals(BTreeMap<NaiveDate, u32>);

impl Goals {
    /// Goals by the date they hold from.
    #[must_use]
    pub fn new(from: impl IntoIterator<Item = (NaiveDate, u32)>) -> Self {
        Self(from.into_iter().collect())
    }

    /// Posts wanted in the week that begins on `week`: the goal in force on its last day; before the first goal, the first.
    #[must_use]
    pub fn for_week(&self, week: NaiveDate) -> u32 {
        let last_day = week + Duration::days(6);
        let in_force = self.0.range(..=last_day).next_back().or_else(|| self.0.iter().next());
        in_force.map_or(1, |(_, posts)| *posts)
    }
}

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
}

/// This week against the goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WeekCard {
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// Posts logged in it.
    pub posts: u32,
    /// Posts wanted.
    pub goal: u32,
    /// Days left, today included: 1 to 7.
    pub days_left: u32,
    /// How it stands.
    pub state: WeekState,
    /// The same in words: "1 of 2 this week, two days left".
    pub sentence: String,
}

/// Weeks kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Streak {
    /// Weeks kept of [`Streak::of`].
    pub kept: u32,
    /// Weeks looked back on: up to 12, the running one only once it is kept.
    pub of: u32,
    /// Weeks kept in a row up to now; a running week that is not kept yet does not end it.
    pub current: u32,
    /// The longest run of weeks kept.
    pub longest: u32,
    /// "9 of 12 weeks".
    pub sentence: String,
}

/// The log of posts, read as weeks.
#[derive(Debug, Clone)]
pub struct Rhythm {
    start: WeekStart,
    goals: Goals,
    joined_on: NaiveDate,
    posts: BTreeMap<NaiveDate, u32>,
    last_posted_on: Option<NaiveDate>,
    pauses: Vec<Pause>,
}

/// A week with this many paused days does not count unless it is kept: most of it.
const PAUSED_DAYS: i64 = 4;

impl Rhythm {
    /// A rhythm from the civil dates of the posts in the log, in any order.
    #[must_use]
    pub fn new(start: WeekStart, goals: Goals, joined_on: NaiveDate, posted_on: impl IntoIterator<Item = NaiveDate>) -> Self {
        let mut posts = BTreeMap::new();
        let mut last_posted_on = None;
        for date in posted_on {
            last_posted_on = last_posted_on.max(Some(date));
            *posts.entry(week_of(date, start)).or_default() += 1;
        }
        Self { start, goals, joined_on, posts, last_posted_on, pauses: Vec::new() }
    }

    /// The same with pauses, which take weeks out of what counts.
    #[must_use]
    pub fn with_pauses(self, pauses: Vec<Pause>) -> Self {
        Self { pauses, ..self }
    }

    /// The first day of the week that `date` lies in.
    #[must_use]
    pub fn week_of(&self, date: NaiveDate) -> NaiveDate {
        week_of(date, self.start)
    }

    /// Posts logged in the week that begins on `week`.
    #[must_use]
    pub fn posts_in(&self, week: NaiveDate) -> u32 {
        self.posts.get(&week).copied().unwrap_or(0)
    }

    /// Posts wanted in the week that begins on `week`.
    #[must_use]
    pub fn goal_in(&self, week: NaiveDate) -> u32 {
        self.goals.for_week(week)
    }

    /// Whether the week that begins on `week` met its goal.
    #[must_use]
    pub fn kept(&self, week: NaiveDate) -> bool {
        self.posts_in(week) >= self.goal_in(week)
    }

    /// Whether the week that begins on `week` is left out: most of its days are paused, and it was not kept all the same.
    #[must_use]
    pub fn left_out(&self, week: NaiveDate) -> bool {
        let paused: i64 = self.pauses.iter().map(|pause| pause.days_in_week(week)).sum();
        paused >= PAUSED_DAYS && !self.kept(week)
    }

    /// The civil date of the latest post of the log.
    #[must_use]
    pub fn last_posted_on(&self) -> Option<NaiveDate> {
        self.last_posted_on
    }

    /// The first days of the weeks that met their goal, of those with a post.
    pub fn kept_weeks(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.posts.keys().copied().filter(|week| self.kept(*week))
    }

    /// The first week that counts: the one the user joined in, or the first of a run of kept weeks that leads up to it.
    #[must_use]
    pub fn first_week(&self) -> NaiveDate {
        let mut first = self.week_of(self.joined_on);
        while self.kept(first - Duration::weeks(1)) {
            first -= Duration::weeks(1);
        }
        first
    }

    /// The weeks that count up to and with the one `today` lies in, oldest first.
    #[must_use]
    pub fn weeks(&self, today: NaiveDate) -> Vec<NaiveDate> {
        let running = self.week_of(today);
        let mut week = self.first_week().min(running);
        let mut weeks = Vec::new();
        while week <= running {
            weeks.push(week);
            week += Duration::weeks(1);
        }
        weeks
    }

    /// This week against the goal.
    #[must_use]
    pub fn this_week(&self, today: NaiveDate) -> WeekCard {
        let starts_on = self.week_of(today);
        let ends_on = starts_on + Duration::days(6);
        let (posts, goal) = (self.posts_in(starts_on), self.goal_in(starts_on));
        let days_left = u32::try_from((ends_on - today).num_days() + 1).unwrap_or(1);
        let missing = goal.saturating_sub(posts);
        let state = match missing {
            0 => WeekState::Kept,
            _ if self.left_out(starts_on) => WeekState::Paused,
            _ if days_left <= 2 || days_left < missing => WeekState::AtRisk,
            _ => WeekState::OnTrack,
        };
        let sentence = match state {
            WeekState::Kept => format!("{posts} of {goal} this week. The week is kept"),
            WeekState::Paused => format!("{posts} of {goal} this week, which is paused and does not count"),
            _ => format!("{posts} of {goal} this week, {}", days_left_in_words(days_left)),
        };
        WeekCard { starts_on, ends_on, posts, goal, days_left, state, sentence }
    }

    /// Weeks kept, as of `today`.
    #[must_use]
    pub fn streak(&self, today: NaiveDate) -> Streak {
        let mut weeks = self.weeks(today);
        weeks.retain(|week| !self.left_out(*week));
        let running = self.week_of(today);
        if weeks.last().is_some_and(|last| *last == running && !self.kept(running)) {
            weeks.pop();
        }
        let (mut run, mut longest) = (0, 0);
        for week in &weeks {
            run = if self.kept(*week) { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        let recent = &weeks[weeks.len().saturating_sub(LOOK_BACK)..];
        let kept = count(recent.iter().filter(|week| self.kept(**week)).count());
        let of = count(recent.len());
        let sentence = match of {
            0 => "Your first week is running".to_owned(),
            1 => format!("{kept} of 1 week"),
            _ => format!("{kept} of {of} weeks"),
        };
        Streak { kept, of, current: run, longest, sentence }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// "one day left", "two days left".
#[must_use]
pub fn days_left_in_words(days: u32) -> String {
    const WORDS: [&str; 8] = ["no", "one", "two", "three", "four", "five", "six", "seven"];
    let word = WORDS.get(days as usize).copied().unwrap_or("many");
    format!("{word} {} left", if days == 1 { "day" } else { "days" })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::PauseId;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn weekly(goal: u32, posts: &[&str]) -> Rhythm {
        let joined = date("2026-01-05");
        Rhythm::new(WeekStart::Monday, Goals::new([(joined, goal)]), joined, posts.iter().map(|text| date(text)))
    }

    #[test]
    fn a_forgotten_post_logged_later_repairs_the_streak() {
        let broken = weekly(1, &["2026-01-06", "2026-01-20", "2026-01-27"]);
        assert_eq!(broken.streak(date("2026-01-28")).current, 2);
        let repaired = weekly(1, &["2026-01-06", "2026-01-20", "2026-01-27", "2026-01-14"]);
        assert_eq!(repaired.streak(date("2026-01-28")).current, 4);
    }

    #[test]
    fn the_running_week_does_not_break_a_streak_before_it_is_over() {
        let rhythm = weekly(1, &["2026-01-06", "2026-01-14"]);
        let streak = rhythm.streak(date("2026-01-25"));
        assert_eq!((streak.current, streak.kept, streak.of), (2, 2, 2));
        assert_eq!(rhythm.streak(date("2026-01-26")).current, 0, "now the week is over and was missed");
    }

    #[test]
    fn a_paused_week_neither_breaks_the_streak_nor_counts_unless_it_is_kept() {
        let pause = |from, to| Pause { id: PauseId(1), from_on: date(from), to_on: date(to), note: String::new() };
        let rhythm = weekly(1, &["2026-01-06", "2026-01-27"]).with_pauses(vec![pause("2026-01-12", "2026-01-22")]);
        let streak = rhythm.streak(date("2026-01-31"));
        assert_eq!((streak.kept, streak.of, streak.current), (2, 2, 2), "two weeks of vacation: the second one from Monday to Thursday");
        assert_eq!(rhythm.this_week(date("2026-01-14")).state, WeekState::Paused);
        let short = weekly(1, &["2026-01-06", "2026-01-20"]).with_pauses(vec![pause("2026-01-12", "2026-01-14")]);
        assert_eq!(short.streak(date("2026-01-25")).current, 1, "three days are not most of a week");
        let kept = weekly(1, &["2026-01-06", "2026-01-14"]).with_pauses(vec![pause("2026-01-12", "2026-01-18")]);
        assert_eq!(kept.streak(date("2026-01-18")).kept, 2);
    }

    #[test]
    fn the_week_begins_on_the_day_the_user_chose() {
        let sunday = date("2026-03-01");
        assert_eq!(week_of(sunday, WeekStart::Monday), date("2026-02-23"));
        assert_eq!(week_of(sunday, WeekStart::Sunday), sunday);
        assert_eq!(week_of(sunday, WeekStart::Saturday), date("2026-02-28"));
    }

    #[test]
    fn a_week_is_at_risk_when_two_days_are_left_and_kept_once_the_goal_is_met() {
        let rhythm = weekly(2, &["2026-01-06"]);
        assert_eq!(rhythm.this_week(date("2026-01-09")).state, WeekState::OnTrack);
        let card = rhythm.this_week(date("2026-01-10"));
        assert_eq!((card.state, card.sentence.as_str()), (WeekState::AtRisk, "1 of 2 this week, two days left"));
        assert_eq!(weekly(2, &["2026-01-06", "2026-01-06"]).this_week(date("2026-01-10")).state, WeekState::Kept);
    }

    #[test]
    fn a_goal_raised_later_leaves_the_weeks_before_as_they_were() {
        let joined = date("2026-01-05");
        let goals = Goals::new([(joined, 1), (date("2026-01-21"), 2)]);
        let rhythm = Rhythm::new(WeekStart::Monday, goals, joined, ["2026-01-06", "2026-01-13", "2026-01-20"].map(date));
        assert!(rhythm.kept(date("2026-01-05")) && rhythm.kept(date("2026-01-12")));
        assert!(!rhythm.kept(date("2026-01-19")), "the goal of two holds for the week it was set in");
    }

    #[test]
    fn weeks_of_others_before_the_user_joined_do_not_count_against_them() {
        let rhythm = weekly(1, &["2024-05-01", "2026-01-06"]);
        assert_eq!(rhythm.streak(date("2026-01-06")).sentence, "1 of 1 week");
        assert_eq!(weekly(1, &["2025-12-30", "2026-01-06"]).streak(date("2026-01-06")).current, 2, "a run that leads up to joining counts");
    }

    proptest! {
        #[test]
        fn the_streak_is_what_a_recount_week_by_week_gives(days in proptest::collection::vec(0i64..400, 0..120), goal in 1u32..4, today in 0i64..400) {
            let joined = date("2025-01-06");
            let posts: Vec<_> = days.iter().map(|d| joined + Duration::days(*d)).collect();
            let rhythm = Rhythm::new(WeekStart::Monday, Goals::new([(joined, goal)]), joined, posts.clone());
            let today = joined + Duration::days(today);
            let kept_at = |k: i64| posts.iter().filter(|p| (**p - joined).num_days() / 7 == k).count() >= goal as usize;
            let running = (today - joined).num_days() / 7;
            let last = if kept_at(running) { running } else { running - 1 };
            let expected = (0..=last).rev().take_while(|k| kept_at(*k)).count();
            prop_assert_eq!(rhythm.streak(today).current as usize, expected);
        }
    }
}
