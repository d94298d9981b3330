//! Tasks, a line each.

use standpoint_core::views::{Lateness, TaskLine, TaskState};

use super::{lines, plain};

pub(crate) fn tasks(tasks: &[TaskLine]) -> String {
    if tasks.is_empty() {
        return lines(["No tasks. `task add \"What to do\"` adds one of your own.".to_owned()]);
    }
    let width = tasks.iter().map(|task| task.id.len()).max().unwrap_or(0);
    lines(tasks.iter().map(|task| {
        let mark = if task.state == TaskState::Done { "x" } else { " " };
        let due = task.due_on.map_or("          ".to_owned(), |date| date.to_string());
        let late = if task.lateness == Lateness::Overdue { "  waiting" } else { "" };
        let minutes = task.minutes.map(|minutes| format!(" ({minutes} min)")).unwrap_or_default();
        format!("[{mark}] {:width$}  {due}  {}{minutes}{late}", task.id, plain(&task.title))
    }))
}
