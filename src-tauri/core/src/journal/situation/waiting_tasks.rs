//! Tasks and posts that wait for someone.

use rusqlite::Connection;

use crate::coaching::{ASK_AFTER_DAYS, WaitedTask};
use crate::error::Result;
use crate::id::OwnTaskId;
use crate::journal::Journal;
use crate::store::{self, own_tasks, posts};

/// Tasks that wait for someone since long enough to ask.
pub(super) fn waited(conn: &Connection, journal: &Journal) -> Result<Vec<WaitedTask>> {
    let mut found = Vec::new();
    for wait in store::task_waits::all(conn)? {
        if wait.let_go_on.is_some() || (journal.today - wait.counted_from()).num_days() < ASK_AFTER_DAYS {
            continue;
        }
        let (title, step) = match journal.programme.task(&wait.task) {
            Some((_, task))
                if task.waits.as_ref().is_some_and(|waits| waits.days().is_some())
                    || journal.is_done(&wait.task) =>
            {
                continue;
            }
            Some((step, task)) => (journal.words(task).0.to_owned(), Some(step.slug.clone())),
            None => match wait.task.parse::<i64>().map(|id| own_tasks::get(conn, OwnTaskId(id))) {
                Ok(Ok(task)) if task.done_on.is_none() => (task.title, task.step),
                _ => continue,
            },
        };
        found.push(WaitedTask {
            task: wait.task,
            title,
            for_whom: wait.for_whom,
            since: wait.since_on,
            step,
        });
    }
    // A post that needs a nod waits like a task.
    for (id, (for_whom, since)) in posts::all_asked(conn)? {
        if (journal.today - since).num_days() >= ASK_AFTER_DAYS {
            found.push(WaitedTask {
                task: format!("post-{}", id.0),
                title: posts::get(conn, id)?.title,
                for_whom,
                since,
                step: None,
            });
        }
    }
    found.sort_by(|one, other| (one.since, &one.task).cmp(&(other.since, &other.task)));
    Ok(found)
}
