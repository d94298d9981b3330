//! A step as the programme’s page and the summary list it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::step_record::StepState;

/// One step on the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProgrammeStep {
    /// Stable slug.
    pub slug: String,
    /// 1 to 12.
    pub number: u8,
    /// The step's title.
    pub title: String,
    /// What one has at the end of it.
    pub promise: String,
    /// Ahead, started or done.
    pub state: StepState,
    /// Whether this is where the user is.
    pub current: bool,
    /// The civil date the plan begins it on.
    pub planned_from: NaiveDate,
    /// The civil date the plan has it finished by.
    pub target_on: NaiveDate,
    /// The civil date it was begun on.
    pub started_on: Option<NaiveDate>,
    /// The civil date it was finished on.
    pub done_on: Option<NaiveDate>,
    /// Its tasks done.
    pub tasks_done: u32,
    /// Its tasks in all.
    pub tasks_total: u32,
    /// Minutes its open tasks take.
    pub minutes_left: u32,
}
