//! Doing and reopening tasks, wherever they come from: whole, a sitting of them, or their smaller version.

use chrono::NaiveDate;

use super::act::Act;
use super::brief;
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::journal::Journal;
use crate::journal::turn_length;
use crate::programme::tasks::{Found, OwnTask, PartKind, TaskRef};
use crate::programme::{Counts, Programme, ProgrammeTask, RecurringTask, Step};
use crate::store::task_waits::TaskWait;
use crate::store::{self, OperationKind, Tx, completions, own_tasks, step_records, task_parts, task_waits};
use crate::text;

impl Coach {
    /// Marks a task as done today; a recurring one for its open turn. Begins the step if it was still ahead.
    /// A task that is done already stays as it is, and that is said.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such task, [`Error::Invalid`] when it is counted from the log.
    pub fn complete_task(&mut self, now: &Now, task: &TaskRef) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| complete(tx, programme, task, now))
    }

    /// Marks one sitting of a task as done; the last one ticks the task. A task without sittings is done whole.
    ///
    /// # Errors
    /// As [`Coach::complete_task`].
    pub fn complete_part(&mut self, now: &Now, task: &TaskRef) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| complete_sitting(tx, programme, task, now))
    }

    /// Keeps that a smaller version of a task was done. The task stays open and is not suggested for three days.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such task, [`Error::Invalid`] when it has no such version.
    pub fn complete_smaller(&mut self, now: &Now, task: &str, minutes: u32) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| complete_smaller_version(tx, programme, task, minutes, now))
    }

    /// Lets a task wait for someone; it is passed over until they answer or the coach asks.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such task, [`Error::Invalid`] for one that is done or comes back.
    pub fn wait_for(&mut self, now: &Now, task: &TaskRef, for_whom: &str) -> Result<Changed> {
        let for_whom = text::one_line("The name", for_whom)?;
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let (key, title) = waitable(tx, programme, task)?;
            if let Some((step, _)) = programme.task(&key) {
                begin_step(tx, step, now.today())?;
            }
            let said = match for_whom.as_str() {
                "" => "Waiting".to_owned(),
                name => format!("Waiting for {}", brief(name)),
            };
            task_waits::put(
                tx,
                &TaskWait { task: key, for_whom, since_on: now.today(), asked_on: None, let_go_on: None },
            )?;
            Ok(Act::did(OperationKind::WaitForSomeone, said).about(&title))
        })
    }

    /// Ends a wait: the task is suggested again.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it does not wait.
    pub fn stop_waiting(&mut self, now: &Now, task: &TaskRef) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, _| {
            let (key, title) = waitable(tx, programme, task)?;
            match task_waits::remove(tx, &key)? {
                true => Ok(Act::did(OperationKind::StopWaiting, "Not waiting any more").about(&title)),
                false => Err(not_waiting()),
            }
        })
    }

    /// Notes that the user reminded whom a task waits for: it is asked about again after five days.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it does not wait.
    pub fn remind_waiting(&mut self, now: &Now, task: &TaskRef) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let (key, title) = waitable(tx, programme, task)?;
            let wait = wait_of(tx, &key)?.ok_or_else(not_waiting)?;
            task_waits::put(tx, &TaskWait { asked_on: Some(now.today()), ..wait })?;
            Ok(Act::did(OperationKind::NoteReminder, "Noted that you reminded them").about(&title))
        })
    }

    /// Lets a task go: it is never suggested again and does not hold up its step; [`Coach::stop_waiting`] takes it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such task, [`Error::Invalid`] for one that is done or comes back.
    pub fn let_go(&mut self, now: &Now, task: &TaskRef) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let (key, title) = waitable(tx, programme, task)?;
            let today = now.today();
            let said = match programme.task(&key) {
                Some((step, _)) => format!("Let go. It’s in step {} if you want it back.", step.number),
                None => "Let go. It’s among your tasks if you want it back.".to_owned(),
            };
            let known = wait_of(tx, &key)?;
            let wait = known.unwrap_or(TaskWait {
                task: key,
                for_whom: String::new(),
                since_on: today,
                asked_on: None,
                let_go_on: None,
            });
            task_waits::put(tx, &TaskWait { let_go_on: Some(today), ..wait })?;
            Ok(Act::did(OperationKind::LetTaskGo, said).about(&title))
        })
    }

    /// Begins a task: its step begins, and one that takes days by itself begins to wait.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such task.
    pub fn start_task(&mut self, now: &Now, task: &TaskRef) -> Result<Changed> {
        let TaskRef::Programme(slug) = task else {
            return Err(Error::invalid("Your own tasks have no start. Mark them as done."));
        };
        let found = Found::by_slug(self.programme, slug)?;
        self.acting(now, |tx, now| {
            begin_step(tx, found.step(), now.today())?;
            if let Found::Once(_, task) = found
                && task.waits.as_ref().is_some_and(|waits| waits.days().is_some())
                && completions::latest_of(tx.conn(), &task.slug)?.is_none()
            {
                let wait = TaskWait {
                    task: task.slug.clone(),
                    for_whom: String::new(),
                    since_on: now.today(),
                    asked_on: None,
                    let_go_on: None,
                };
                task_waits::put(tx, &wait)?;
            }
            Ok(Act::did(OperationKind::StartTask, "Task started").about(found.title()))
        })
    }

    /// Marks a task as not done; of a recurring one, its latest turn that was done.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such task.
    pub fn reopen_task(&mut self, now: &Now, task: &TaskRef) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, _| match task {
            TaskRef::Own(id) => {
                let task = own_tasks::get(tx.conn(), *id)?;
                let act = Act::did(OperationKind::ReopenTask, "Task reopened").about(&task.title);
                own_tasks::put(tx, &OwnTask { done_on: None, ..task })?;
                Ok(act)
            }
            TaskRef::Programme(slug) => {
                let found = Found::by_slug(programme, slug)?;
                completions::remove_latest(tx, found.slug())?;
                Ok(Act::did(OperationKind::ReopenTask, "Task reopened").about(found.title()))
            }
        })
    }
}

/// Marks a task as done, with a toast.
pub(super) fn complete(tx: &Tx<'_>, programme: &'static Programme, task: &TaskRef, now: &Now) -> Result<Act> {
    let (title, done) = match task {
        TaskRef::Own(id) => {
            let own = own_tasks::get(tx.conn(), *id)?;
            (brief(&own.title), own.done_on.is_some())
        }
        TaskRef::Programme(slug) => match Found::by_slug(programme, slug)? {
            Found::Once(_, task) => {
                (task.title.clone(), completions::latest_of(tx.conn(), &task.slug)?.is_some())
            }
            // Which of its turns is meant is for what follows to find.
            found @ Found::Recurring(..) => (found.title().to_owned(), false),
        },
    };
    if done {
        return Ok(Act::bookkeeping("Already done"));
    }
    complete_in(tx, programme, task, now)?;
    Ok(Act::did(OperationKind::FinishTask, "Task done").about(&title))
}

/// Marks one sitting of a task as done, or the whole of a task that has no more of them.
pub(super) fn complete_sitting(
    tx: &Tx<'_>,
    programme: &'static Programme,
    task: &TaskRef,
    now: &Now,
) -> Result<Act> {
    let TaskRef::Programme(slug) = task else { return complete(tx, programme, task, now) };
    let found = Found::by_slug(programme, slug)?;
    let journal = Journal::read(tx.conn(), programme, now)?;
    let (part, _) = match found {
        Found::Once(_, task) => journal.next_part(&task.slug, None, task.sittings(), task.minutes),
        Found::Recurring(_, task) => journal.next_part(
            &task.slug,
            journal.open_turn(task),
            task.sittings(),
            task.minutes.at(journal.length()),
        ),
    };
    match part {
        Some(part) if part.number < part.of => {
            sit_in(tx, programme, slug, now)?;
            Ok(Act::did(OperationKind::FinishPart, format!("Part {} of {} done", part.number, part.of))
                .about(found.title()))
        }
        _ => complete(tx, programme, task, now),
    }
}

/// Keeps that a smaller version of a task was done.
pub(super) fn complete_smaller_version(
    tx: &Tx<'_>,
    programme: &'static Programme,
    task: &str,
    minutes: u32,
    now: &Now,
) -> Result<Act> {
    let (step, found) = programme.task(task).ok_or_else(|| {
        Error::not_found(
            "The programme has no such task with a smaller version. `task list --all` shows the names.",
        )
    })?;
    if !found.smaller().iter().any(|(known, _)| *known == minutes) {
        return Err(Error::invalid(format!("“{}” has no version of {minutes} minutes.", found.title)));
    }
    begin_step(tx, step, now.today())?;
    task_parts::add(tx, now, &found.slug, None, PartKind::Smaller, minutes)?;
    Ok(Act::did(OperationKind::FinishSmaller, "That counts.").about(&found.title))
}

/// The key and title of a task that may wait: one that is neither done nor comes back.
fn waitable(tx: &Tx<'_>, programme: &Programme, task: &TaskRef) -> Result<(String, String)> {
    match task {
        TaskRef::Own(id) => {
            let own = own_tasks::get(tx.conn(), *id)?;
            if own.done_on.is_some() {
                return Err(Error::invalid("That task is done. Reopen it first."));
            }
            Ok((id.0.to_string(), brief(&own.title)))
        }
        TaskRef::Programme(slug) => match Found::by_slug(programme, slug)? {
            Found::Once(_, task) if completions::latest_of(tx.conn(), &task.slug)?.is_some() => {
                Err(Error::invalid("That task is done. Reopen it first."))
            }
            Found::Once(_, task) => Ok((task.slug.clone(), task.title.clone())),
            Found::Recurring(..) => {
                Err(Error::invalid("Recurring tasks don’t wait: they lapse when the next one is due."))
            }
        },
    }
}

fn wait_of(tx: &Tx<'_>, key: &str) -> Result<Option<TaskWait>> {
    Ok(task_waits::all(tx.conn())?.into_iter().find(|wait| wait.task == key))
}

fn not_waiting() -> Error {
    Error::not_found("That task isn’t waiting for anybody.")
}

/// Marks a task as done within a transaction.
pub(super) fn complete_in(
    tx: &Tx<'_>,
    programme: &'static Programme,
    task: &TaskRef,
    now: &Now,
) -> Result<()> {
    let today = now.today();
    let slug = match task {
        TaskRef::Own(id) => {
            let task = own_tasks::get(tx.conn(), *id)?;
            task_waits::remove(tx, &id.0.to_string())?;
            return own_tasks::put(tx, &OwnTask { done_on: task.done_on.or(Some(today)), ..task });
        }
        TaskRef::Programme(slug) => slug,
    };
    match Found::by_slug(programme, slug)? {
        Found::Once(step, task) => complete_once(tx, programme, step, task, now),
        // What comes back begins no step: it is there before its step is.
        Found::Recurring(_, task) => complete_turn(tx, programme, task, now),
    }
}

/// Ticks a once-only task: keeps what was left of its minutes, ends its wait, and settles the open turn of what it counts
/// for.
pub(super) fn complete_once(
    tx: &Tx<'_>,
    programme: &'static Programme,
    step: &Step,
    task: &ProgrammeTask,
    now: &Now,
) -> Result<()> {
    let today = now.today();
    begin_step(tx, step, today)?;
    if completions::latest_of(tx.conn(), &task.slug)?.is_some() {
        return Ok(());
    }
    let sat: u32 = task_parts::all(tx.conn())?
        .iter()
        .filter(|part| part.kind == PartKind::Sitting && part.task == task.slug)
        .map(|part| part.minutes)
        .sum();
    let minutes = task.minutes.saturating_sub(sat);
    completions::add_with(tx, &task.slug, None, today, Some(minutes), Some(now.instant.timestamp()))?;
    task_waits::remove(tx, &task.slug)?;
    settle_turn_of(tx, programme, task, now)
}

/// A task that counts as a recurring one settles its open turn; the weekly post has no turns.
fn settle_turn_of(tx: &Tx<'_>, programme: &'static Programme, task: &ProgrammeTask, now: &Now) -> Result<()> {
    let Some((_, recurring)) = task.stands_for.as_deref().and_then(|slug| programme.recurring(slug)) else {
        return Ok(());
    };
    if recurring.counts == Some(Counts::Posts) {
        return Ok(());
    }
    let journal = Journal::read(tx.conn(), programme, now)?;
    match journal.open_turn(recurring).filter(|on| *on <= journal.today) {
        Some(on) => completions::add_with(tx, &recurring.slug, Some(on), journal.today, Some(0), None),
        None => Ok(()),
    }
}

pub(super) fn complete_turn(
    tx: &Tx<'_>,
    programme: &'static Programme,
    task: &RecurringTask,
    now: &Now,
) -> Result<()> {
    if task.counts == Some(Counts::Posts) {
        return Err(Error::invalid("This task ticks itself when you log a post."));
    }
    let journal = Journal::read(tx.conn(), programme, now)?;
    let open = journal.open_turn(task).unwrap_or(journal.today);
    let (_, minutes) =
        journal.next_part(&task.slug, Some(open), task.sittings(), turn_minutes(&journal, task, open));
    completions::add_with(
        tx,
        &task.slug,
        Some(open),
        journal.today,
        Some(minutes),
        Some(now.instant.timestamp()),
    )
}

/// Minutes of a whole turn at the length that is in force; one that is not offered at this pace takes its shortest.
fn turn_minutes(journal: &Journal, task: &RecurringTask, occurrence_on: NaiveDate) -> u32 {
    match task.minutes.at(turn_length(journal, task, occurrence_on)) {
        0 => task.minutes.steady,
        minutes => minutes,
    }
}

/// Keeps one sitting of a task that has more to come.
pub(super) fn sit_in(tx: &Tx<'_>, programme: &'static Programme, slug: &str, now: &Now) -> Result<()> {
    let journal = Journal::read(tx.conn(), programme, now)?;
    match Found::by_slug(programme, slug)? {
        Found::Once(step, task) => {
            begin_step(tx, step, now.today())?;
            let (_, minutes) = journal.next_part(&task.slug, None, task.sittings(), task.minutes);
            task_parts::add(tx, now, &task.slug, None, PartKind::Sitting, minutes)
        }
        Found::Recurring(_, task) => {
            let open = journal.open_turn(task).unwrap_or(journal.today);
            let (_, minutes) = journal.next_part(
                &task.slug,
                Some(open),
                task.sittings(),
                turn_minutes(&journal, task, open),
            );
            task_parts::add(tx, now, &task.slug, Some(open), PartKind::Sitting, minutes)
        }
    }
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
