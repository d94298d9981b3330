//! What reminders need to know, read from the store at one instant: the world they decide by, and what they say.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::situation;
use crate::calendar::Now;
use crate::coaching::{ActionKind, rank};
use crate::error::Result;
use crate::journal::Journal;
use crate::journal::next_post;
use crate::journal::{TaskLine, TaskState, first_plan, slot_in_words};
use crate::programme::Programme;
use crate::programme::tasks::TaskRef;
use crate::reminders::{DueTask, Facts, LOOK_BACK, NextStep, PopupContext, World};
use crate::store::{occurrences, own_tasks, pauses, quiet_hours, reminder_settings, rules};

/// World and words, at one instant in the user's zone.
#[derive(Debug)]
pub(crate) struct ReminderContext {
    pub(crate) now: Now,
    pub(crate) world: World,
    pub(crate) popup_context: PopupContext,
}

impl ReminderContext {
    /// Reads both.
    pub(crate) fn read(conn: &Connection, programme: &'static Programme, now: &Now) -> Result<Self> {
        let journal = Journal::read(conn, programme, now)?;
        Self::with(conn, &journal, now)
    }

    /// Builds the context from a journal that was already read.
    pub(crate) fn with(conn: &Connection, journal: &Journal, now: &Now) -> Result<Self> {
        let now = journal.profile.home(now);
        let own = own_tasks::open(conn)?;
        let tasks = due(own.iter().map(|task| journal.own_task(task)).filter(|task| task.waiting.is_none()));
        let recurring = due(journal.all_recurring());
        let dates = |tasks: &[DueTask]| tasks.iter().map(|task| task.due_on).collect();
        let facts = Facts {
            week_start: journal.profile.week_start,
            settled_weeks: journal.rhythm.settled_weeks().collect(),
            tasks_due: dates(&tasks),
            recurring_due: dates(&recurring),
            last_activity: journal.last_activity,
            holds: journal.holds.clone(),
        };
        let world = World {
            rules: rules::all(conn)?,
            occurrences: occurrences::since(conn, now.today() - LOOK_BACK)?,
            pauses: pauses::all(conn)?,
            quiet: quiet_hours::all(conn)?,
            all_snoozed_until: reminder_settings::all_snoozed_until(conn)?,
            facts,
        };
        let popup_context = PopupContext {
            today: journal.today,
            may_post: journal.may_post(),
            wanted_weeks: wanted_weeks(journal),
            kept_weeks: journal.rhythm.kept_weeks().collect(),
            week_start: journal.profile.week_start,
            next: next_step(conn, journal)?,
            plan: first_plan(conn)?,
            slot: slot_in_words(journal),
            idea: journal.idea().to_owned(),
            post: next_post(conn, journal)?,
            tasks,
            recurring,
        };
        Ok(Self { now, world, popup_context })
    }
}

/// The weeks that a post is wanted of, as far back as anything is reminded of.
fn wanted_weeks(journal: &Journal) -> BTreeSet<NaiveDate> {
    let rhythm = &journal.rhythm;
    let wants = |week: &NaiveDate| rhythm.voice_started(*week) && !rhythm.is_between(*week);
    let this = rhythm.week_of(journal.today);
    (0..=LOOK_BACK.num_weeks()).map(|back| this - chrono::Duration::weeks(back)).filter(wants).collect()
}

/// What the slot names before the voice has started: the next action.
fn next_step(conn: &Connection, journal: &Journal) -> Result<Option<NextStep>> {
    // An offer is a question: it waits for Today.
    let first = rank(&situation(conn, journal)?).into_iter().find(|next| next.kind != ActionKind::Offer);
    let step = first.filter(|next| next.kind != ActionKind::Rest).map(|next| {
        let ticked =
            next.kind == ActionKind::Task && next.count.is_none() && next.part.is_none() && !next.is_smaller;
        let task = next.task.filter(|_| ticked).and_then(|task| task.parse().ok());
        NextStep { subject: next.subject, title: next.title, minutes: next.minutes.unwrap_or(10), task }
    });
    Ok(step)
}

/// The open tasks that have a date, the first due first.
fn due(lines: impl IntoIterator<Item = TaskLine>) -> Vec<DueTask> {
    let open = lines.into_iter().filter(|line| line.state == TaskState::Open);
    let mut due: Vec<_> = open
        .filter_map(|line| {
            let task = line.id.parse::<TaskRef>().ok()?;
            Some(DueTask { task, title: line.title, due_on: line.due_on? })
        })
        .collect();
    due.sort_by_key(|task| task.due_on);
    due
}
