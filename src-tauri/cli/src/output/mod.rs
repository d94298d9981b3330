//! Answers in words, for a terminal.

use chrono::NaiveDate;

mod backups;
mod data;
mod dossier;
mod feeds;
mod ideas;
mod journals;
mod look_back;
mod numbers;
mod past;
mod people;
mod posts;
mod programme;
mod prompts;
mod reminders;
mod review;
mod score;
mod study;
mod tasks;
mod today;
mod week;
mod writing;

pub(crate) use backups::{
    backup, backups, check, exported_damaged, passphrase, restore_preview, restored, salvaged, second_folder,
};
pub(crate) use data::data_notes;
pub(crate) use dossier::claims;
pub(crate) use feeds::{feed_entries, feeds, fetched, proposals};
pub(crate) use ideas::{offered_day, other_readings, prompts, understood};
pub(crate) use journals::{journal_imported, journal_preview};
pub(crate) use look_back::{look_back, note};
pub(crate) use numbers::numbers;
pub(crate) use past::{imports, past};
pub(crate) use people::{conversations, import, people, person, to_answer, which_encoding};
pub(crate) use posts::{board, calendar, month, post, posts, red_lines};
pub(crate) use programme::{step, steps};
pub(crate) use prompts::{answer_read, prompt, prompt_copies, prompt_findings};
pub(crate) use reminders::{due, inbox, pauses, preview, reminders};
pub(crate) use review::{graduation, halfway, letter, review};
pub(crate) use score::{score, score_part};
pub(crate) use study::study;
pub(crate) use tasks::tasks;
pub(crate) use today::{next, others, smaller, status, why};
pub(crate) use week::week;
use writing::{NO_OWN_LIST, finding};
pub(crate) use writing::{changed, checked, history, published, worksheet};

/// Lines as one text.
fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().map(|line| line + "\n").collect()
}

/// A civil date for people, e.g. `3 Mar 2026`.
fn date(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// A date for a column: as wide as the longest, aligned by year.
fn date_column(on: NaiveDate) -> String {
    format!("{:>11}", date(on))
}

/// Text the user wrote, on one line and without anything that could steer the terminal.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).collect()
}

/// Drops control characters but keeps line breaks and tabs, for a multi-line text.
fn paragraphs(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// Says that a list goes on, or that it ended before.
fn rest_of(total: u32, offset: u32, shown: usize) -> String {
    let end = u64::from(offset) + shown as u64;
    match shown {
        0 => format!("None of the {total} from there on.\n"),
        _ if end < u64::from(total) => {
            format!("{} to {end} of {total}; `--offset {end}` shows more.\n", u64::from(offset) + 1)
        }
        _ => String::new(),
    }
}
