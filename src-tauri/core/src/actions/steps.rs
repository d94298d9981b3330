//! Beginning and finishing steps; notes and reflection.

use super::act::Act;
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::Result;
use crate::programme::Step;
use crate::programme::step_record::StepRecord;
use crate::store::{OperationKind, Tx, step_records};
use crate::text;

impl Coach {
    /// Begins a step. One that is begun already stays as it is.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such step.
    pub fn start_step(&mut self, now: &Now, step: &str) -> Result<Changed> {
        let step = self.programme.step(step)?;
        self.acting(now, |tx, now| {
            super::tasks::begin_step(tx, step, now.today())?;
            Ok(Act::did(OperationKind::StartStep, format!("Step {} started", step.number))
                .in_step(step.number))
        })
    }

    /// Finishes a step, whether or not all its tasks are done: the user decides.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such step.
    pub fn finish_step(&mut self, now: &Now, step: &str) -> Result<Changed> {
        let step = self.programme.step(step)?;
        self.acting(now, |tx, now| finish(tx, step, now))
    }

    /// Opens a finished step again.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such step.
    pub fn reopen_step(&mut self, now: &Now, step: &str) -> Result<Changed> {
        let step = self.programme.step(step)?;
        self.acting(now, |tx, _| {
            change(tx, step, |record| StepRecord { done_on: None, ..record })?;
            Ok(Act::did(OperationKind::ReopenStep, format!("Step {} reopened", step.number))
                .in_step(step.number))
        })
    }

    /// Keeps the notes on a step, as they are typed.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the text does not fit, [`crate::Error::NotFound`] when there is no such step.
    pub fn set_step_notes(&mut self, now: &Now, step: &str, notes: &str) -> Result<Changed> {
        let notes = text::free_text("The note", notes)?;
        self.write_on_step(now, step, OperationKind::EditNotes, "notes", |record| StepRecord {
            notes,
            ..record
        })
    }

    /// Keeps the reflection on a step, as it is typed.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the text does not fit, [`crate::Error::NotFound`] when there is no such step.
    pub fn set_reflection(&mut self, now: &Now, step: &str, reflection: &str) -> Result<Changed> {
        let reflection = text::free_text("The reflection", reflection)?;
        self.write_on_step(now, step, OperationKind::EditLookBack, "reflection", |record| StepRecord {
            reflection,
            ..record
        })
    }

    /// Keeps what is typed on a step: one level of undo while it is being written.
    fn write_on_step(
        &mut self,
        now: &Now,
        step: &str,
        kind: OperationKind,
        field: &str,
        over: impl FnOnce(StepRecord) -> StepRecord,
    ) -> Result<Changed> {
        let step = self.programme.step(step)?;
        self.acting(now, |tx, _| {
            change(tx, step, over)?;
            Ok(Act::did(kind, "Saved").in_step(step.number).merging(format!("{field} {}", step.slug)))
        })
    }
}

/// Finishes a step within a transaction.
pub(super) fn finish(tx: &Tx<'_>, step: &Step, now: &Now) -> Result<Act> {
    let today = Some(now.today());
    change(tx, step, |record| StepRecord {
        started_on: record.started_on.or(today),
        done_on: record.done_on.or(today),
        ..record
    })?;
    Ok(Act::did(OperationKind::FinishStep, format!("Step {} finished", step.number)).in_step(step.number))
}

fn change(tx: &Tx<'_>, step: &Step, over: impl FnOnce(StepRecord) -> StepRecord) -> Result<()> {
    let record = over(step_records::get(tx.conn(), &step.slug)?);
    step_records::put(tx, &step.slug, &record)
}
