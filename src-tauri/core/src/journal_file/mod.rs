//! What comes in from outside: a journal exported from Standpoint itself.

mod read_journal;
mod standpoint_json;

pub use standpoint_json::{ImportedJournal, JournalContents};

#[cfg(test)]
mod tests;
