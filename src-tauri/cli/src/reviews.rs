//! `review` and `note`.

use chrono::NaiveDate;
use standpoint_core::calendar::Now;
use standpoint_core::changed::Changed;
use standpoint_core::look_back::LookBackField;
use standpoint_core::{Coach, Error, Result};

use crate::answer::Answer;
use crate::arguments::{ReviewCommand, ReviewLines};
use crate::{days, output};

pub(crate) fn review(
    coach: &mut Coach,
    now: &Now,
    command: ReviewCommand,
    answer: &Answer,
) -> Result<String> {
    let changed = match command {
        ReviewCommand::Show { week } => {
            let day = named(coach, now, week)?;
            return coach.look_back_page(now, day).map(|page| answer.view(&page, output::look_back));
        }
        ReviewCommand::Set(lines) => set(coach, now, lines)?,
        ReviewCommand::Decision { outcome, week } => {
            let week = match named(coach, now, week)? {
                Some(week) => week,
                None => {
                    let earlier = coach.look_back_page(now, None)?.earlier;
                    earlier
                        .ok_or_else(|| Error::NotFound("Nothing was decided before this week.".to_owned()))?
                        .week
                }
            };
            coach.answer_decision(now, week, outcome.parse()?)?
        }
    };
    Ok(answer.changed(&changed))
}

pub(crate) fn note(coach: &Coach, now: &Now, week: Option<String>, answer: &Answer) -> Result<String> {
    let day = named(coach, now, week)?;
    coach.look_back_page(now, day).map(|page| answer.view(&page.note, |note| output::note(note)))
}

/// Keeps the lines that are given, and answers with the last change.
fn set(coach: &mut Coach, now: &Now, lines: ReviewLines) -> Result<Changed> {
    let week = match named(coach, now, lines.week)? {
        Some(week) => week,
        None => coach.look_back_page(now, None)?.week,
    };
    let given = [
        (LookBackField::Decision, lines.decision),
        (LookBackField::FirstMove, lines.first_move),
        (LookBackField::Stuck, lines.stuck),
        (LookBackField::Question, lines.question),
    ];
    let mut changed = None;
    for (field, text) in given {
        if let Some(text) = text {
            changed = Some(coach.write_look_back(now, week, field, &text)?);
        }
    }
    changed.ok_or_else(|| Error::Invalid("Give at least one line.".to_owned()))
}

fn named(coach: &Coach, now: &Now, words: Option<String>) -> Result<Option<NaiveDate>> {
    words.map(|words| days::in_a_week(coach, now, &words)).transpose()
}
