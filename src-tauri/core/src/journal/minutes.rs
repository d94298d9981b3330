//! How many minutes each lane had, this week and in the weeks before.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;

use super::{Journal, MINUTES_WEEKS};
use crate::coaching::Budget;
use crate::error::Result;
use crate::store::{self, completions};

/// Minutes of a week, by lane.
#[derive(Debug, Clone, Copy, Default)]
struct Spent {
    all: u32,
    rhythm: u32,
}

impl Journal {
    /// Reads from what was done how many minutes each lane had, this week and in the weeks before.
    pub(super) fn count_minutes(&mut self, conn: &Connection, recent: &[completions::Done]) -> Result<()> {
        let this_week = self.rhythm.week_of(self.today);
        let mut weeks: HashMap<NaiveDate, Spent> = HashMap::new();
        let mut last: Option<(i64, bool)> = None;
        let steps_open = self.current().is_some();
        let first_post_on = self.done.get("first-post").map(|latest| latest.done_on);
        let mut spend = |week: NaiveDate, minutes: u32, rhythm: bool| {
            let spent = weeks.entry(week).or_default();
            spent.all += minutes;
            spent.rhythm += if rhythm { minutes } else { 0 };
        };
        for done in recent {
            let rhythm = self.is_rhythm(&done.task);
            let minutes = done.minutes.unwrap_or_else(|| self.usual_minutes(&done.task));
            spend(self.rhythm.week_of(done.done_on), minutes, rhythm);
            last = last.max(done.at.map(|at| (at, rhythm)));
            if !rhythm {
                self.last_programme_on = self.last_programme_on.max(Some(done.done_on));
            }
        }
        let since = this_week - Duration::weeks(MINUTES_WEEKS);
        for part in self.parts.iter().filter(|part| part.done_on >= since && part.done_on <= self.today) {
            let rhythm = self.is_rhythm(&part.task);
            spend(self.rhythm.week_of(part.done_on), part.minutes, rhythm);
            last = last.max(part.at.map(|at| (at, rhythm)));
            self.did_something_today |= part.done_on == self.today;
            if !rhythm {
                self.last_programme_on = self.last_programme_on.max(Some(part.done_on));
            }
        }
        let post_minutes = self.post_minutes();
        for week in (0..=MINUTES_WEEKS).map(|back| this_week - Duration::weeks(back)) {
            // The first post is the programme's; what it took stands with its task.
            let first = first_post_on
                .is_some_and(|on| self.rhythm.week_of(on) == week && self.profile.coached_from.is_some());
            let posts = self.rhythm.posts_in(week).saturating_sub(u32::from(first));
            spend(week, posts * post_minutes, true);
        }
        for task in store::own_tasks::done_between(conn, this_week, self.today)? {
            spend(this_week, task.minutes.unwrap_or(0), false);
        }
        let mut carried = 0;
        for back in (1..=MINUTES_WEEKS).rev() {
            let spent = weeks.get(&(this_week - Duration::weeks(back))).copied().unwrap_or_default();
            carried = if steps_open { Budget::carry(self.profile.minutes, spent.rhythm, carried) } else { 0 };
        }
        let spent = weeks.get(&this_week).copied().unwrap_or_default();
        self.budget = Budget {
            minutes: self.profile.minutes,
            done: spent.all,
            rhythm_done: spent.rhythm,
            carried,
            steps_open,
        };
        let posted_today =
            self.rhythm.last_posted_on() == Some(self.today) && first_post_on != Some(self.today);
        self.last_was_rhythm =
            last.is_some_and(|(_, rhythm)| rhythm) || (posted_today && !self.did_something_today);
        self.rhythm = self.rhythm.clone().with_minutes(spent.all);
        Ok(())
    }
}
