//! The TypeScript of everything the window is told or says, generated from the Rust types.

use std::path::Path;

use ts_rs::{Config, ExportError, TS};

use crate::changed::Changed;
use crate::error::ErrorCode;
use crate::export::SummaryRequest;
use crate::post::PostEntry;
use crate::preferences::Preferences;
use crate::profile::ProfileAnswers;
use crate::reminder::{PauseEntry, QuietDay, ReminderEntry, WeeklySlot};
use crate::task::OwnTaskEntry;
use crate::views::{Boot, PostsPage, ProgrammePage, ProgressPage, RemindersPage, SettingsPage, StepPage};

/// Writes one `.ts` file a type into `folder`.
///
/// # Errors
/// When a file cannot be written.
pub fn write_to(folder: &Path) -> Result<(), ExportError> {
    // Ids and counts stay far below 2^53, so a plain number holds them.
    let config = Config::new().with_out_dir(folder).with_large_int("number");
    Boot::export_all(&config)?;
    ProgrammePage::export_all(&config)?;
    StepPage::export_all(&config)?;
    PostsPage::export_all(&config)?;
    ProgressPage::export_all(&config)?;
    SettingsPage::export_all(&config)?;
    RemindersPage::export_all(&config)?;
    ReminderEntry::export_all(&config)?;
    PauseEntry::export_all(&config)?;
    QuietDay::export_all(&config)?;
    WeeklySlot::export_all(&config)?;
    Changed::export_all(&config)?;
    ErrorCode::export_all(&config)?;
    Preferences::export_all(&config)?;
    ProfileAnswers::export_all(&config)?;
    OwnTaskEntry::export_all(&config)?;
    PostEntry::export_all(&config)?;
    SummaryRequest::export_all(&config)
}
