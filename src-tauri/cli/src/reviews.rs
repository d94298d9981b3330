//! `review` and `note`.

use chrono::NaiveDate;
use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::changed::Changed;
use standpoint_core::export::ExportFormat;
use standpoint_core::id::WorksheetRowId;
use standpoint_core::look_back::{LookBackField, ReviewField, ReviewKind, ReviewPeriod};
use standpoint_core::store::write_private;
use standpoint_core::{Coach, Error, Result};

use crate::answer::{Answer, json};
use crate::arguments::{ReviewCommand, ReviewLines, ReviewOf};
use crate::summary::no_pdf;
use crate::{days, output};

pub(crate) fn review(
    coach: &mut Coach,
    now: &Now,
    command: ReviewCommand,
    answer: &Answer,
) -> Result<String> {
    let changed = match command {
        ReviewCommand::Show(of) => return show(coach, now, of, answer),
        ReviewCommand::Set(lines) => set(coach, now, lines)?,
        ReviewCommand::Finish { of, sitting } => match longer(&of)? {
            Some((ReviewKind::Quarter, day)) if sitting => coach.finish_review_sitting(now, day)?,
            Some((kind, day)) if !sitting => coach.finish_review(now, kind, day)?,
            Some(_) => {
                return Err(Error::Invalid("Only a quarter has sittings. Leave --sitting off.".to_owned()));
            }
            None => {
                return Err(Error::Invalid(
                    "A week is finished by its first move: review set --first-move \"…\".".to_owned(),
                ));
            }
        },
        ReviewCommand::Choose { direction, until } => {
            coach.choose_direction(now, direction, until.as_deref())?
        }
        ReviewCommand::Letter => return letter(coach, now, answer),
        ReviewCommand::Export { of, format, out } => {
            let kind = longer(&of)?.map(|(kind, _)| kind);
            let kind = kind.filter(|kind| matches!(kind, ReviewKind::Halfway | ReviewKind::Graduation));
            let kind =
                kind.ok_or_else(|| Error::Invalid("Say which page: --halfway or --graduation.".to_owned()))?;
            if format == ExportFormat::Pdf {
                return Err(no_pdf());
            }
            let text = coach.milestone_text(now, kind, format)?;
            let Some(path) = out else {
                return Ok(if answer.json { json(&Page { text }) } else { text });
            };
            write_private(&path, &text)?;
            let saved = Saved { path: path.display().to_string() };
            return Ok(answer.view(&saved, |saved| format!("Page saved: {}\n", saved.path)));
        }
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

/// A page that is printed.
#[derive(Serialize)]
struct Page {
    text: String,
}

/// Where a page was saved.
#[derive(Serialize)]
struct Saved {
    path: String,
}

pub(crate) fn note(coach: &Coach, now: &Now, week: Option<String>, answer: &Answer) -> Result<String> {
    let day = named(coach, now, week)?;
    coach.look_back_page(now, day).map(|page| answer.view(&page.note, |note| output::note(note)))
}

fn show(coach: &Coach, now: &Now, of: ReviewOf, answer: &Answer) -> Result<String> {
    match longer(&of)? {
        None => {
            let day = named(coach, now, of.week)?;
            coach.look_back_page(now, day).map(|page| answer.view(&page, output::look_back))
        }
        Some((ReviewKind::Halfway, _)) => {
            coach.halfway_page(now).map(|page| answer.view(&page, output::halfway))
        }
        Some((ReviewKind::Graduation, _)) => {
            coach.graduation_page(now).map(|page| answer.view(&page, output::graduation))
        }
        Some((kind, day)) => coach.review_page(now, kind, day).map(|page| answer.view(&page, output::review)),
    }
}

/// Keeps what is given, and answers with the last change.
fn set(coach: &mut Coach, now: &Now, lines: ReviewLines) -> Result<Changed> {
    let given = [
        (LookBackField::Decision, lines.decision),
        (LookBackField::FirstMove, lines.first_move),
        (LookBackField::Stuck, lines.stuck),
        (LookBackField::Question, lines.question),
    ];
    let mut changed = None;
    match longer(&lines.of)? {
        None if !lines.initiative.is_empty() => {
            return Err(Error::Invalid("Initiatives are a quarter’s. Use --quarter.".to_owned()));
        }
        None if !lines.answer.is_empty() => {
            return Err(Error::Invalid(
                "--answer is for a longer look back. Add --month, --quarter, --halfway or --graduation."
                    .to_owned(),
            ));
        }
        None => {
            let week = match named(coach, now, lines.of.week)? {
                Some(week) => week,
                None => coach.look_back_page(now, None)?.week,
            };
            for (field, text) in given {
                if let Some(text) = text {
                    changed = Some(coach.write_look_back(now, week, field, &text)?);
                }
            }
        }
        Some(_) if given.iter().any(|(_, text)| text.is_some()) => {
            return Err(Error::Invalid(
                "Those lines are a week’s. Use --answer QUESTION=TEXT here.".to_owned(),
            ));
        }
        Some((kind, day)) => {
            // All are read before the first is kept.
            let answers = lines.answer.iter().map(|given| question(given)).collect::<Result<Vec<_>>>()?;
            let initiatives = initiatives(coach, now, kind, day, &lines.initiative)?;
            for (field, text) in answers {
                changed = Some(coach.write_review(now, kind, day, field, text)?);
            }
            for (row, text) in initiatives {
                changed = Some(coach.set_answer(now, "leverage", Some(row), "metric-result", text)?);
            }
        }
    }
    changed.ok_or_else(|| Error::Invalid("Give at least one line.".to_owned()))
}

/// Opens the letter that is back, and prints it; one that was opened is printed again.
fn letter(coach: &mut Coach, now: &Now, answer: &Answer) -> Result<String> {
    let none = || Error::NotFound("There’s no letter yet. You write one at graduation.".to_owned());
    let known = coach.graduation_page(now)?.letter.ok_or_else(none)?;
    if known.opened_on.is_none() {
        coach.open_letter(now, known.id)?;
    }
    let opened = coach.graduation_page(now)?.letter.ok_or_else(none)?;
    Ok(answer.view(&opened, output::letter))
}

/// Initiatives by their places in a quarter's list, each with where it is now.
fn initiatives<'g>(
    coach: &Coach,
    now: &Now,
    kind: ReviewKind,
    day: Option<NaiveDate>,
    given: &'g [String],
) -> Result<Vec<(WorksheetRowId, &'g str)>> {
    if given.is_empty() {
        return Ok(Vec::new());
    }
    if kind != ReviewKind::Quarter {
        return Err(Error::Invalid("Initiatives are a quarter’s. Use --quarter.".to_owned()));
    }
    let known =
        coach.review_page(now, kind, day)?.quarter.map(|quarter| quarter.initiatives).unwrap_or_default();
    let one = |given: &'g String| {
        let (place, text) = given.split_once('=').unwrap_or((given, ""));
        let place = place.trim().parse::<usize>().ok().and_then(|place| place.checked_sub(1));
        let place = place.filter(|_| given.contains('=')).ok_or_else(|| {
            Error::Invalid("Write an initiative as N=TEXT, e.g. 1=9 questions a week.".to_owned())
        })?;
        let row = known.get(place).map(|initiative| initiative.row);
        let row = row.ok_or_else(|| {
            Error::NotFound(format!("No initiative {}. `review show --quarter` lists them.", place + 1))
        })?;
        Ok((row, text))
    };
    given.iter().map(one).collect()
}

fn question(given: &str) -> Result<(ReviewField, &str)> {
    let (field, text) = given.split_once('=').ok_or_else(|| {
        Error::Invalid("Write an answer as QUESTION=TEXT, e.g. keep=Tuesdays before mail.".to_owned())
    })?;
    Ok((field.parse()?, text))
}

/// Which longer look back is meant, and a date in it; none for a week.
fn longer(of: &ReviewOf) -> Result<Option<(ReviewKind, Option<NaiveDate>)>> {
    let period = |kind, words: &str| match words.trim() {
        "" => Ok(Some((kind, None))),
        words => Ok(Some((kind, Some(ReviewPeriod::parse(kind, words)?.starts_on())))),
    };
    match (&of.month, &of.quarter) {
        (Some(month), _) => period(ReviewKind::Month, month),
        (None, Some(quarter)) => period(ReviewKind::Quarter, quarter),
        (None, None) if of.halfway => Ok(Some((ReviewKind::Halfway, None))),
        (None, None) if of.graduation => Ok(Some((ReviewKind::Graduation, None))),
        (None, None) => Ok(None),
    }
}

fn named(coach: &Coach, now: &Now, words: Option<String>) -> Result<Option<NaiveDate>> {
    words.map(|words| days::in_a_week(coach, now, &words)).transpose()
}
