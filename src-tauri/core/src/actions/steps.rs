//! Beginning and finishing steps; notes and reflection.

use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::Result;
use crate::step::StepRecord;
use crate::store::{Op, step_records};
use crate::text;
use crate::time::Now;

impl Coach {
    /// Begins a step. One that is begun already stays as it is.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such step.
    pub fn start_step(&mut self, now: &Now, step: &str) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let step = self.programme.step(step)?;
        let said = format!("Step {} started", step.number);
        self.act(&Op::user(said.clone()), &now, said, |tx| super::tasks::begin_step(tx, step, now.today()).map(|_| None))
    }

    /// Finishes a step, whether or not all its tasks are done: the user decides.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such step.
    pub fn finish_step(&mut self, now: &Now, step: &str) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let today = now.today();
        self.record(&now, step, "finished", None, |record| StepRecord {
            started_on: record.started_on.or(Some(today)),
            done_on: record.done_on.or(Some(today)),
            ..record
        })
    }

    /// Opens a finished step again.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such step.
    pub fn reopen_step(&mut self, now: &Now, step: &str) -> Result<Changed> {
        self.record(now, step, "reopened", None, |record| StepRecord { done_on: None, ..record })
    }

    /// Keeps the notes on a step, as they are typed.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the text does not fit, [`crate::Error::NotFound`] when there is no such step.
    pub fn set_step_notes(&mut self, now: &Now, step: &str, notes: &str) -> Result<Changed> {
        let notes = text::free_text("The note", notes)?;
        self.record(now, step, "Wrote notes on step", Some("notes"), |record| StepRecord { notes, ..record })
    }

    /// Keeps the reflection on a step, as it is typed.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the text does not fit, [`crate::Error::NotFound`] when there is no such step.
    pub fn set_reflection(&mut self, now: &Now, step: &str, reflection: &str) -> Result<Changed> {
        let reflection = text::free_text("The reflection", reflection)?;
        self.record(now, step, "Looked back on step", Some("reflection"), |record| StepRecord { reflection, ..record })
    }

    fn record(
        &mut self,
        now: &Now,
        step: &str,
        what: &str,
        typed: Option<&str>,
        change: impl FnOnce(StepRecord) -> StepRecord,
    ) -> Result<Changed> {
        let step = self.programme.step(step)?;
        let (op, said) = match typed {
            Some(field) => {
                let op = Op::user(format!("{what} {}", step.number));
                (op.merging(format!("{field} {}", step.slug)), "Saved".to_owned())
            }
            None => {
                let said = format!("Step {} {what}", step.number);
                (Op::user(said.clone()), said)
            }
        };
        self.act(&op, now, said, |tx| {
            let record = change(step_records::get(tx.conn(), &step.slug)?);
            step_records::put(tx, &step.slug, &record).map(|()| None)
        })
    }
}
