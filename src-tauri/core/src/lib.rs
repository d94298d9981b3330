//! The coach itself: the programme of 12 steps, the plan, tasks, worksheets, the log of posts, the weekly rhythm,
//! reminders, and the store that keeps them in one SQLite file.
//!
//! This crate knows no window, no clock and no environment: instants, zones and folders come in as arguments. Callers
//! hold a [`Coach`], hand it a [`calendar::Now`], and get back the shapes in [`views`] or a [`changed::Changed`].

mod actions;
pub mod address;
#[cfg(feature = "typescript")]
pub mod bindings;
pub mod calendar;
pub mod changed;
mod coach;
pub mod coaching;
pub mod critique;
pub mod demo;
pub mod dossier;
pub mod error;
pub mod export;
pub mod feeds;
pub mod id;
pub mod import;
mod journal;
pub mod journal_file;
pub mod look_back;
pub mod metrics;
mod named;
pub mod people;
pub mod pictures;
pub mod profile;
pub mod programme;
pub mod publishing;
pub mod reminders;
mod revised;
pub mod rhythm;
pub mod score;
pub mod store;
pub mod text;
pub mod views;

pub use actions::{DuePopups, FeedSettings};
pub use coach::Coach;
pub use coaching::MissedReason;
pub use error::{Error, ErrorCode, Result};
pub use feeds::parser::FeedAnswer;
