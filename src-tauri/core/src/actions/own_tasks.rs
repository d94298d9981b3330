//! The user's own tasks: adding, changing, removing.

use super::act::Act;
use crate::calendar::Now;
use crate::calendar::natural_date::{Calendar, Direction};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::OwnTaskId;
use crate::programme::Programme;
use crate::programme::tasks::{OWN_MINUTES_MAX, OwnTask, OwnTaskEntry, TaskRef};
use crate::revised::revised;
use crate::store::{OperationKind, Tx, own_tasks};
use crate::text;

impl Coach {
    /// Adds a task of the user's own. [`Changed::created`] is its number.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when there is no such step.
    pub fn add_task(&mut self, now: &Now, entry: &OwnTaskEntry) -> Result<Changed> {
        let task = checked(self.programme, OwnTaskId(0), entry, self.calendar(now)?)?;
        self.acting(now, |tx, _| {
            Ok(Act::did(OperationKind::AddTask, "Task added")
                .about(&task.title)
                .created(own_tasks::add(tx, &task)?.0))
        })
    }

    /// Replaces what was entered for a task of the user's own. Whether it is done stays.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit or the task is the programme's, [`Error::NotFound`] when it is gone.
    pub fn change_task(&mut self, now: &Now, task: &TaskRef, entry: &OwnTaskEntry) -> Result<Changed> {
        let id = own(task)?;
        let entered = checked(self.programme, id, entry, self.calendar(now)?)?;
        self.acting(now, |tx, _| keep(tx, &own_tasks::get(tx.conn(), id)?, entered))
    }

    /// Keeps what was changed in a form that began with one entry; the rest stays as it is by now, also where someone else
    /// changed it in the meantime.
    ///
    /// # Errors
    /// As [`Coach::change_task`].
    pub fn revise_task(
        &mut self,
        now: &Now,
        task: &TaskRef,
        began_with: &OwnTaskEntry,
        entry: &OwnTaskEntry,
    ) -> Result<Changed> {
        let id = own(task)?;
        let calendar = self.calendar(now)?;
        let [began_with, entered] =
            [began_with, entry].map(|entry| checked(self.programme, id, entry, calendar));
        let (began_with, entered) = (began_with?, entered?);
        self.acting(now, |tx, _| {
            let present = own_tasks::get(tx.conn(), id)?;
            let task = OwnTask {
                title: revised(&began_with.title, entered.title, present.title.clone()),
                note: revised(&began_with.note, entered.note, present.note.clone()),
                step: revised(&began_with.step, entered.step, present.step.clone()),
                due_on: revised(&began_with.due_on, entered.due_on, present.due_on),
                minutes: revised(&began_with.minutes, entered.minutes, present.minutes),
                ..present.clone()
            };
            keep(tx, &present, task)
        })
    }

    /// Removes a task of the user's own. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the task is the programme's, [`Error::NotFound`] when it is gone.
    pub fn remove_task(&mut self, now: &Now, task: &TaskRef) -> Result<Changed> {
        let id = own(task)?;
        self.acting(now, |tx, _| {
            let task = own_tasks::get(tx.conn(), id)?;
            own_tasks::remove(tx, id)?;
            Ok(Act::did(OperationKind::DeleteTask, "Task deleted").about(&task.title))
        })
    }
}

/// Keeps a task as it was entered, over what is there. Whether it is done stays.
fn keep(tx: &Tx<'_>, present: &OwnTask, entered: OwnTask) -> Result<Act> {
    let task = OwnTask { done_on: present.done_on, ..entered };
    if task == *present {
        return Ok(Act::nothing());
    }
    own_tasks::put(tx, &task)?;
    Ok(Act::did(OperationKind::EditTask, "Saved").about(&task.title))
}

fn own(task: &TaskRef) -> Result<OwnTaskId> {
    match task {
        TaskRef::Own(id) => Ok(*id),
        TaskRef::Programme(_) => Err(Error::invalid(
            "The programme’s tasks can be done and reopened, not changed or removed. Your own tasks have numbers.",
        )),
    }
}

fn checked(
    programme: &Programme,
    id: OwnTaskId,
    entry: &OwnTaskEntry,
    calendar: Calendar,
) -> Result<OwnTask> {
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    if entry.minutes.is_some_and(|minutes| !(1..=OWN_MINUTES_MAX).contains(&minutes)) {
        return Err(Error::invalid(format!("Enter 1 to {OWN_MINUTES_MAX} minutes, or leave it empty.")));
    }
    Ok(OwnTask {
        id,
        title: text::title("The title", &entry.title)?,
        note: text::free_text("The note", entry.note.as_deref().unwrap_or_default())?,
        step: filled(&entry.step)
            .map(|step| programme.step(&step).map(|step| step.slug.clone()))
            .transpose()?,
        due_on: filled(&entry.due_on).map(|date| calendar.day(&date, Direction::MostlyFuture)).transpose()?,
        minutes: entry.minutes,
        done_on: None,
    })
}
