//! One step on one page: why, tasks, worksheet, pitfalls, notes, reflection.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;

use super::{InPlace, ProgrammeStep, TaskLine, WorksheetView};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::coaching::SmallerVersion;
use crate::error::Result;
use crate::journal::Journal;
use crate::journal::shown_fields;
use crate::journal::{in_place, prefilled};
use crate::people::conversation::ConversationKind;
use crate::programme::situation::Situation;
use crate::programme::step_record::StepState;
use crate::programme::{Evidence, Example, Programme, Reference, Step};
use crate::store::{own_tasks, step_records};

/// The step before or after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NeighbourStep {
    /// Its slug.
    pub slug: String,
    /// 1 to 12.
    pub number: u8,
    /// Title of the step.
    pub title: String,
}

/// What a task fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TaskFields {
    /// The task's slug.
    pub task: String,
    /// Its fields.
    pub fields: Vec<InPlace>,
    /// What saving logs instead of filling fields: comments, invitations, calls.
    pub logs: Option<ConversationKind>,
    /// A text to copy.
    pub copy: Option<String>,
    /// Its smaller versions, the longer first.
    pub smaller: Vec<SmallerVersion>,
}

/// A step's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StepPage {
    /// The step as the path shows it.
    pub step: ProgrammeStep,
    /// Why it matters.
    pub purpose: String,
    /// Facts and their sources; the first is shown, the others behind "More evidence".
    pub evidence: Vec<Evidence>,
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
    /// What each task looks like when it is done, by its slug.
    pub examples: Vec<Example>,
    /// Who the examples are of.
    pub examples_of: String,
    /// The fields that each task fills, and what saving one logs instead.
    pub fillers: Vec<TaskFields>,
    /// What the profile knows, by field: shown until the user saves something of their own.
    pub prefill: BTreeMap<String, String>,
    /// Answers to questions that left the step, which stay: label and answer.
    pub earlier: Vec<(String, String)>,
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
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        let record = step_records::get(conn, &step.slug)?;
        let own = own_tasks::of_step(conn, &step.slug)?;
        let position = usize::from(step.number) - 1;
        let neighbour =
            |index: Option<usize>| index.and_then(|index| self.programme.steps.get(index)).map(neighbour);
        let themes = step
            .themes
            .iter()
            .filter_map(|slug| self.programme.themes.iter().find(|theme| theme.slug == *slug));
        Ok(StepPage {
            step: journal.programme_step(step),
            purpose: step.purpose.trim().to_owned(),
            evidence: step.evidence.clone(),
            themes: themes.map(|theme| theme.title.clone()).collect(),
            tasks: journal.step_tasks(step),
            recurring: journal.step_recurring(step),
            own: own.iter().map(|task| journal.own_task(task)).collect(),
            worksheet: self.worksheet(&step.slug)?,
            pitfalls: pitfalls(&journal, step),
            examples: examples(self.programme, step),
            examples_of: format!(
                "{} {}",
                self.programme.examples.who.trim(),
                self.programme.examples.about.trim()
            ),
            fillers: fillers(conn, &journal, step)?,
            prefill: prefilled(conn, &journal, &step.worksheet.fields)?,
            earlier: self.earlier_answers(step)?,
            references: step.references.clone(),
            notes: record.notes,
            reflection: record.reflection,
            advice: self.advice(&journal, step),
            previous: neighbour(position.checked_sub(1)),
            next: neighbour(position.checked_add(1)),
        })
    }

    /// What was answered to questions that the programme no longer asks.
    fn earlier_answers(&self, step: &Step) -> Result<Vec<(String, String)>> {
        let gone = self.programme.history.removed_field.iter().filter(|field| field.step == step.slug);
        let rows = crate::store::worksheets::rows(self.conn(), &step.slug)?;
        let answer = |slug: &str| rows.iter().find_map(|row| row.answers.get(slug).cloned());
        Ok(gone.filter_map(|field| Some((field.label.clone(), answer(&field.slug)?))).collect())
    }

    fn advice(&self, journal: &Journal, step: &Step) -> Option<String> {
        let open = step
            .depends_on
            .iter()
            .filter_map(|slug| self.programme.step(slug).ok())
            .find(|on| journal.state(on) != StepState::Done)?;
        Some(format!("This step builds on step {}, “{}”. Finish that one first.", open.number, open.title))
    }
}

/// Someone who looks for a new role quietly reads the pitfall about it first.
fn pitfalls(journal: &Journal, step: &Step) -> Vec<String> {
    let mut pitfalls = step.pitfalls.clone();
    if step.slug == "purpose" && journal.profile.is(Situation::QuietSearch) && pitfalls.len() > 1 {
        pitfalls.swap(0, 1);
    }
    pitfalls
}

fn examples(programme: &Programme, step: &Step) -> Vec<Example> {
    let once = step.tasks.iter().map(|task| task.slug.as_str());
    once.chain(step.recurring.iter().map(|task| task.slug.as_str()))
        .filter_map(|slug| programme.example(slug).cloned())
        .collect()
}

fn fillers(conn: &Connection, journal: &Journal, step: &Step) -> Result<Vec<TaskFields>> {
    let once = step.tasks.iter().map(|task| {
        (
            &task.slug,
            shown_fields(step, task),
            task.rows,
            task.lines,
            task.counts,
            task.copy.clone(),
            task.smaller(),
        )
    });
    let back = step
        .recurring
        .iter()
        .map(|task| (&task.slug, task.fields.clone(), None, None, task.counts, None, Vec::new()));
    once.chain(back)
        .map(|(slug, fields, rows, lines, counts, copy, smaller)| {
            let logs = counts.and_then(crate::journal::logged_as);
            Ok(TaskFields {
                task: slug.clone(),
                fields: if logs.is_some() {
                    Vec::new()
                } else {
                    in_place(conn, journal, step, &fields, rows, lines)?
                },
                logs,
                copy,
                smaller: smaller
                    .into_iter()
                    .map(|(minutes, text)| SmallerVersion { minutes, text: text.to_owned() })
                    .collect(),
            })
        })
        .collect()
}

fn neighbour(step: &Step) -> NeighbourStep {
    NeighbourStep { slug: step.slug.clone(), number: step.number, title: step.title.clone() }
}
