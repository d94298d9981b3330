//! The coach itself: the programme of 12 steps, the plan, tasks, worksheets, the log of posts, the weekly rhythm,
//! reminders, and the store that keeps them in one SQLite file.
//!
//! This crate knows no window, no clock and no environment: instants, zones and folders come in as arguments. Whoever
//! talks to it holds a [`Coach`], hands it a [`time::Now`], and gets back the shapes in [`views`] or a
//! [`changed::Changed`].

mod actions;
pub mod address;
#[cfg(feature = "typescript")]
pub mod bindings;
pub mod capture;
pub mod changed;
mod coach;
pub mod coaching;
pub mod composer;
pub mod conversation;
pub mod day_words;
pub mod demo;
pub mod encoding;
pub mod error;
pub mod export;
pub mod feed;
pub mod id;
pub mod link;
mod made;
mod named;
pub mod network;
pub mod network_limit;
pub mod next_post;
pub mod own_feed;
pub mod people_csv;
pub mod person;
pub mod person_kind;
mod pillars;
pub mod plan;
pub mod post;
pub mod preferences;
pub mod profile;
pub mod programme;
pub mod quiet_period;
pub mod recurrence;
pub mod red_line;
pub mod reminder;
mod reminding;
mod revised;
pub mod rhythm;
pub mod sharing;
pub mod situation;
pub mod step;
pub mod store;
pub mod study;
pub mod task;
pub mod text;
pub mod time;
pub mod views;

pub use actions::{FeedSettings, MissedReason, Nudging};
pub use coach::Coach;
pub use error::{Error, ErrorCode, Result};
pub use feed::FeedAnswer;
