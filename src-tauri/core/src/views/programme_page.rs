//! The programme as a path of 12 steps.

use chrono::NaiveDate;
use serde::Serialize;

use super::Overview;
use crate::coach::Coach;
use crate::error::Result;
use crate::step::StepState;
use crate::time::Now;

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
    /// Target weeks at a steady pace.
    pub target_weeks: u32,
}

/// The Programme page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProgrammePage {
    /// The programme's title.
    pub title: String,
    /// Where the programme comes from.
    pub origin: String,
    /// What to expect of it.
    pub closing: String,
    /// The 12 steps in order.
    pub steps: Vec<ProgrammeStep>,
    /// Whether the plan's dates lie behind and could be laid out from today.
    pub behind: bool,
}

impl Coach {
    /// The Programme page.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn programme_page(&self, now: &Now) -> Result<ProgrammePage> {
        let overview = Overview::read(self, now)?;
        let steps = overview.programme_steps();
        Ok(ProgrammePage {
            title: self.programme.title.clone(),
            origin: self.programme.origin.clone(),
            closing: self.programme.closing.clone(),
            behind: steps.iter().any(|step| step.current && step.target_on < overview.today),
            steps,
        })
    }
}
