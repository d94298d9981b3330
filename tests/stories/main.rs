//! Stories of the coach without its window: real files, a given present, no sleep.
#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod backups;
mod bad_input;
mod coach;
mod demo;
mod feed_health;
mod first_weeks;
mod lapses;
mod migrations;
mod moments;
mod moved_reminders;
mod obedient;
mod older_journals;
mod opening;
mod own_feeds;
mod past;
mod people;
mod people_files;
mod places;
mod popups;
mod publishing;
mod red_line;
mod safe_copies;
mod same_post;
mod situations;
mod study;
mod summary;
mod summary_for_whom;
mod summary_text;
mod traces;
mod two_processes;
mod undo;
mod voice;
mod wall_clock;
mod weeks;
