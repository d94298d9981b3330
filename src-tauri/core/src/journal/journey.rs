//! Where the user is in the programme.

use serde::Serialize;

use super::StepTag;

/// Where the user is in the programme, in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Journey {
    /// Steps finished.
    pub steps_done: u32,
    /// Steps in all (12).
    pub steps_total: u32,
    /// Programme tasks done, of [`Journey::tasks_total`].
    pub tasks_done: u32,
    /// Programme tasks in all, recurring ones and extras not counted.
    pub tasks_total: u32,
    /// The step the user is at; none once all are finished.
    pub current: Option<StepTag>,
}
