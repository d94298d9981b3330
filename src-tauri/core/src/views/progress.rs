//! Progress: per step, by week, in all.

use chrono::NaiveDate;
use serde::Serialize;

use std::collections::HashMap;

use super::week_heatmap::{WeekHeatmap, months};
use super::{Journey, ProgrammeStep};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::Journal;
use crate::programme::sharing::PresetChoice;
use crate::rhythm::{ReserveOffer, Reserves, Streak, WeekCard, WeekVerdict};
use crate::store::{completions, own_tasks, publications};

/// How many weeks the bars go back.
const WEEKS: usize = 26;

/// One week of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WeekBar {
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Posts logged in it.
    pub posts: u32,
    /// The goal in force.
    pub goal: u32,
    /// Tasks done in it, recurring ones included.
    pub tasks: u32,
    /// Comments, replies, calls and credit given in it.
    pub conversations: u32,
    /// What became of it.
    pub verdict: WeekVerdict,
    /// Whether it is the week that is not over.
    pub running: bool,
    /// Whether a reserve week can be spent on it now, or the one spent can be taken back.
    pub reserve: ReserveOffer,
}

/// The Progress page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProgressPage {
    /// The user's civil date.
    pub date: NaiveDate,
    /// Where the user is in the programme.
    pub journey: Journey,
    /// The steps in order.
    pub steps: Vec<ProgrammeStep>,
    /// The last 26 weeks, oldest first; fewer when the user joined later.
    pub weeks: Vec<WeekBar>,
    /// Posts of this month and the one before, in words: "4 posts in October, 2 in September".
    pub months: String,
    /// All weeks by year; `None` until there are more of them than the bars show.
    pub heatmap: Option<WeekHeatmap>,
    /// This week against the goal.
    pub week: WeekCard,
    /// Weeks kept; none when the user chose not to see it.
    pub streak: Option<Streak>,
    /// The quarter's reserve weeks.
    pub reserves: Reserves,
    /// What was given for each post of the last twelve weeks, in words: "14 conversations for 9 posts"; none before the
    /// first of either.
    pub giving: Option<String>,
    /// Posts in all.
    pub posts_total: u32,
    /// Tasks done in all, recurring ones included.
    pub tasks_total: u32,
    /// Minutes that the tasks done stand for.
    pub minutes_invested: u32,
    /// Whom a summary can be for.
    pub presets: Vec<PresetChoice>,
}

impl Coach {
    /// The Progress page.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn progress_page(&self, now: &Now) -> Result<ProgressPage> {
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        let (own, own_minutes) = own_tasks::done_totals(conn)?;
        let counts = completions::counts(conn)?;
        let posted_on = publications::first_dates(conn)?;
        Ok(ProgressPage {
            date: journal.today,
            journey: journal.journey(),
            steps: journal.programme_steps(),
            weeks: self.week_bars(&journal)?,
            months: months(&posted_on, journal.today),
            heatmap: WeekHeatmap::of(&journal.rhythm, journal.profile.joined_on, journal.today),
            week: journal.week(),
            streak: journal.streak(),
            reserves: journal.rhythm.reserves(journal.today),
            giving: journal.rhythm.giving(journal.today).map(|giving| giving.sentence),
            posts_total: crate::journal::count(posted_on.len()),
            tasks_total: own + counts.iter().map(|(_, times)| times).sum::<u32>(),
            minutes_invested: own_minutes
                + counts
                    .iter()
                    .map(|(task, times)| crate::journal::usual_minutes(self.programme, task) * times)
                    .sum::<u32>(),
            presets: PresetChoice::all(),
        })
    }

    pub(crate) fn week_bars(&self, journal: &Journal) -> Result<Vec<WeekBar>> {
        let weeks = journal.rhythm.weeks(journal.today);
        let recent = &weeks[weeks.len().saturating_sub(WEEKS)..];
        let Some(first) = recent.first() else { return Ok(Vec::new()) };
        let conn = self.conn();
        let mut tasks: HashMap<NaiveDate, u32> = HashMap::new();
        let programme =
            completions::between(conn, *first, journal.today)?.into_iter().map(|done| done.done_on);
        let own =
            own_tasks::done_between(conn, *first, journal.today)?.into_iter().filter_map(|task| task.done_on);
        for date in programme.chain(own) {
            *tasks.entry(journal.rhythm.week_of(date)).or_default() += 1;
        }
        let running = journal.rhythm.week_of(journal.today);
        let bar = |week: &NaiveDate| WeekBar {
            starts_on: *week,
            posts: journal.rhythm.posts_in(*week),
            goal: journal.rhythm.goal_in(*week),
            tasks: tasks.get(week).copied().unwrap_or(0),
            conversations: journal.rhythm.given_in(*week).conversations,
            verdict: journal.rhythm.verdict(*week, journal.today),
            running: *week == running,
            reserve: journal.rhythm.reserve_offer(*week, journal.today),
        };
        Ok(recent.iter().map(bar).collect())
    }
}
