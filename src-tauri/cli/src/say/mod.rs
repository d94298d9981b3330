//! Answers in words, for a terminal.

mod programme;
mod reminders;
mod tasks;
mod today;
mod writing;

pub(crate) use programme::{step, steps};
pub(crate) use reminders::{due, inbox, pauses, preview, reminders};
pub(crate) use tasks::tasks;
pub(crate) use today::{next, status};
pub(crate) use writing::{changed, checked, history, posts, worksheet};

/// Lines as one text.
fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Text the user wrote, on one line and without anything that could steer the terminal.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).collect()
}
