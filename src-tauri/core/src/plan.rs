//! Target dates: the 12 steps laid out from the start date at the user's pace.
//!
//! The plan is derived, never stored: moving the start or changing the pace moves every date that still lies ahead,
//! and what is done keeps the date it was done on.

use chrono::{Duration, NaiveDate};

use crate::profile::Pace;
use crate::programme::{Programme, Step};

/// The pace the programme's target weeks are written for.
const WRITTEN_FOR: Pace = Pace::Steady;

/// The days a step has: from its first day to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first civil date.
    pub from: NaiveDate,
    /// The civil date to be finished by.
    pub until: NaiveDate,
}

impl Span {
    /// The target date of the task at `index` of the step: its share of the days, by the minutes up to and with it.
    #[must_use]
    pub fn task_target(&self, step: &Step, index: usize) -> NaiveDate {
        let minutes = |tasks: usize| step.tasks.iter().take(tasks).map(|task| i64::from(task.minutes)).sum::<i64>();
        let days = (self.until - self.from).num_days();
        let share = (days * minutes(index + 1)).div_euclid(minutes(step.tasks.len()).max(1));
        self.from + Duration::days(share)
    }
}

/// The plan.
#[derive(Debug, Clone)]
pub struct Plan(Vec<Span>);

impl Plan {
    /// Lays the programme out from `start_on` at `pace`, each step beginning the day after the one before.
    #[must_use]
    pub fn new(programme: &Programme, start_on: NaiveDate, pace: Pace) -> Self {
        let mut from = start_on;
        let spans = programme.steps.iter().map(|step| {
            let until = from + Duration::days(days_for(step, pace) - 1);
            let span = Span { from, until };
            from = until + Duration::days(1);
            span
        });
        Self(spans.collect())
    }

    /// The days of a step.
    #[must_use]
    pub fn span(&self, step: &Step) -> Span {
        self.0[usize::from(step.number) - 1]
    }

    /// The start date with which `step` would begin on `date`.
    #[must_use]
    pub fn start_for(programme: &Programme, pace: Pace, step: &Step, date: NaiveDate) -> NaiveDate {
        let before: i64 = programme.steps.iter().filter(|other| other.number < step.number).map(|other| days_for(other, pace)).sum();
        date - Duration::days(before)
    }
}

fn days_for(step: &Step, pace: Pace) -> i64 {
    let steady_days = 7 * i64::from(step.target_weeks);
    let (written_for, given) = (i64::from(WRITTEN_FOR.minutes_a_week()), i64::from(pace.minutes_a_week()));
    (steady_days * written_for + given - 1) / given
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_steady_plan_takes_about_half_a_year_and_a_light_one_about_a_year() {
        let programme = Programme::built_in();
        let weeks = |pace| {
            let plan = Plan::new(programme, date("2026-01-05"), pace);
            (plan.span(&programme.steps[11]).until - date("2026-01-05")).num_days() / 7
        };
        assert!((25..=28).contains(&weeks(Pace::Steady)), "{}", weeks(Pace::Steady));
        assert!(weeks(Pace::Light) > 50 && weeks(Pace::Intense) < 20);
    }

    #[test]
    fn steps_follow_one_another_without_gap_and_tasks_lie_within_their_step() {
        let programme = Programme::built_in();
        for pace in Pace::ALL {
            let plan = Plan::new(programme, date("2026-01-05"), *pace);
            for pair in programme.steps.windows(2) {
                assert_eq!(plan.span(&pair[0]).until + Duration::days(1), plan.span(&pair[1]).from);
            }
            for step in &programme.steps {
                let span = plan.span(step);
                let targets: Vec<_> = (0..step.tasks.len()).map(|index| span.task_target(step, index)).collect();
                assert!(targets.is_sorted() && targets.iter().all(|on| (span.from..=span.until).contains(on)));
                assert_eq!(*targets.last().unwrap(), span.until);
            }
        }
    }

    #[test]
    fn a_plan_can_be_laid_out_so_that_a_step_begins_on_a_given_day() {
        let programme = Programme::built_in();
        let step = programme.step("publish").unwrap();
        let start = Plan::start_for(programme, Pace::Light, step, date("2026-06-01"));
        assert_eq!(Plan::new(programme, start, Pace::Light).span(step).from, date("2026-06-01"));
    }
}
