//! Filling worksheets: answers are kept as they are typed, rows of a register come and go.

use super::act::Act;
use crate::calendar::Now;
use crate::calendar::natural_date::{Calendar, Direction};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::WorksheetRowId;
use crate::journal::remarks_on;
use crate::profile::{MINUTES, Pace, Profile};
use crate::programme::sharing::Withheld;
use crate::programme::{Field, FieldKind, Step, WorksheetForm};
use crate::store::{OperationKind, Tx, profiles, worksheets};
use crate::text;

impl Coach {
    /// Keeps an answer. Without a row it is the first one, which is made if need be. An empty answer is taken away.
    /// Begins the step if it was still ahead.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the answer does not fit the question, [`Error::NotFound`] for an unknown step, field or row.
    pub fn set_answer(
        &mut self,
        now: &Now,
        step: &str,
        row: Option<WorksheetRowId>,
        field: &str,
        answer: &str,
    ) -> Result<Changed> {
        let step = self.programme.step(step)?;
        let field = step.field(field)?;
        let answer = checked(field, answer, self.calendar(now)?)?;
        self.acting(now, |tx, now| {
            let kept = match row {
                Some(row) => Some(belonging(tx, row, step)?),
                None => first_row(tx, step, !answer.is_empty())?,
            };
            let said = Act::did(OperationKind::EditAnswer, saved(&step.slug, &field.slug, &answer))
                .about(&field.label)
                .in_step(step.number)
                .merging(format!("answer {} {} {}", step.slug, row.map_or(0, |row| row.0), field.slug));
            let Some(kept) = kept else { return Ok(said) };
            worksheets::put(tx, kept, &field.slug, &answer)?;
            follow_in_profile(tx, field, &answer)?;
            super::tasks::begin_step(tx, step, now.today())?;
            Ok(said.created(kept.0))
        })
    }

    /// Marks an answer as private, so that only a summary for the user alone shows it, or as one that may be shared. The mark
    /// holds for what is written there later. Without a row it is the first one, which is made if need be.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an answer that is never shared, [`Error::NotFound`] for an unknown step, field or row.
    pub fn mark_answer(
        &mut self,
        now: &Now,
        step: &str,
        row: Option<WorksheetRowId>,
        field: &str,
        private: bool,
    ) -> Result<Changed> {
        let step = self.programme.step(step)?;
        let field = step.field(field)?;
        if field.withheld == Withheld::Everyone && !private {
            return Err(Error::invalid(format!(
                "“{}” is only ever for you. Tell people what is in it yourself.",
                field.label
            )));
        }
        self.acting(now, |tx, _| {
            let row = match row {
                Some(row) => Some(belonging(tx, row, step)?),
                None => first_row(tx, step, true)?,
            };
            if let Some(row) = row {
                worksheets::put_mark(tx, row, &field.slug, private)?;
            }
            let act = match private {
                true => Act::did(OperationKind::MakeAnswerPrivate, "Marked as private"),
                false => Act::did(OperationKind::MakeAnswerShareable, "Can be shared"),
            };
            Ok(act.about(&field.label).in_step(step.number))
        })
    }

    /// Adds a row to a register, empty or with its first answer. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the step's worksheet is a single sheet or the answer does not fit, [`Error::NotFound`] for an
    /// unknown step or field.
    pub fn add_worksheet_row(
        &mut self,
        now: &Now,
        step: &str,
        first: Option<(&str, &str)>,
    ) -> Result<Changed> {
        let step = self.programme.step(step)?;
        if step.worksheet.form != WorksheetForm::Register {
            return Err(Error::invalid(format!(
                "Step {} has no table, so there are no rows to add.",
                step.number
            )));
        }
        let calendar = self.calendar(now)?;
        let first = first
            .map(|(field, answer)| {
                step.field(field).and_then(|field| Ok((field, checked(field, answer, calendar)?)))
            })
            .transpose()?;
        self.acting(now, |tx, now| {
            let row = worksheets::add_row(tx, &step.slug)?;
            if let Some((field, answer)) = &first {
                worksheets::put(tx, row, &field.slug, answer)?;
                super::tasks::begin_step(tx, step, now.today())?;
            }
            Ok(Act::did(OperationKind::AddRow, format!("{} added", capital(&step.worksheet.row_name)))
                .of_row(&step.worksheet.row_name)
                .in_step(step.number)
                .created(row.0))
        })
    }

    /// Removes a row with its answers. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_worksheet_row(&mut self, now: &Now, row: WorksheetRowId) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, _| {
            let step = programme.step(&worksheets::step_of(tx.conn(), row)?)?;
            worksheets::remove_row(tx, row)?;
            Ok(Act::did(OperationKind::DeleteRow, format!("{} deleted", capital(&step.worksheet.row_name)))
                .of_row(&step.worksheet.row_name)
                .in_step(step.number))
        })
    }
}

/// "Leader" for "leader".
fn capital(noun: &str) -> String {
    let mut letters = noun.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// That an answer is kept, and what the coach cannot do with it.
fn saved(step: &str, field: &str, answer: &str) -> String {
    let remarks = remarks_on(step, field, answer);
    ["Saved".to_owned()].into_iter().chain(remarks).collect::<Vec<_>>().join(". ")
}

/// Minutes a week are the profile's: changing the answer changes them.
fn follow_in_profile(tx: &Tx<'_>, field: &Field, answer: &str) -> Result<()> {
    let minutes = answer.parse::<u32>().ok().filter(|minutes| MINUTES.contains(minutes));
    if let (Some("profile.minutes"), Some(minutes)) = (field.prefill.as_deref(), minutes) {
        let profile = profiles::require(tx.conn())?;
        profiles::put(tx, &Profile { minutes, pace: Pace::nearest(minutes), ..profile })?;
    }
    Ok(())
}

/// The row, when it belongs to the step.
fn belonging(tx: &Tx<'_>, row: WorksheetRowId, step: &Step) -> Result<WorksheetRowId> {
    if worksheets::step_of(tx.conn(), row)? == step.slug { Ok(row) } else { Err(row.missing()) }
}

/// The first row, made when there is something to keep in it.
fn first_row(tx: &Tx<'_>, step: &Step, make: bool) -> Result<Option<WorksheetRowId>> {
    match worksheets::first_row(tx.conn(), &step.slug)? {
        None if make => worksheets::add_row(tx, &step.slug).map(Some),
        found => Ok(found),
    }
}

/// The answer as it is kept, when it fits the question. Text is kept as typed, so that saving never moves what is being
/// written; an answer of white space alone is no answer.
fn checked(field: &Field, answer: &str, calendar: Calendar) -> Result<String> {
    let what = format!("“{}”", field.label);
    if answer.trim().is_empty() {
        return Ok(String::new());
    }
    match field.kind {
        // A link is kept as typed too: half of one must not be refused while it is being written. What is no web address
        // is never opened or written as a link.
        FieldKind::Line | FieldKind::Text | FieldKind::Link => text::free_text(&what, answer),
        FieldKind::Date => calendar.day(answer, Direction::MostlyFuture).map(|date| date.to_string()),
        FieldKind::Number => match answer.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(answer.trim().to_owned()),
            _ => Err(Error::invalid(format!("{what} must be a number, like 75."))),
        },
        FieldKind::Choice => {
            let chosen = field.options.iter().find(|option| option.slug == answer.trim());
            let known =
                || field.options.iter().map(|option| option.slug.as_str()).collect::<Vec<_>>().join(", ");
            chosen
                .map(|option| option.slug.clone())
                .ok_or_else(|| Error::invalid(format!("{what} is one of: {}.", known())))
        }
    }
}
