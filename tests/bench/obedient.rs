//! What becomes of the obedient user, beside what the coach promises: the worst of all variants.

use std::time::{Duration, Instant};

use standpoint_tests::obedient::{Outcome, limits, obey, variants};

/// All variants together: two years of twenty-one people.
const ALL: Duration = Duration::from_secs(20);

/// One row a promise and number of minutes, and one for the time that all of them took.
pub(crate) fn rows() -> Vec<String> {
    let began = Instant::now();
    let mut rows: Vec<String> = [35, 75, 120].into_iter().flat_map(of_minutes).collect();
    let took = began.elapsed();
    let verdict = if took <= ALL { "ok" } else { "over" };
    rows.push(format!(
        "obedient user: 104 weeks in all variants\t≤ {} s\t{:.1} s\t{verdict}",
        ALL.as_secs(),
        took.as_secs_f64()
    ));
    rows
}

fn of_minutes(minutes: u32) -> Vec<String> {
    let outcomes: Vec<Outcome> = variants(minutes).into_iter().map(obey).collect();
    let limits = limits(minutes);
    let latest = |of: fn(&Outcome) -> Option<i64>, what: &str, limit: i64| {
        let weeks: Option<Vec<i64>> = outcomes.iter().map(of).collect();
        let (from, to) = weeks.as_ref().map_or((0, i64::MAX), |weeks| span(weeks));
        let measured = if to == i64::MAX { "never".to_owned() } else { format!("week {from} to {to}") };
        row(minutes, what, &format!("week ≤ {limit}"), &measured, to <= limit)
    };
    let posts: Vec<i64> = outcomes.iter().map(|outcome| i64::from(outcome.posts_by_52)).collect();
    let shares: Vec<i64> =
        outcomes.iter().map(|outcome| i64::from(outcome.rhythm * 100 / outcome.all.max(1))).collect();
    let (fewest, most) = span(&posts);
    let (least, largest) = span(&shares);
    vec![
        latest(|outcome| outcome.first_comment, "first comment", limits.first_comment),
        latest(|outcome| outcome.first_post, "first post", limits.first_post),
        latest(|outcome| outcome.step_8, "step 8 finished", limits.step_8),
        latest(|outcome| outcome.step_12, "step 12 finished", limits.step_12),
        row(
            minutes,
            "posts by week 52",
            &format!("≥ {}", limits.posts_by_52),
            &format!("{fewest} to {most}"),
            fewest >= i64::from(limits.posts_by_52),
        ),
        row(
            minutes,
            "share of what comes back while steps are open",
            "≤ 50 %",
            &format!("{least} to {largest} %"),
            largest <= 50,
        ),
    ]
}

fn span(numbers: &[i64]) -> (i64, i64) {
    (numbers.iter().copied().min().unwrap_or(0), numbers.iter().copied().max().unwrap_or(0))
}

fn row(minutes: u32, what: &str, limit: &str, measured: &str, within: bool) -> String {
    let verdict = if within { "ok" } else { "over" };
    format!("obedient user, {minutes} min a week: {what}\t{limit}\t{measured}\t{verdict}")
}
