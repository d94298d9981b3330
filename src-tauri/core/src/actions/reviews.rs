//! Looking back at a month and a quarter, halfway and at the end: answers, what they feed, and what finishing one ticks.

use chrono::{Duration, NaiveDate};

use super::act::Act;
use crate::calendar::natural_date::{Calendar, Direction};
use crate::calendar::{Now, Pause};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::{LetterId, PauseId};
use crate::journal::Journal;
use crate::look_back::{GOALS, HalfwayDirection, Letter, Review, ReviewField, ReviewKind, ReviewPeriod};
use crate::programme::Programme;
use crate::programme::step_record::StepState;
use crate::store::{OperationKind, Tx, letters, reviews, worksheets};

/// Where proof points are: a step and its field, a line each.
const PROOF: (&str, &str) = ("positioning", "proof");
/// The step whose sheet the looks back fill.
const SHEET: &str = "renew";

impl Coach {
    /// Keeps an answer of a look back at the month or quarter that `day` is in (without a day at the one to be looked back
    /// at), or of one that happens once. An empty answer is taken away. What the programme keeps, too, follows: a month's
    /// answers in step 12 and its proof point in step 4; a quarter's in step 12 once that step is begun.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the answer does not fit, or the look back is not open yet.
    pub fn write_review(
        &mut self,
        now: &Now,
        kind: ReviewKind,
        day: Option<NaiveDate>,
        field: ReviewField,
        answer: &str,
    ) -> Result<Changed> {
        let programme = self.programme;
        if !kind.fields().contains(&field) {
            let known = kind.fields().iter().map(|field| field.slug()).collect::<Vec<_>>().join(", ");
            return Err(Error::invalid(format!("That isn’t asked there. Use one of: {known}.")));
        }
        let answer = field.checked(answer)?;
        if field == ReviewField::Keeping {
            are_recurring(programme, &answer)?;
        }
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            let (starts_on, known) = Opened::find(tx, &journal, kind, day)?.begun();
            let before = known.as_ref().map(|known| known.answer(field).to_owned()).unwrap_or_default();
            if before == answer {
                return Ok(Act::nothing());
            }
            reviews::put_answer(tx, kind, starts_on, journal.today, field, &answer)?;
            feed(tx, &journal, kind, starts_on, field, &before, &answer)?;
            Ok(Act::did(OperationKind::WriteReview, "Saved").about(field.label()).merging(format!(
                "review {} {starts_on} {}",
                kind.slug(),
                field.slug()
            )))
        })
    }

    /// Calls a look back finished, which ticks what it does: the month's or quarter's recurring task if its turn is
    /// open, the first quarter day for halfway, the last task of step 12 for graduation, whose letter is closed then.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is not open yet, and for a graduation without a letter.
    pub fn finish_review(&mut self, now: &Now, kind: ReviewKind, day: Option<NaiveDate>) -> Result<Changed> {
        let programme = self.programme;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            let opened = Opened::find(tx, &journal, kind, day)?;
            finish(tx, programme, &journal, kind, opened, now)
        })
    }

    /// Calls one sitting of a quarter's look back done; the last one finishes it.
    ///
    /// # Errors
    /// As [`Coach::finish_review`].
    pub fn finish_review_sitting(&mut self, now: &Now, day: Option<NaiveDate>) -> Result<Changed> {
        let programme = self.programme;
        let kind = ReviewKind::Quarter;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            let opened = Opened::find(tx, &journal, kind, day)?;
            let part = match &opened {
                Opened::Period(period, _) => journal.sitting_of(kind, *period),
                Opened::Once(..) => None,
            };
            let Some(part) = part.filter(|part| part.number < part.of) else {
                return finish(tx, programme, &journal, kind, opened, now);
            };
            super::tasks::sit_in(tx, programme, kind.task(), now)?;
            Ok(Act::did(
                OperationKind::FinishReviewSitting,
                format!("Sitting {} of {} done", part.number, part.of),
            ))
        })
    }

    /// Chooses how the user goes on from halfway. A quiet season is a pause from today until the day they are back, in words
    /// or as a date; the other two put the open steps of 8 to 11 in order.
    ///
    /// # Errors
    /// [`Error::Invalid`] before halfway, and for a quiet season without a day in the future or over another pause.
    pub fn choose_direction(
        &mut self,
        now: &Now,
        direction: HalfwayDirection,
        back_on: Option<&str>,
    ) -> Result<Changed> {
        let programme = self.programme;
        let kind = ReviewKind::Halfway;
        self.acting(now, |tx, now| {
            let journal = Journal::read(tx.conn(), programme, now)?;
            let (starts_on, _) = Opened::find(tx, &journal, kind, None)?.begun();
            let today = journal.today;
            reviews::put_answer(tx, kind, starts_on, today, ReviewField::Direction, direction.slug())?;
            let said = match direction {
                HalfwayDirection::Inside => "Further inside: steps 9 and 10 come first".to_owned(),
                HalfwayDirection::Outside => "Further out: steps 8 and 11 come first".to_owned(),
                HalfwayDirection::Quiet => quiet_season(tx, &journal, back_on)?,
            };
            Ok(Act::did(OperationKind::ChooseDirection, said).about(direction.label()))
        })
    }

    /// Opens a letter that is back.
    ///
    /// # Errors
    /// [`Error::NotFound`] without such a letter, [`Error::Invalid`] before its day.
    pub fn open_letter(&mut self, now: &Now, letter: LetterId) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let (letter, today) = (letters::get(tx.conn(), letter)?, now.today());
            if letter.opened_on.is_some() {
                return Ok(Act::nothing());
            }
            if !letter.waits(today) {
                return Err(Error::invalid(format!(
                    "You can open your letter on {}. Until then it stays closed.",
                    letter.opens_on.format("%-d %B %Y")
                )));
            }
            letters::open(tx, letter.id, today)?;
            Ok(Act::did(OperationKind::OpenLetter, "Your letter is open"))
        })
    }
}

/// A look back that is open for writing.
enum Opened {
    /// At a period.
    Period(ReviewPeriod, Option<Review>),
    /// One that happens once: the day it was begun, or today.
    Once(NaiveDate, Option<Review>),
}

impl Opened {
    fn find(tx: &Tx<'_>, journal: &Journal, kind: ReviewKind, day: Option<NaiveDate>) -> Result<Self> {
        if kind.months().is_some() {
            let period = journal.period_looked_back_at(kind, day)?;
            return Ok(Self::Period(period, reviews::of(tx.conn(), kind, period.starts_on())?));
        }
        let known = reviews::only(tx.conn(), kind)?;
        let is_open = known.is_some()
            || match kind {
                ReviewKind::Graduation => journal.graduation_is_open(),
                _ => journal.halfway_on() <= journal.today,
            };
        if is_open {
            return Ok(Self::Once(known.as_ref().map_or(journal.today, |known| known.starts_on), known));
        }
        Err(Error::invalid(match kind {
            ReviewKind::Graduation => {
                "Graduation opens when the other tasks of step 12 are done, or the step is finished."
                    .to_owned()
            }
            _ => format!(
                "Halfway opens when step 6 is finished, or on {}.",
                journal.halfway_on().format("%-d %B %Y")
            ),
        }))
    }

    fn begun(self) -> (NaiveDate, Option<Review>) {
        match self {
            Self::Period(period, known) => (period.starts_on(), known),
            Self::Once(on, known) => (on, known),
        }
    }
}

fn finish(
    tx: &Tx<'_>,
    programme: &'static Programme,
    journal: &Journal,
    kind: ReviewKind,
    opened: Opened,
    now: &Now,
) -> Result<Act> {
    let period = match &opened {
        Opened::Period(period, _) => Some(*period),
        Opened::Once(..) => None,
    };
    let (starts_on, known) = opened.begun();
    if known.as_ref().is_some_and(|known| known.finished_on.is_some()) {
        return Ok(Act::bookkeeping("Already finished"));
    }
    if kind == ReviewKind::Graduation {
        close_letter(tx, journal, starts_on, known.as_ref())?;
        if let Some((step, task)) = programme.task(kind.task()) {
            super::tasks::complete_once(tx, programme, step, task, now)?;
        }
    } else if let Some((_, task)) = programme.recurring(kind.task()) {
        let settles = match period {
            Some(period) => journal.turn_settled_by(kind, period).is_some(),
            // Halfway takes the place of the first quarter day, whether or not its date has come.
            None => !journal.is_done(kind.task()),
        };
        if settles {
            super::tasks::complete_turn(tx, programme, task, now)?;
        }
    }
    reviews::finish(tx, kind, starts_on, journal.today)?;
    let (name, said) = match (kind, period) {
        (_, Some(period)) => (period.in_words(), "Look back finished".to_owned()),
        (ReviewKind::Graduation, None) => (
            kind.label().to_owned(),
            format!(
                "Your page is saved. You can open your letter on {}.",
                Letter::comes_back(journal.today).format("%-d %B %Y")
            ),
        ),
        _ => (kind.label().to_owned(), "Halfway is done".to_owned()),
    };
    Ok(Act::did(OperationKind::FinishReview, said).about(&name))
}

/// Closes the letter that was written: it is out of sight until it comes back.
fn close_letter(tx: &Tx<'_>, journal: &Journal, starts_on: NaiveDate, known: Option<&Review>) -> Result<()> {
    let text = known.map_or("", |known| known.answer(ReviewField::Letter));
    if text.trim().is_empty() {
        return Err(Error::invalid("Write your letter first. One line to yourself is enough."));
    }
    letters::add(tx, journal.today, text)?;
    let kind = ReviewKind::Graduation;
    reviews::put_answer(tx, kind, starts_on, journal.today, ReviewField::Letter, "")
}

fn quiet_season(tx: &Tx<'_>, journal: &Journal, back_on: Option<&str>) -> Result<String> {
    let words = back_on.map(str::trim).filter(|words| !words.is_empty());
    let words = words.ok_or_else(|| Error::invalid("Until when? Give the day you’ll be back."))?;
    let back_on = Calendar::on(journal.today, journal.profile.week_start).day(words, Direction::Future)?;
    if back_on <= journal.today {
        return Err(Error::invalid("A quiet season ends after today. Give a later day."));
    }
    let pause = Pause {
        id: PauseId(0),
        from_on: journal.today,
        to_on: back_on - Duration::days(1),
        note: String::new(),
    };
    super::pauses::plan(tx, &pause, journal.today).map(|(_, said)| said)
}

/// What the programme keeps, too. A later look back’s answer stands.
fn feed(
    tx: &Tx<'_>,
    journal: &Journal,
    kind: ReviewKind,
    starts_on: NaiveDate,
    field: ReviewField,
    before: &str,
    answer: &str,
) -> Result<()> {
    if reviews::is_answered_after(tx.conn(), kind, starts_on, field)? {
        return Ok(());
    }
    match (kind, field) {
        (ReviewKind::Month, ReviewField::Proof) => {
            let answers = worksheets::rows(tx.conn(), PROOF.0)?.into_iter().next().map(|row| row.answers);
            let kept = answers.and_then(|mut answers| answers.remove(PROOF.1)).unwrap_or_default();
            put(tx, PROOF.0, PROOF.1, &with_line(&kept, before, answer))
        }
        (ReviewKind::Month, ReviewField::Stop) => put(tx, SHEET, "drop", answer),
        (ReviewKind::Month, ReviewField::Try) => put(tx, SHEET, "experiment", answer),
        (ReviewKind::Month, ReviewField::BestPost) => put(tx, SHEET, "best-post", answer),
        (ReviewKind::Month, ReviewField::BestPostWhy) => put(tx, SHEET, "best-post-why", answer),
        (ReviewKind::Quarter, _)
            if journal.programme.step(SHEET).is_ok_and(|step| journal.state(step) == StepState::Started) =>
        {
            match field {
                ReviewField::ResultsOwned => put(tx, SHEET, "results-owned-now", answer),
                ReviewField::SearchDifferences => put(tx, SHEET, "search-differences", answer),
                ReviewField::Stop => put(tx, SHEET, "drop", answer),
                field if GOALS.iter().any(|(goal, first)| *goal == field || *first == field) => {
                    let review = reviews::of(tx.conn(), kind, starts_on)?;
                    put(tx, SHEET, "next-goals", &review.map(|review| goals(&review)).unwrap_or_default())
                }
                _ => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// The goals of a quarter, a line each, with the first move.
fn goals(review: &Review) -> String {
    let line =
        |(goal, first): &(ReviewField, ReviewField)| match (review.answer(*goal), review.answer(*first)) {
            ("", _) => None,
            (goal, "") => Some(goal.to_owned()),
            (goal, first) => Some(format!("{goal}; first: {first}")),
        };
    GOALS.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// A text with one of its lines put in place of another: the new one at the end where the old one is not in it.
fn with_line(text: &str, before: &str, line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let before = before.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines: Vec<&str> = text.lines().collect();
    let place = lines.iter().rposition(|known| !before.is_empty() && known.trim() == before);
    match (place, line.is_empty()) {
        (Some(place), true) => _ = lines.remove(place),
        (Some(place), false) => lines[place] = &line,
        (None, true) => {}
        (None, false) => lines.push(&line),
    }
    lines.join("\n")
}

fn put(tx: &Tx<'_>, step: &str, field: &str, answer: &str) -> Result<()> {
    let row = match worksheets::first_row(tx.conn(), step)? {
        Some(row) => row,
        None => worksheets::add_row(tx, step)?,
    };
    worksheets::put(tx, row, field, answer)
}

fn are_recurring(programme: &Programme, slugs: &str) -> Result<()> {
    let unknown = slugs.lines().find(|slug| programme.recurring(slug).is_none());
    unknown.map_or(Ok(()), |slug| {
        Err(Error::invalid(format!("“{slug}” isn’t a recurring task. `task list --all` shows the names.")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_point_takes_the_place_of_the_one_it_was() {
        assert_eq!(with_line("", "", "One"), "One");
        assert_eq!(with_line("One\nTwo", "", "Three"), "One\nTwo\nThree");
        assert_eq!(with_line("One\nTwo", "One", "Uno"), "Uno\nTwo");
        assert_eq!(with_line("One\nTwo", "Two", ""), "One");
        assert_eq!(with_line("One", "Gone", "Two"), "One\nTwo");
        assert_eq!(with_line("One", "", "Two\n lines"), "One\nTwo lines");
    }
}
