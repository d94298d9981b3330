//! Turns of recurring tasks: when one began, which is open, and whether today is its day.

use chrono::{Duration, NaiveDate};

use super::Journal;
use crate::programme::RecurringTask;
use crate::programme::tasks::PartKind;
use crate::store::task_parts::TaskPart;

impl Journal {
    /// When something that comes back began, if it has.
    pub(crate) fn anchor(&self, task: &RecurringTask) -> Option<NaiveDate> {
        if let Some(first) = self.first_occurrences.get(&task.slug) {
            return Some(*first);
        }
        let began = match task.begins.as_str() {
            "start" => Some(self.profile.coached_from.unwrap_or(self.profile.joined_on)),
            "voice" => self.rhythm.voice_from(),
            slug => {
                self.done.get(self.programme.history.current_slug(slug)).map(|latest| latest.done_on).or_else(
                    || {
                        // A step that was finished without this task has begun what begins with it.
                        let (step, _) = self.programme.task(slug)?;
                        self.record(step)?.done_on
                    },
                )
            }
        }?;
        // A look back is at the week that ends with the last work day.
        let last_work_day = || {
            (0..7)
                .map(|back| began - Duration::days(back))
                .find(|day| *day < began && self.is_last_work_day(*day))
        };
        if task.slug == "look-back" { Some(last_work_day().unwrap_or(began)) } else { Some(began) }
    }

    pub(super) fn is_last_work_day(&self, day: NaiveDate) -> bool {
        let week = self.rhythm.week_of(day);
        let last = (0..7)
            .rev()
            .map(|ahead| week + Duration::days(ahead))
            .find(|day| self.rhythm.frame().works(*day));
        last == Some(day)
    }

    /// The turn of something that comes back that is open, or comes next; none before it began.
    pub(crate) fn open_turn(&self, task: &RecurringTask) -> Option<NaiveDate> {
        let anchor = self.anchor(task)?;
        let last = self.done.get(&task.slug).and_then(|latest| latest.occurrence_on);
        let open = task.every.open_occurrence(anchor, last, self.today);
        // What lay before a fresh start has lapsed.
        let lapsed = self.fresh_start.is_some_and(|start| open < start) && open <= self.today;
        Some(if lapsed { task.every.open_occurrence(anchor, Some(open), self.today) } else { open })
    }

    /// The first work day from a date on.
    pub(crate) fn work_day_from(&self, date: NaiveDate) -> NaiveDate {
        (0..7)
            .map(|ahead| date + Duration::days(ahead))
            .find(|day| self.rhythm.frame().works(*day))
            .unwrap_or(date)
    }

    /// Whether a sitting of a turn was done on a day before today.
    pub(crate) fn goes_on(&self, task: &str, occurrence_on: NaiveDate) -> bool {
        let of = |part: &&TaskPart| {
            part.kind == PartKind::Sitting && part.task == task && part.occurrence_on == Some(occurrence_on)
        };
        self.parts.iter().filter(of).map(|part| part.done_on).max().is_some_and(|last| last < self.today)
    }

    /// Whether today is the day of a turn: the first work day from its date on that the user is here.
    pub(crate) fn is_own_day(&self, occurrence_on: NaiveDate) -> bool {
        let day = self.work_day_from(occurrence_on);
        day <= self.today && self.active_before.is_none_or(|before| before < day)
    }
}
