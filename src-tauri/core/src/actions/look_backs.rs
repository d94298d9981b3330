//! Looking back at a week: what was decided, the first move of the next one, and what became of the last decision.

use chrono::{Duration, NaiveDate};

use super::act::Act;
use crate::calendar::Now;
use crate::calendar::natural_date::in_words;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::OwnTaskId;
use crate::journal::Journal;
use crate::look_back::{DecisionBecomes, DecisionOutcome, LookBack, LookBackField};
use crate::programme::Programme;
use crate::programme::tasks::OwnTask;
use crate::publishing::post::{Post, Standing};
use crate::store::{OperationKind, Tx, completions, look_backs, own_tasks, worksheets};
use crate::text;

/// The recurring task that is done by looking back.
const TASK: &str = "look-back";
/// The step of the first if-then plan, and its action.
const PLAN: (&str, &str) = ("purpose", "plan-1-action");

impl Coach {
    /// Keeps a line of the look back at the week that `week` is in. The first move becomes the action of the first if-then
    /// plan, and ticks that week's look back.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the line does not fit, or the week is ahead or before the first one.
    pub fn write_look_back(
        &mut self,
        now: &Now,
        week: NaiveDate,
        field: LookBackField,
        text: &str,
    ) -> Result<Changed> {
        let programme = self.programme;
        let text = text::one_line(field.label(), text)?;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            let week = journal.week_looked_back_at(Some(week))?;
            let known = look_backs::of(tx.conn(), week)?;
            let before = known.as_ref().map(|known| known.entry.clone()).unwrap_or_default();
            let entry = before.clone().with(field, text.clone());
            if entry == before {
                return Ok(Act::nothing());
            }
            look_backs::put(
                tx,
                &LookBack {
                    week,
                    taken_on: known.as_ref().map_or(journal.today, |known| known.taken_on),
                    outcome: known.and_then(|known| known.outcome),
                    entry,
                },
            )?;
            if field == LookBackField::FirstMove && !text.is_empty() {
                follow_in_plan(tx, &text)?;
                tick_turn(tx, programme, &journal, week, now)?;
            }
            Ok(Act::did(OperationKind::LookBackAtWeek, "Saved")
                .merging(format!("look back {week} {}", field.slug())))
        })
    }

    /// Answers what became of the decision of an earlier look back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing was decided in that week.
    pub fn answer_decision(
        &mut self,
        now: &Now,
        week: NaiveDate,
        outcome: DecisionOutcome,
    ) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            let kept = decided(tx, journal.rhythm.week_of(week))?;
            let decision = kept.entry.decision.clone();
            look_backs::put(tx, &LookBack { outcome: Some(outcome), ..kept })?;
            Ok(Act::did(OperationKind::AnswerDecision, outcome.label()).about(&decision))
        })
    }

    /// Makes a task or a post of the decision of a week. [`Changed::created`] is its number.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing was decided in that week.
    pub fn act_on_decision(
        &mut self,
        now: &Now,
        week: NaiveDate,
        becomes: DecisionBecomes,
    ) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            let week = journal.rhythm.week_of(week);
            let decision = decided(tx, week)?.entry.decision;
            match becomes {
                DecisionBecomes::Task => {
                    let due_on = (week + Duration::days(13)).max(journal.today);
                    let task = OwnTask {
                        id: OwnTaskId(0),
                        title: text::title("The decision", &decision)?,
                        note: String::new(),
                        step: None,
                        due_on: Some(due_on),
                        minutes: None,
                        done_on: None,
                    };
                    let made = own_tasks::add(tx, &task)?;
                    let said = format!("Task added, due {}", in_words(due_on, journal.today));
                    Ok(Act::did(OperationKind::AddTask, said).about(&task.title).created(made.0))
                }
                DecisionBecomes::Post => {
                    let planned_on = Some(journal.next_slot());
                    let post = Post::idea(text::title("The decision", &decision)?, now.today());
                    let post = Post { standing: Standing { planned_on, ..post.standing }, ..post };
                    super::posts::keep_new(tx, &post, now)
                }
            }
        })
    }
}

fn decided(tx: &Tx<'_>, week: NaiveDate) -> Result<LookBack> {
    look_backs::of(tx.conn(), week)?
        .filter(|kept| !kept.entry.decision.is_empty())
        .ok_or_else(|| Error::not_found("Nothing was decided in that week’s look back."))
}

/// The first move is what the first if-then plan does next.
fn follow_in_plan(tx: &Tx<'_>, first_move: &str) -> Result<()> {
    let (step, field) = PLAN;
    let row = match worksheets::rows(tx.conn(), step)?.first() {
        Some(row) => row.id,
        None => worksheets::add_row(tx, step)?,
    };
    worksheets::put(tx, row, field, first_move)
}

/// Ticks the turn of the look back that this one is, unless it was ticked before.
fn tick_turn(
    tx: &Tx<'_>,
    programme: &'static Programme,
    journal: &Journal,
    week: NaiveDate,
    now: &Now,
) -> Result<()> {
    let Some((_, task)) = programme.recurring(TASK) else { return Ok(()) };
    let done = completions::latest_occurrence(tx.conn(), TASK)?.and_then(|latest| latest.occurrence_on);
    let is_open = journal.open_turn(task).is_some_and(|on| journal.rhythm.week_of(on) == week);
    if is_open && done.is_none_or(|on| journal.rhythm.week_of(on) < week) {
        super::tasks::complete_turn(tx, programme, task, now)?;
    }
    Ok(())
}
