//! Turns of recurring tasks: when one began, which is open, and whether today is its day.

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;

use super::Journal;
use crate::calendar::recurrence::Cadence;
use crate::error::Result;
use crate::profile::Profile;
use crate::programme::tasks::PartKind;
use crate::programme::{Programme, RecurringTask};
use crate::rhythm::Rhythm;
use crate::store::task_parts::TaskPart;
use crate::store::{coaching, completions, profiles, step_records};

/// The turn that is open, or comes next, of what began on `anchor` and was last done for `last`.
fn open_from(
    anchor: NaiveDate,
    last: Option<NaiveDate>,
    fresh_start: Option<NaiveDate>,
    every: Cadence,
    today: NaiveDate,
) -> NaiveDate {
    let open = every.open_occurrence(anchor, last, today);
    // What lay before a fresh start has lapsed.
    let lapsed = fresh_start.is_some_and(|start| open < start) && open <= today;
    if lapsed { every.open_occurrence(anchor, Some(open), today) } else { open }
}

/// As [`Journal::open_turn`], of something the log counts, by a few looks into indexes: it's asked after each conversation.
pub(crate) fn counted_turn(
    conn: &Connection,
    programme: &Programme,
    task: &RecurringTask,
    profile: &Profile,
    today: NaiveDate,
) -> Result<Option<NaiveDate>> {
    let older = profile.coached_from.is_none();
    let first = if older { completions::first_occurrence(conn, &task.slug)? } else { None };
    let anchor = match (first, task.begins.as_str()) {
        (Some(first), _) => Some(first),
        (None, "start") => Some(profile.coached_from.unwrap_or(profile.joined_on)),
        (None, "voice") => {
            let goals = profiles::goals(conn)?;
            let rhythm = Rhythm::new(profile.week_start, goals, profile.joined_on, Vec::new());
            rhythm.counting_joined_week(older).voice_from()
        }
        (None, slug) => match completions::latest_of(conn, programme.history.current_slug(slug))? {
            Some(latest) => Some(latest.done_on),
            None => match programme.task(slug) {
                Some((step, _)) => step_records::get(conn, &step.slug)?.done_on,
                None => None,
            },
        },
    };
    let Some(anchor) = anchor else { return Ok(None) };
    let last = completions::latest_occurrence(conn, &task.slug)?.and_then(|latest| latest.occurrence_on);
    Ok(Some(open_from(anchor, last, coaching::fresh_start(conn)?, task.every, today)))
}

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
        let last = self.done.get(&task.slug).and_then(|latest| latest.occurrence_on);
        Some(open_from(self.anchor(task)?, last, self.fresh_start, task.every, self.today))
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Coach;
    use crate::calendar::Now;
    use crate::people::conversation::{ConversationEntry, ConversationKind};
    use crate::profile::ProfileAnswers;
    use crate::programme::tasks::TaskRef;
    use crate::store::DATABASE_FILE;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_counted_turn_is_the_one_that_the_whole_journal_says(
            acts in proptest::collection::vec((0_i64..20, 0_usize..7), 1..30)
        ) {
            let folder = tempfile::tempdir().unwrap();
            let mut coach = Coach::create(folder.path()).unwrap();
            let mut now = Now::new("2026-01-05T08:00:00Z".parse().unwrap(), chrono_tz::UTC);
            let answers = ProfileAnswers { weekly_posts: Some(1), ..ProfileAnswers::default() };
            coach.onboard(&now, &answers, None).unwrap();
            for (days, act) in acts {
                now.instant += Duration::days(days);
                let tick = |task: &str| -> TaskRef { task.parse().unwrap() };
                let done = match act {
                    0 => coach.complete_task(&now, &tick("private-list")),
                    1 => coach.complete_task(&now, &tick("move-to-call")),
                    2 => coach.reopen_task(&now, &tick("private-list")),
                    3 => coach.finish_step(&now, "7"),
                    4 => coach.complete_task(&now, &tick("weekly-comments")),
                    kind => {
                        let kind = if kind == 5 { ConversationKind::Comment } else { ConversationKind::Call };
                        let added = Some("Said something".to_owned());
                        let entry = ConversationEntry { kind: Some(kind), added, ..ConversationEntry::default() };
                        coach.add_conversation(&now, &entry)
                    }
                };
                // What the journal refuses at that moment changes nothing.
                drop(done);
                let conn = Connection::open(folder.path().join(DATABASE_FILE)).unwrap();
                let profile = profiles::require(&conn).unwrap();
                let journal = Journal::read(&conn, coach.programme, &now).unwrap();
                for task in coach.programme.steps.iter().flat_map(|step| &step.recurring) {
                    if task.counts.is_some() {
                        let light = counted_turn(&conn, coach.programme, task, &profile, now.today());
                        prop_assert_eq!(light.unwrap(), journal.open_turn(task), "{}", task.slug);
                    }
                }
            }
        }
    }
}
