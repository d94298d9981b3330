//! Where the user stands with a step.

use chrono::NaiveDate;
use serde::Serialize;

/// Ahead, started or done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Nothing has been done for it.
    Ahead,
    /// Begun.
    Started,
    /// Finished.
    Done,
}

/// What is kept of a step beside its tasks and worksheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StepRecord {
    /// The civil date it was begun on.
    pub started_on: Option<NaiveDate>,
    /// The civil date it was finished on.
    pub done_on: Option<NaiveDate>,
    /// The user's notes.
    pub notes: String,
    /// What the user took from it.
    pub reflection: String,
}

impl StepRecord {
    /// Ahead, started or done.
    #[must_use]
    pub fn state(&self) -> StepState {
        match (self.started_on, self.done_on) {
            (_, Some(_)) => StepState::Done,
            (Some(_), None) => StepState::Started,
            (None, None) => StepState::Ahead,
        }
    }
}
