//! Target dates: the 12 steps laid out from the start date by the minutes a week.
//!
//! The plan is derived, never stored: moving the start, changing the minutes or planning a pause moves every date that
//! still to come, and what is done keeps the date it was done on. The sums are those of `docs/coach.md`: the first 30
//! days' list has the whole week, what comes after it the half that what comes back leaves.

use chrono::{Duration, NaiveDate};

use crate::calendar::Pause;
use crate::programme::{Programme, ProgrammeTask, Step};

/// Minutes that finishing a step takes: two lines.
pub const FINISH_MINUTES: u32 = 2;
/// Minutes of what comes back within the first 30 days: three look backs and a month.
const JUMP_IN_RHYTHM: i64 = 30;

/// The days a step has: from its first day to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first civil date.
    pub from: NaiveDate,
    /// The civil date to be finished by.
    pub until: NaiveDate,
}

/// What a plan is laid out by.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// The steps in the order in which they are taken.
    pub order: &'a [&'static Step],
    /// Minutes a week.
    pub minutes: u32,
    /// Whether the first 30 days' order holds.
    pub jump_in: bool,
    /// Pauses, whose days move the dates.
    pub pauses: &'a [Pause],
}

/// The plan.
#[derive(Debug, Clone)]
pub struct Plan {
    /// By the step's number, less one.
    spans: Vec<Span>,
    ends_on: NaiveDate,
    /// First and last days of pauses, in order.
    paused: Vec<(NaiveDate, NaiveDate)>,
}

impl Plan {
    /// Lays the programme out from `start_on`, each step beginning the day after the one before. Paused days are left out:
    /// nothing begins, ends or is due on one.
    #[must_use]
    pub fn new(frame: &Frame<'_>, start_on: NaiveDate) -> Self {
        let paused = in_order(frame.pauses);
        let start_on = first_free(start_on, &paused);
        let mut spans = vec![Span { from: start_on, until: start_on }; frame.order.len()];
        let mut from = start_on;
        let mut days_before = 0;
        for (at, step) in frame.order.iter().enumerate() {
            let days = days_until_end_of(frame, at).max(days_before + 1);
            let until = after(start_on, days - 1, &paused).max(from);
            spans[usize::from(step.number) - 1] = Span { from, until };
            from = first_free(until + Duration::days(1), &paused);
            days_before = days;
        }
        let ends_on = frame.order.last().map_or(start_on, |step| spans[usize::from(step.number) - 1].until);
        Self { spans, ends_on, paused }
    }

    /// The target date of the task at `index` of a step: its share of the days that are not paused, by the minutes up to and
    /// with it.
    #[must_use]
    pub fn task_target(&self, step: &Step, index: usize) -> NaiveDate {
        let Span { from, until } = self.span(step);
        let minutes =
            |tasks: usize| step.tasks.iter().take(tasks).map(|task| i64::from(task.minutes)).sum::<i64>();
        let days = (until - from).num_days() - paused_between(from, until, &self.paused);
        let share = (days * minutes(index + 1)).div_euclid(minutes(step.tasks.len()).max(1));
        after(from, share, &self.paused)
    }

    /// The days of a step.
    #[must_use]
    pub fn span(&self, step: &Step) -> Span {
        self.spans[usize::from(step.number) - 1]
    }

    /// The civil date by which the last step is finished.
    #[must_use]
    pub fn ends_on(&self) -> NaiveDate {
        self.ends_on
    }

    /// The start date with which `step` would begin on `date`.
    #[must_use]
    pub fn start_for(frame: &Frame<'_>, step: &Step, date: NaiveDate) -> NaiveDate {
        let unpaused = Frame { pauses: &[], ..*frame };
        let at = frame.order.iter().position(|known| known.slug == step.slug).unwrap_or(0);
        let days = if at == 0 { 0 } else { (Self::new(&unpaused, date).span(step).from - date).num_days() };
        date - Duration::days(days)
    }
}

fn in_order(pauses: &[Pause]) -> Vec<(NaiveDate, NaiveDate)> {
    let mut paused: Vec<_> = pauses.iter().map(|pause| (pause.from_on, pause.to_on)).collect();
    paused.sort_unstable();
    paused
}

/// The date itself, or the first one behind the pauses that cover it.
fn first_free(date: NaiveDate, paused: &[(NaiveDate, NaiveDate)]) -> NaiveDate {
    paused
        .iter()
        .fold(date, |on, (from, to)| if (*from..=*to).contains(&on) { *to + Duration::days(1) } else { on })
}

/// The date that is `days` days after one that is not paused, paused days not counted.
fn after(start_on: NaiveDate, days: i64, paused: &[(NaiveDate, NaiveDate)]) -> NaiveDate {
    paused.iter().filter(|(_, to)| *to >= start_on).fold(start_on + Duration::days(days), |on, (from, to)| {
        let from = (*from).max(start_on);
        if from <= on { on + Duration::days((*to - from).num_days() + 1) } else { on }
    })
}

/// How many days between two dates are paused.
fn paused_between(from: NaiveDate, until: NaiveDate, paused: &[(NaiveDate, NaiveDate)]) -> i64 {
    paused
        .iter()
        .map(|(first, last)| ((*last).min(until) - (*first).max(from)).num_days() + 1)
        .filter(|days| *days > 0)
        .sum()
}

/// Days from the start to the end of the step at `at` of the order.
fn days_until_end_of(frame: &Frame<'_>, at: usize) -> i64 {
    let minutes = i64::from(frame.minutes).max(1);
    let steps = || frame.order.iter().take(at + 1);
    let rest: i64 = steps().map(|step| i64::from(programme_minutes(step, frame.jump_in))).sum();
    // All of the list is done before what it leaves is begun.
    let listed = || frame.order.iter().map(|step| i64::from(jump_in_minutes(step))).sum::<i64>();
    let first = if frame.jump_in { listed() + JUMP_IN_RHYTHM } else { 0 };
    // The half that what comes back leaves: twice as long.
    ceil((first + 2 * rest) * 7, minutes)
}

fn ceil(of: i64, by: i64) -> i64 {
    (of + by - 1) / by
}

/// Minutes of a step's tasks that are neither extras nor stand for what comes back, and of finishing it; without those
/// of the first 30 days if these come first.
fn programme_minutes(step: &Step, without_jump_in: bool) -> u32 {
    let counts = |task: &&ProgrammeTask| {
        !task.extra && task.stands_for.is_none() && !(without_jump_in && task.jump_in.is_some())
    };
    step.tasks.iter().filter(counts).map(|task| task.minutes).sum::<u32>() + FINISH_MINUTES
}

fn jump_in_minutes(step: &Step) -> u32 {
    step.tasks.iter().filter(|task| task.jump_in.is_some()).map(|task| task.minutes).sum()
}

/// The date on which someone who begins on `start_on` with this many minutes a week is done, by the built-in programme.
#[must_use]
pub fn done_by(programme: &'static Programme, start_on: NaiveDate, minutes: u32) -> NaiveDate {
    let order: Vec<_> = programme.steps.iter().collect();
    Plan::new(&Frame { order: &order, minutes, jump_in: true, pauses: &[] }, start_on).ends_on()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PauseId;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn order() -> Vec<&'static Step> {
        Programme::built_in().steps.iter().collect()
    }

    fn plan(minutes: u32, pauses: &[Pause]) -> Plan {
        Plan::new(&Frame { order: &order(), minutes, jump_in: true, pauses }, date("2026-01-05"))
    }

    /// The week a step ends in, counted from 1.
    fn week(plan: &Plan, number: usize) -> i64 {
        (plan.span(&Programme::built_in().steps[number - 1]).until - date("2026-01-05")).num_days() / 7 + 1
    }

    #[test]
    fn the_steps_end_in_the_weeks_that_their_minutes_make() {
        let weeks = |minutes| [1, 4, 8, 12].map(|number| week(&plan(minutes, &[]), number));
        assert_eq!(weeks(35), [10, 20, 34, 78]);
        assert_eq!(weeks(75), [5, 10, 16, 36]);
        assert_eq!(weeks(120), [3, 6, 10, 23]);
    }

    #[test]
    fn steps_follow_one_another_without_gap_and_tasks_lie_within_their_step() {
        for minutes in [15, 35, 75, 120, 600] {
            let plan = plan(minutes, &[]);
            for pair in order().windows(2) {
                assert_eq!(
                    plan.span(pair[0]).until + Duration::days(1),
                    plan.span(pair[1]).from,
                    "{minutes}"
                );
            }
            for step in order() {
                let span = plan.span(step);
                let targets: Vec<_> =
                    (0..step.tasks.len()).map(|index| plan.task_target(step, index)).collect();
                assert!(
                    targets.is_sorted() && targets.iter().all(|on| (span.from..=span.until).contains(on))
                );
            }
        }
    }

    #[test]
    fn paused_days_move_the_dates_behind_them() {
        let pause = Pause {
            id: PauseId(1),
            from_on: date("2026-02-02"),
            to_on: date("2026-02-15"),
            note: String::new(),
        };
        let (before, after) = (plan(75, &[]), plan(75, &[pause]));
        assert_eq!(after.ends_on() - before.ends_on(), Duration::days(14));
    }

    #[test]
    fn nothing_begins_ends_or_is_due_on_a_paused_day() {
        let pause = |from: &str, to: &str| Pause {
            id: PauseId(1),
            from_on: date(from),
            to_on: date(to),
            note: String::new(),
        };
        // One that the plan begins in, two that touch, a single day, and every length of one at every step's end.
        let mut all = vec![vec![
            pause("2026-01-01", "2026-01-09"),
            pause("2026-02-02", "2026-02-15"),
            pause("2026-02-16", "2026-02-16"),
        ]];
        for step in order() {
            let until = plan(75, &[]).span(step).until;
            all.extend([0, 1, 13].map(|days| {
                vec![Pause {
                    from_on: until,
                    to_on: until + Duration::days(days),
                    ..pause("2026-01-01", "2026-01-01")
                }]
            }));
        }
        for pauses in all {
            let plan = plan(75, &pauses);
            let free =
                |on: NaiveDate| assert!(pauses.iter().all(|pause| !pause.covers(on)), "{on} in {pauses:?}");
            for step in order() {
                let span = plan.span(step);
                let targets: Vec<_> =
                    (0..step.tasks.len()).map(|index| plan.task_target(step, index)).collect();
                [span.from, span.until].into_iter().chain(targets.iter().copied()).for_each(free);
                assert!(
                    targets.is_sorted() && targets.iter().all(|on| (span.from..=span.until).contains(on))
                );
            }
            free(plan.ends_on());
        }
    }

    #[test]
    fn a_plan_can_be_laid_out_so_that_a_step_begins_on_a_given_day() {
        let order = order();
        let frame = Frame { order: &order, minutes: 35, jump_in: false, pauses: &[] };
        let step = Programme::built_in().step("publish").unwrap();
        let start = Plan::start_for(&frame, step, date("2026-06-01"));
        assert_eq!(Plan::new(&frame, start).span(step).from, date("2026-06-01"));
    }
}
