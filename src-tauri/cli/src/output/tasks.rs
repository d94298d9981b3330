//! Tasks, a line each.

use standpoint_core::views::{Lateness, TaskLine, TaskState};

use super::{date_column, lines, plain};

pub(crate) fn tasks(tasks: &[TaskLine]) -> String {
    if tasks.is_empty() {
        return lines(["No tasks. `task add \"What to do\"` adds one.".to_owned()]);
    }
    let width = tasks.iter().map(|task| task.id.len()).max().unwrap_or(0);
    lines(tasks.iter().map(|task| {
        let mark = if task.state == TaskState::Done { "x" } else { " " };
        let due = task.due_on.map_or(" ".repeat(11), date_column);
        let late = match (&task.waiting, task.lateness) {
            (Some(waiting), _) if waiting.for_whom.is_empty() => "  waiting".to_owned(),
            (Some(waiting), _) => format!("  waiting for {}", plain(&waiting.for_whom)),
            (None, Lateness::Overdue) => "  still open".to_owned(),
            (None, _) => String::new(),
        };
        let minutes = task.minutes.map(|minutes| format!(" ({minutes} min)")).unwrap_or_default();
        format!("[{mark}] {:width$}  {due}  {}{minutes}{late}", task.id, plain(&task.title))
    }))
}
