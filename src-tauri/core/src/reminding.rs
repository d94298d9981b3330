//! What reminders need to know, read from the store at one instant: the world they decide by, and what they say.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::error::Result;
use crate::next_post::next_post;
use crate::programme::Programme;
use crate::reminder::{Briefing, DueTask, Facts, LOOK_BACK, World};
use crate::store::{occurrences, own_tasks, pauses, quiet_hours, reminder_settings, rules, undo_activity};
use crate::task::TaskRef;
use crate::time::Now;
use crate::views::{Overview, TaskLine, TaskState};

/// World and words, at one instant in the user's zone.
#[derive(Debug)]
pub(crate) struct Reminding {
    pub(crate) now: Now,
    pub(crate) world: World,
    pub(crate) briefing: Briefing,
}

impl Reminding {
    /// Reads both.
    pub(crate) fn read(conn: &Connection, programme: &'static Programme, now: &Now) -> Result<Self> {
        let overview = Overview::read_from(conn, programme, now)?;
        Self::with(conn, &overview, now)
    }

    /// The same when the overview was read already.
    pub(crate) fn with(conn: &Connection, overview: &Overview, now: &Now) -> Result<Self> {
        let now = overview.profile.home(now);
        let own = own_tasks::open(conn)?;
        let current = overview.current().map(|step| overview.step_tasks(step)).unwrap_or_default();
        let tasks = due(own.iter().map(|task| overview.own_task(task)).chain(current));
        let recurring = due(overview.all_recurring());
        let dates = |tasks: &[DueTask]| tasks.iter().map(|task| task.due_on).collect();
        let facts = Facts {
            week_start: overview.profile.week_start,
            settled_weeks: overview.rhythm.settled_weeks().collect(),
            tasks_due: dates(&tasks),
            recurring_due: dates(&recurring),
            last_activity: last_activity(conn, overview, &now)?,
        };
        let world = World {
            rules: rules::all(conn)?,
            occurrences: occurrences::since(conn, now.today() - LOOK_BACK)?,
            pauses: pauses::all(conn)?,
            quiet: quiet_hours::all(conn)?,
            all_snoozed_until: reminder_settings::all_snoozed_until(conn)?,
            facts,
        };
        let briefing = Briefing {
            today: overview.today,
            week: overview.week(),
            policy_read: overview.policy_read(),
            idea: overview.idea().to_owned(),
            post: next_post(conn, overview)?,
            tasks,
            recurring,
        };
        Ok(Self { now, world, briefing })
    }
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

/// The civil date of the last thing the user did: joined, posted, or anything that can be undone.
fn last_activity(conn: &Connection, overview: &Overview, now: &Now) -> Result<NaiveDate> {
    let acted = undo_activity(conn)?.map(|at| Now::new(at, now.zone).today());
    let posted = overview.rhythm.last_posted_on();
    Ok([acted, posted].into_iter().flatten().fold(overview.profile.joined_on, NaiveDate::max))
}
