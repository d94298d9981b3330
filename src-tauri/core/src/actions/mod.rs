//! What the user can do: one function an action. Each checks what was entered, writes through the gate and says what
//! happened.

mod act;
mod acting;
mod claims;
mod coaching;
mod conversations;
mod critiques;
mod feeds;
mod history;
mod ideas;
mod imports;
mod look_backs;
mod numbers;
mod own_tasks;
mod pauses;
mod people;
mod people_import;
mod pillars;
mod popups;
mod posts;
mod profile;
mod proposals;
mod publications;
mod reminders;
mod reviews;
mod steps;
mod study;
mod tasks;
mod ticks;
mod weeks;
mod worksheets;

pub use feeds::FeedSettings;
pub use popups::DuePopups;

/// A title short enough for a sentence about it.
fn brief(title: &str) -> String {
    const MOST: usize = 60;
    match title.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", title[..end].trim_end()),
        None => title.to_owned(),
    }
}
