//! One step on one page: why, tasks, worksheet, pitfalls, notes, reflection.

use serde::Serialize;

use super::{Overview, ProgrammeStep, TaskLine, WorksheetView};
use crate::coach::Coach;
use crate::error::Result;
use crate::programme::{Evidence, Reference, Step};
use crate::step::StepState;
use crate::store::{own_tasks, step_records};
use crate::time::Now;

/// The step before or after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NeighbourStep {
    /// Its slug.
    pub slug: String,
    /// 1 to 12.
    pub number: u8,
    /// Its title.
    pub title: String,
}

/// A step's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StepPage {
    /// The step as the path shows it.
    pub step: ProgrammeStep,
    /// Why it matters.
    pub purpose: String,
    /// One fact and its source.
    pub evidence: Evidence,
    /// Titles of the themes it serves.
    pub themes: Vec<String>,
    /// Its tasks in order.
    pub tasks: Vec<TaskLine>,
    /// Its recurring tasks, with the next date.
    pub recurring: Vec<TaskLine>,
    /// The user's own tasks filed under it.
    pub own: Vec<TaskLine>,
    /// Its worksheet.
    pub worksheet: WorksheetView,
    /// What goes wrong for others.
    pub pitfalls: Vec<String>,
    /// Lists it refers to.
    pub references: Vec<Reference>,
    /// The user's notes.
    pub notes: String,
    /// The user's reflection.
    pub reflection: String,
    /// Advice when a step this one builds on is not finished.
    pub advice: Option<String>,
    /// The step before.
    pub previous: Option<NeighbourStep>,
    /// The step after.
    pub next: Option<NeighbourStep>,
}

impl Coach {
    /// A step's page, by slug or number.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such step, [`crate::Error::NotOnboarded`] before the first questions.
    pub fn step_page(&self, now: &Now, step: &str) -> Result<StepPage> {
        let step = self.programme.step(step)?;
        let overview = Overview::read(self, now)?;
        let conn = self.store.conn();
        let record = step_records::get(conn, &step.slug)?;
        let own = own_tasks::of_step(conn, &step.slug)?;
        let position = usize::from(step.number) - 1;
        let neighbour = |index: Option<usize>| index.and_then(|index| self.programme.steps.get(index)).map(neighbour);
        let themes = step.themes.iter().filter_map(|slug| self.programme.themes.iter().find(|theme| theme.slug == *slug));
        Ok(StepPage {
            step: overview.programme_step(step),
            purpose: step.purpose.trim().to_owned(),
            evidence: step.evidence.clone(),
            themes: themes.map(|theme| theme.title.clone()).collect(),
            tasks: overview.step_tasks(step),
            recurring: overview.step_recurring(step),
            own: own.iter().map(|task| overview.own_task(task)).collect(),
            worksheet: self.worksheet(&step.slug)?,
            pitfalls: step.pitfalls.clone(),
            references: step.references.clone(),
            notes: record.notes,
            reflection: record.reflection,
            advice: self.advice(&overview, step),
            previous: neighbour(position.checked_sub(1)),
            next: neighbour(position.checked_add(1)),
        })
    }

    fn advice(&self, overview: &Overview, step: &Step) -> Option<String> {
        let open =
            step.depends_on.iter().filter_map(|slug| self.programme.step(slug).ok()).find(|on| overview.state(on) != StepState::Done)?;
        Some(format!("Finish step {}, “{}”, first: this step builds on it.", open.number, open.title))
    }
}

fn neighbour(step: &Step) -> NeighbourStep {
    NeighbourStep { slug: step.slug.clone(), number: step.number, title: step.title.clone() }
}
