//! Tasks as one list: what is open now, or all there is.

use super::{TaskLine, TaskState};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::store::own_tasks;

impl Coach {
    /// Open tasks by date: the user's own, those that come back, and the current step's. With `all`, every task of every
    /// step too, done ones included, in the programme's order after the user's own.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn task_list(&self, now: &Now, all: bool) -> Result<Vec<TaskLine>> {
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        if all {
            let own = own_tasks::all(conn)?.into_iter().map(|task| journal.own_task(&task));
            let steps = self.programme.steps.iter();
            let programme = steps
                .flat_map(|step| journal.step_tasks(step).into_iter().chain(journal.step_recurring(step)));
            return Ok(own.chain(programme).collect());
        }
        let own = own_tasks::open(conn)?.into_iter().map(|task| journal.own_task(&task));
        let current = journal.current().map(|step| journal.step_tasks(step)).unwrap_or_default();
        let jump = journal.jump_in().into_iter().filter_map(|place| {
            let index = place.step.tasks.iter().position(|task| task.slug == place.task.slug)?;
            Some(journal.programme_task(place.step, index, place.task))
        });
        let mut tasks: Vec<_> = own
            .chain(journal.all_recurring())
            .chain(current)
            .chain(jump)
            .filter(|task| task.state == TaskState::Open)
            .collect();
        let mut seen = std::collections::HashSet::new();
        tasks.retain(|task| seen.insert(task.id.clone()));
        tasks.sort_by_key(|task| (task.due_on.is_none(), task.due_on));
        Ok(tasks)
    }
}
