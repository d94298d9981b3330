//! Turns of recurring tasks that are due, and how long each takes.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::programme_tasks::stand_in;
use crate::coaching::Turn;
use crate::error::Result;
use crate::journal::{Journal, logged_of};
use crate::programme::{Counts, Length, RecurringTask, Step};
use crate::rhythm::WeekState;
use crate::store::coaching::Answered;

/// Turns of what comes back whose date has come, the weekly post left out.
pub(super) fn turns(conn: &Connection, journal: &Journal, offers: &[Answered]) -> Result<Vec<Turn>> {
    let mut turns = Vec::new();
    for step in &journal.programme.steps {
        for task in &step.recurring {
            let Some(occurrence_on) = journal.open_turn(task).filter(|on| *on <= journal.today) else {
                continue;
            };
            let is_wanted = journal.goes_on_with(&task.slug) && !rests(journal, task);
            if task.counts != Some(Counts::Posts) && is_wanted {
                let turn = turn(conn, journal, step, task, occurrence_on)?;
                turns.push(if journal.is_halfway(task, offers) { halfway(turn) } else { turn });
            }
        }
    }
    // The rarer first: a month's turn would otherwise never find room beside the week's.
    turns.sort_by_key(|turn| {
        std::cmp::Reverse(journal.programme.recurring(&turn.slug).map(|(_, task)| task.every))
    });
    Ok(turns)
}

/// The look back halfway, which takes the place of the first quarter day.
fn halfway(turn: Turn) -> Turn {
    Turn {
        title: "Look back halfway".to_owned(),
        how: "Read your first sentence, search again, and name what you drop. Then choose how to go on."
            .to_owned(),
        example: None,
        stand_in: None,
        ..turn
    }
}

/// How long a turn takes: what a week has no room for in full takes its short length.
pub(crate) fn turn_length(journal: &Journal, task: &RecurringTask, occurrence_on: NaiveDate) -> Length {
    let full = journal.length();
    let waits = matches!(journal.week().state, WeekState::OnTrack | WeekState::AtRisk);
    let kept_for_post = if waits && journal.may_post() { journal.post_minutes() } else { 0 };
    let minutes =
        journal.next_part(&task.slug, Some(occurrence_on), task.sittings(), task.minutes.at(full)).1;
    let fits = minutes > 0 && journal.budget.rhythm_fits(minutes, kept_for_post);
    if full == Length::Full && !fits && task.minutes.light > 0 { Length::Light } else { full }
}

/// At 35 minutes a week the look back is every second week: the other one has room for a post and nothing else.
fn rests(journal: &Journal, task: &RecurringTask) -> bool {
    let lately = |on: NaiveDate| (journal.today - on).num_days() < 10;
    task.slug == "look-back"
        && journal.length() == Length::Light
        && journal.done_on(&task.slug).is_some_and(lately)
}

fn turn(
    conn: &Connection,
    journal: &Journal,
    step: &Step,
    task: &RecurringTask,
    occurrence_on: NaiveDate,
) -> Result<Turn> {
    let length = turn_length(journal, task, occurrence_on);
    let (part, minutes) =
        journal.next_part(&task.slug, Some(occurrence_on), task.sittings(), task.minutes.at(length));
    let logged = task.counts.map(|counts| logged_of(conn, counts, Some(occurrence_on))).transpose()?;
    let missing = logged.map(|logged| task.wanted(length).saturating_sub(logged).max(1));
    let stand_in = journal.current().and_then(|current| stand_in(journal, current, &task.slug));
    Ok(Turn {
        slug: task.slug.clone(),
        title: task.title.clone(),
        how: task.how.clone(),
        step: step.slug.clone(),
        occurrence_on,
        // A turn that was begun goes on at the next session.
        own_day: journal.is_own_day(occurrence_on) || journal.goes_on(&task.slug, occurrence_on),
        minutes,
        part,
        count: missing,
        example: journal.programme.example(&task.slug).cloned(),
        stand_in,
    })
}
