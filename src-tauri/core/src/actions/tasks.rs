//! Doing and reopening tasks, wherever they come from.

use chrono::NaiveDate;

use super::brief;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::programme::{Programme, RecurringTask, Step};
use crate::store::{self, Op, Tx, completions, own_tasks, step_records};
use crate::task::{Found, OwnTask, TaskRef};
use crate::time::Now;

impl Coach {
    /// Marks a task as done today; a recurring one for its open occurrence. Begins the step if it was still ahead.
    /// A task that is done already stays as it is.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such task, [`Error::Invalid`] when it is counted from the log.
    pub fn complete_task(&mut self, now: &Now, task: &TaskRef) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let today = now.today();
        let title = match task {
            TaskRef::Own(id) => brief(&own_tasks::get(self.store.conn(), *id)?.title),
            TaskRef::Programme(slug) => Found::by_slug(self.programme, slug)?.title().to_owned(),
        };
        let (said, programme) = (format!("Done: {title}"), self.programme);
        self.act(&Op::user(said.clone()), &now, said, |tx| complete_in(tx, programme, task, today).map(|()| None))
    }

    /// Marks a task as not done; of a recurring one, its latest occurrence that was done.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such task.
    pub fn reopen_task(&mut self, now: &Now, task: &TaskRef) -> Result<Changed> {
        match task {
            TaskRef::Own(id) => {
                let task = own_tasks::get(self.store.conn(), *id)?;
                let said = format!("Reopened: {}", brief(&task.title));
                self.act(&Op::user(said.clone()), now, said, |tx| own_tasks::put(tx, &OwnTask { done_on: None, ..task }).map(|()| None))
            }
            TaskRef::Programme(slug) => {
                let found = Found::by_slug(self.programme, slug)?;
                let said = format!("Reopened: {}", found.title());
                self.act(&Op::user(said.clone()), now, said, |tx| completions::remove_latest(tx, slug).map(|_| None))
            }
        }
    }
}

/// Marks a task as done within a transaction.
pub(super) fn complete_in(tx: &Tx<'_>, programme: &Programme, task: &TaskRef, today: NaiveDate) -> Result<()> {
    let slug = match task {
        TaskRef::Own(id) => {
            let task = own_tasks::get(tx.conn(), *id)?;
            return own_tasks::put(tx, &OwnTask { done_on: task.done_on.or(Some(today)), ..task });
        }
        TaskRef::Programme(slug) => slug,
    };
    let found = Found::by_slug(programme, slug)?;
    let started_on = begin_step(tx, found.step(), today)?;
    match found {
        Found::Once(_, task) if completions::latest_of(tx.conn(), &task.slug)?.is_none() => completions::add(tx, &task.slug, None, today),
        Found::Once(..) => Ok(()),
        Found::Recurring(_, task) => complete_recurring(tx, task, started_on, today),
    }
}

fn complete_recurring(tx: &Tx<'_>, task: &RecurringTask, started_on: NaiveDate, today: NaiveDate) -> Result<()> {
    if task.counts.is_some() {
        return Err(Error::invalid("This one is counted from your log of posts. Log the post and it is done by itself."));
    }
    let last = completions::latest_of(tx.conn(), &task.slug)?.and_then(|latest| latest.occurrence_on);
    let open = task.every.open_occurrence(started_on, last, today);
    completions::add(tx, &task.slug, Some(open), today)
}

/// Begins a step that is still ahead. Answers with the civil date it was begun on.
pub(super) fn begin_step(tx: &Tx<'_>, step: &Step, today: NaiveDate) -> Result<NaiveDate> {
    let mut record = step_records::get(tx.conn(), &step.slug)?;
    if let Some(started_on) = record.started_on {
        return Ok(started_on);
    }
    record.started_on = Some(today);
    store::step_records::put(tx, &step.slug, &record)?;
    Ok(today)
}
