//! The rolling calendar: weeks in a row, each with what became of it, its posts and the slots ahead.

use std::collections::{BTreeMap, HashMap};

use chrono::{Duration, NaiveDate, NaiveTime};
use serde::Serialize;

use super::PostList;
use super::post_line::{PostLine, lines};
use super::post_query::PostQuery;
use crate::calendar::{Day, FIRST_DATE, LAST_DATE, Now};
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::Journal;
use crate::publishing::post::PostStage;
use crate::reminders::Schedule;
use crate::rhythm::{WeekState, WeekVerdict};
use crate::store::{posts, publications};

/// How many weeks a calendar gives when nothing is said.
const WEEKS: u32 = 12;
/// The most weeks a calendar gives at once.
const WEEKS_MAX: u32 = 104;
/// How many unplanned posts are given when nothing is said.
const UNPLANNED: u32 = 30;
/// The most unplanned posts given at once.
const UNPLANNED_MAX: u32 = 1_000;

/// A writing slot that is ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CalendarSlot {
    /// Its time on the user's clock, `09:00`.
    pub at: String,
    /// Whether it is the backup slot.
    pub backup: bool,
}

/// A day of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CalendarDay {
    /// The civil date.
    pub date: NaiveDate,
    /// Whether a pause covers it.
    pub paused: bool,
    /// The slot on it, from today on: `None` in a week that needs no post any more, during a pause, and where a post is
    /// planned or published already.
    pub slot: Option<CalendarSlot>,
    /// Posts published on it for the first time or planned for it.
    pub posts: Vec<PostLine>,
}

/// A week of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CalendarWeek {
    /// Its first day.
    pub starts_on: NaiveDate,
    /// What became of it; `None` before the first week that counts, and for a week ahead that counts like any other.
    pub verdict: Option<WeekVerdict>,
    /// Posts still missing of the running week's goal; 0 in every other week.
    pub to_go: u32,
    /// Whether it is the running week, its slots are past and at most one work day is left.
    pub at_risk: bool,
    /// Its seven days.
    pub days: Vec<CalendarDay>,
}

/// Weeks in a row, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PostCalendar {
    /// The user's civil date.
    pub today: NaiveDate,
    /// The first day of the week that `today` falls in.
    pub this_week: NaiveDate,
    /// The first day of the earliest week there is.
    pub first_week: NaiveDate,
    /// The first day of the last week there is.
    pub last_week: NaiveDate,
    /// The weeks asked for, as far as there are any.
    pub weeks: Vec<CalendarWeek>,
}

impl Coach {
    /// Weeks of the calendar from the one that `from` falls in, at most 104: the running one and those after it when nothing
    /// is said. Only posts of these weeks are read.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn post_calendar(
        &self,
        now: &Now,
        from: Option<NaiveDate>,
        weeks: Option<u32>,
    ) -> Result<PostCalendar> {
        let journal = self.read_journal(now)?;
        let rhythm = &journal.rhythm;
        let (today, this_week) = (journal.today, rhythm.week_of(journal.today));
        let (first_week, last_week) = (rhythm.week_of(FIRST_DATE), rhythm.week_of(LAST_DATE));
        let from = rhythm.week_of(from.unwrap_or(today).clamp(FIRST_DATE, LAST_DATE));
        let last = (from + Duration::weeks(i64::from(weeks.unwrap_or(WEEKS).clamp(1, WEEKS_MAX)) - 1))
            .min(last_week);
        let mut by_day = self.posts_by_day(from, last + Duration::days(6))?;
        let slots = slots(&journal);
        let card = journal.week();
        let counts_from = rhythm.first_week();
        let week = |starts_on: NaiveDate| {
            let verdict = rhythm.verdict(starts_on, today);
            let running = starts_on == this_week;
            let is_open = verdict == WeekVerdict::Running;
            let is_said = match verdict {
                WeekVerdict::NotYet => false,
                WeekVerdict::Running => running,
                WeekVerdict::Kept => true,
                _ => counts_from.is_some_and(|first| first <= starts_on),
            };
            let day = |date: NaiveDate| {
                let posts = by_day.remove(&date).unwrap_or_default();
                let paused = journal.pauses.iter().any(|pause| pause.covers(date));
                let is_free = is_open && date >= today && !paused && posts.is_empty();
                let slot = if is_free { slots.get(&Day::of(date)).cloned() } else { None };
                CalendarDay { date, paused, slot, posts }
            };
            CalendarWeek {
                starts_on,
                verdict: is_said.then_some(verdict),
                to_go: if running && is_open { card.goal.saturating_sub(card.posts) } else { 0 },
                at_risk: running && card.state == WeekState::AtRisk,
                days: starts_on.iter_days().take(7).map(day).collect(),
            }
        };
        let weeks = from.iter_weeks().take_while(|week| *week <= last).map(week).collect();
        Ok(PostCalendar { today, this_week, first_week, last_week, weeks })
    }

    /// Posts between two civil dates, both included, by the day they were first published on or are planned for.
    pub(super) fn posts_by_day(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<BTreeMap<NaiveDate, Vec<PostLine>>> {
        let conn = self.conn();
        let heads = posts::heads_between(conn, from, to)?;
        let mut places = HashMap::new();
        for head in heads.iter().filter(|head| head.standing.published_on.is_some()) {
            places.insert(head.id, publications::of(conn, head.id)?);
        }
        let dates: Vec<_> = heads.iter().map(PostLine::date).collect();
        let mut by_day: BTreeMap<NaiveDate, Vec<PostLine>> = BTreeMap::new();
        for (date, line) in dates.into_iter().zip(lines(conn, heads, &places)?) {
            by_day.entry(date).or_default().push(line);
        }
        Ok(by_day)
    }

    /// Ideas and drafts without a day that fit a query, whatever stage it names: drafts first, then the latest.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn unplanned_posts(&self, query: &PostQuery) -> Result<PostList> {
        let conn = self.conn();
        let mut heads = PostQuery { stage: None, ..query.clone() }.find(conn, &HashMap::new())?;
        heads.retain(|head| matches!(head.standing.stage(), PostStage::Idea | PostStage::Draft));
        heads.sort_by_key(|head| std::cmp::Reverse((head.standing.drafting, head.made_on, head.id)));
        let total = crate::journal::count(heads.len());
        let limit = query.limit.unwrap_or(UNPLANNED).min(UNPLANNED_MAX) as usize;
        let shown: Vec<_> = heads.into_iter().skip(query.offset.unwrap_or(0) as usize).take(limit).collect();
        Ok(PostList { total, posts: lines(conn, shown, &HashMap::new())? })
    }
}

/// The writing slots by day of the week; where slot and backup share a day, the slot.
fn slots(journal: &Journal) -> HashMap<Day, CalendarSlot> {
    let mut slots = HashMap::new();
    for (at, rule) in journal.slot_rules().into_iter().enumerate() {
        let Schedule::Weekly(days) = &rule.schedule else { continue };
        for day in days {
            slots.entry(*day).or_insert_with(|| CalendarSlot { at: in_words(rule.at), backup: at > 0 });
        }
    }
    slots
}

fn in_words(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}
