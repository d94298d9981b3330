//! What the user wrote when looking back, as a summary shows it: to a mentor what they decided and answered, to the user
//! alone all of it.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};

use super::{Answer, LookBackSummary, full_date};
use crate::coach::Coach;
use crate::error::Result;
use crate::look_back::{HalfwayDirection, LookBack, LookBackField, Review, ReviewField, ReviewPeriod};
use crate::programme::sharing::Preset;
use crate::programme::tasks::Found;
use crate::store::{look_backs, reviews, worksheets};

/// The worksheet question a question asks again. What is kept there from a reader is kept from them here.
fn asked_in(field: ReviewField) -> Option<(&'static str, &'static str)> {
    use ReviewField as F;
    Some(match field {
        F::Stop | F::Drop => ("renew", "drop"),
        F::Try => ("renew", "experiment"),
        F::Proof => ("positioning", "proof"),
        F::Promise => ("positioning", "promise"),
        F::BestPost => ("renew", "best-post"),
        F::BestPostWhy => ("renew", "best-post-why"),
        F::ResultsOwned => ("renew", "results-owned-now"),
        F::SearchDifferences => ("renew", "search-differences"),
        F::GoalOne | F::MoveOne | F::GoalTwo | F::MoveTwo | F::GoalThree | F::MoveThree => {
            ("renew", "next-goals")
        }
        F::Help => ("renew", "person-helped"),
        F::WordOne => ("audit", "heard-1"),
        F::WordTwo => ("audit", "heard-2"),
        F::WordThree => ("audit", "heard-3"),
        F::Keep
        | F::Rules
        | F::People
        | F::StillTrue
        | F::Surprised
        | F::Direction
        | F::CanSay
        | F::Letter
        | F::Starter
        | F::Keeping => return None,
    })
}

impl Coach {
    /// Looks back whose week, month or quarter has a day in the range, the earliest first; for the user alone also the two
    /// that happen once.
    pub(super) fn looks_back(
        &self,
        preset: Preset,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<LookBackSummary>> {
        let conn = self.journal();
        let mut found: Vec<(NaiveDate, LookBackSummary)> = Vec::new();
        for week in look_backs::between(conn, from - Duration::days(6), to)? {
            let title = format!("Week of {}", full_date(week.week));
            found.push((week.week, LookBackSummary { title, answers: of_week(&week, preset) }));
        }
        let kept_back = self.kept_back(preset)?;
        for review in reviews::all(conn)? {
            let period = ReviewPeriod::holding(review.kind, review.starts_on);
            let ends_on = period.map_or(review.starts_on, ReviewPeriod::ends_on);
            let is_shown = preset == Preset::Me || period.is_some();
            if is_shown && ends_on >= from && review.starts_on <= to {
                let title = match period {
                    Some(period) => period.in_words(),
                    None => review.kind.label().to_owned(),
                };
                let answers = self.of_review(&review, &kept_back);
                found.push((ends_on, LookBackSummary { title, answers }));
            }
        }
        found.retain(|(_, look)| !look.answers.is_empty());
        found.sort_by_key(|(on, _)| *on);
        Ok(found.into_iter().map(|(_, look)| look).collect())
    }

    /// The questions whose answers such a reader isn't shown.
    fn kept_back(&self, preset: Preset) -> Result<Vec<ReviewField>> {
        if preset == Preset::Me {
            return Ok(Vec::new());
        }
        let mut kept = Vec::new();
        for field in ReviewField::ALL {
            let is_kept = match asked_in(*field) {
                Some((step, slug)) => self.is_kept_back(preset, step, slug)?,
                // They name people, or are for the user's own eyes.
                None => matches!(field, ReviewField::People | ReviewField::Letter),
            };
            if is_kept {
                kept.push(*field);
            }
        }
        Ok(kept)
    }

    fn is_kept_back(&self, preset: Preset, step: &str, slug: &str) -> Result<bool> {
        let step = self.programme.step(step)?;
        let Some(field) = step.worksheet.fields.iter().find(|field| field.slug == slug) else {
            return Ok(true);
        };
        let rows = worksheets::rows(self.journal(), &step.slug)?;
        let marks: Vec<BTreeMap<String, bool>> = rows.into_iter().map(|row| row.marks).collect();
        let is_private = match marks.as_slice() {
            [] => field.is_private(&BTreeMap::new()),
            marks => marks.iter().any(|marks| field.is_private(marks)),
        };
        Ok(field.withheld.from(preset) || is_private)
    }

    fn of_review(&self, review: &Review, kept_back: &[ReviewField]) -> Vec<Answer> {
        let fields = review.kind.fields().iter().filter(|field| !kept_back.contains(field));
        let answer = |field: &ReviewField| {
            let text = review.answer(*field);
            (!text.is_empty()).then(|| said(field.label(), &self.in_review_words(*field, text)))
        };
        fields.filter_map(answer).collect()
    }

    /// Choices by their labels, what the user wrote as it is.
    fn in_review_words(&self, field: ReviewField, text: &str) -> String {
        match field {
            ReviewField::Direction => {
                let direction = text.parse::<HalfwayDirection>();
                direction.map_or_else(|_| text.to_owned(), |direction| direction.label().to_owned())
            }
            ReviewField::Keeping => {
                let title = |slug: &str| {
                    let found = Found::by_slug(self.programme, slug);
                    found.map_or_else(|_| slug.to_owned(), |found| found.title().to_owned())
                };
                text.lines().map(title).collect::<Vec<_>>().join("\n")
            }
            _ => text.to_owned(),
        }
    }
}

/// What the user wrote about a week. The first move is a note to themselves.
fn of_week(week: &LookBack, preset: Preset) -> Vec<Answer> {
    let entry = &week.entry;
    let decision = match week.outcome {
        Some(outcome) if !entry.decision.is_empty() => format!("{} ({})", entry.decision, outcome.label()),
        _ => entry.decision.clone(),
    };
    let first_move = if preset == Preset::Me { entry.first_move.clone() } else { String::new() };
    let all = [
        (LookBackField::Decision, decision),
        (LookBackField::FirstMove, first_move),
        (LookBackField::Stuck, entry.stuck.clone()),
        (LookBackField::Question, entry.question.clone()),
    ];
    all.iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(field, text)| said(field.label(), text))
        .collect()
}

fn said(label: &str, text: &str) -> Answer {
    Answer { field: String::new(), label: label.to_owned(), text: text.to_owned() }
}
