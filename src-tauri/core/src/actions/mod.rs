//! What the user can do: one function an action. Each checks what was entered, writes through the gate and says what
//! happened.

mod history;
mod nudges;
mod own_tasks;
mod pauses;
mod posts;
mod profile;
mod reminders;
mod steps;
mod tasks;
mod worksheets;

pub use nudges::Nudging;
pub(crate) use profile::DEFAULT_WEEKLY_POSTS;

/// A title short enough for a sentence about it.
fn brief(title: &str) -> String {
    const MOST: usize = 60;
    match title.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", title[..end].trim_end()),
        None => title.to_owned(),
    }
}
