//! Tasks: tick, untick, and the user's own.

use super::declare::commands;
use standpoint_core::programme::tasks::OwnTaskEntry;

commands! {
    tasks;

    /// Ticks a task.
    act complete_task(task: &str) |coach, now| coach.complete_task(now, &task.parse()?);

    /// Does one sitting of a task.
    act complete_part(task: &str) |coach, now| coach.complete_part(now, &task.parse()?);

    /// Does a smaller version of a task.
    act complete_smaller(task: &str, minutes: u32) |coach, now| coach.complete_smaller(now, task, minutes);

    /// Begins a task.
    act start_task(task: &str) |coach, now| coach.start_task(now, &task.parse()?);

    /// Lets a task wait for someone.
    act wait_for(task: &str, whom: &str) |coach, now| coach.wait_for(now, &task.parse()?, whom);

    /// Ends a wait.
    act stop_waiting(task: &str) |coach, now| coach.stop_waiting(now, &task.parse()?);

    /// Notes that whom a task waits for was reminded.
    act remind_waiting(task: &str) |coach, now| coach.remind_waiting(now, &task.parse()?);

    /// Lets a task go.
    act let_go(task: &str) |coach, now| coach.let_go(now, &task.parse()?);

    /// Unticks a task.
    act reopen_task(task: &str) |coach, now| coach.reopen_task(now, &task.parse()?);

    /// Adds a task of the user's own.
    act add_task(entry: OwnTaskEntry) |coach, now| coach.add_task(now, &entry);

    /// Keeps what was changed of a task of the user's own, in a form that began with an entry.
    act change_task(task: &str, before: OwnTaskEntry, entry: OwnTaskEntry) |coach, now| coach.revise_task(now, &task.parse()?, &before, &entry);

    /// Removes a task of the user's own.
    act remove_task(task: &str) |coach, now| coach.remove_task(now, &task.parse()?);
}
