//! The obedient user: opens the program on two work days a week, does what is suggested until the week's minutes are
//! used, and nothing else. The stories hold what becomes of them to the coach's promises; the bench prints it as a table.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate, NaiveTime};
use standpoint_core::calendar::{Day, Now, PauseEntry, instant_of};
use standpoint_core::coaching::{ActionKind, Lane};
use standpoint_core::people::conversation::ConversationKind;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::publishing::post::LogEntry;
use standpoint_core::reminders::WeeklySlot;
use standpoint_core::rhythm::WeekState;
use standpoint_core::views::NextAction;

use crate::Desk;

/// How the obedient user's two years go.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    /// Minutes a week.
    pub minutes: u32,
    /// The first day; sessions are on this weekday's work day and the work day two later.
    pub starts: NaiveDate,
    /// Two planned weeks of holiday from the start of this week on.
    pub holiday_in: Option<i64>,
    /// Two weeks away without a word from the start of this week on.
    pub lapse_in: Option<i64>,
}

/// What became of them, in weeks counted from 1.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The week of the first comment.
    pub first_comment: Option<i64>,
    /// The week of the first post.
    pub first_post: Option<i64>,
    /// The week in which steps 1 to 8 are finished.
    pub step_8: Option<i64>,
    /// The week in which all twelve are.
    pub step_12: Option<i64>,
    /// Posts that are out by the end of week 52.
    pub posts_by_52: u32,
    /// Minutes of what comes back while a step was open.
    pub rhythm: u32,
    /// All minutes while a step was open.
    pub all: u32,
    /// The most minutes a week took once all steps were finished.
    pub most_afterwards: u32,
}

/// What the table of the coach promises for a number of minutes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The first comment, at the latest in this week.
    pub first_comment: i64,
    /// The first post, at the latest in this week.
    pub first_post: i64,
    /// Step 8, at the latest in this week.
    pub step_8: i64,
    /// Step 12, at the latest in this week.
    pub step_12: i64,
    /// Posts by week 52, at the least.
    pub posts_by_52: u32,
}

/// What is promised for 35, 75 and 120 minutes a week.
#[must_use]
pub fn limits(minutes: u32) -> Limits {
    match minutes {
        35 => Limits { first_comment: 2, first_post: 8, step_8: 34, step_12: 78, posts_by_52: 12 },
        75 => Limits { first_comment: 1, first_post: 4, step_8: 16, step_12: 40, posts_by_52: 26 },
        _ => Limits { first_comment: 1, first_post: 3, step_8: 10, step_12: 26, posts_by_52: 36 },
    }
}

const WEEKS: i64 = 104;

fn at(date: NaiveDate, minute: u32) -> Now {
    let zone = chrono_tz::Europe::Berlin;
    let time = NaiveTime::from_hms_opt(8, 0, 0).expect("the obedient user may do it")
        + Duration::minutes(i64::from(minute));
    Now::new(instant_of(zone, date, time), zone)
}

/// Lives two years of an obedient user.
///
/// # Panics
/// When the coach breaks one of its rules on the way.
#[must_use]
pub fn obey(variant: Variant) -> Outcome {
    let mut desk = Desk::new();
    let answers = ProfileAnswers { minutes: Some(variant.minutes), ..ProfileAnswers::default() };
    let slot = WeeklySlot { weekday: Day::Tuesday, time: "09:00".to_owned(), enabled: true };
    desk.coach.onboard(&at(variant.starts, 0), &answers, Some(&slot)).expect("the obedient user may do it");
    let mut outcome = Outcome::default();
    let mut lapsed = false;
    // What the last task of a week took beyond its minutes comes off the next week's: no minute is given twice.
    let mut over = 0;
    let mut afterwards: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    if let Some(week) = variant.holiday_in {
        let from = variant.starts + Duration::weeks(week);
        let entry = PauseEntry {
            from_on: from.to_string(),
            to_on: (from + Duration::days(13)).to_string(),
            note: None,
        };
        desk.coach.add_pause(&at(variant.starts, 0), &entry).expect("the obedient user may do it");
    }
    for week in 0..WEEKS {
        if variant.holiday_in.is_some_and(|from| (from..from + 2).contains(&week)) {
            continue;
        }
        if variant.lapse_in.is_some_and(|from| (from..from + 2).contains(&week)) {
            lapsed = true;
            continue;
        }
        let first = variant.starts + Duration::weeks(week);
        let second = (2..)
            .map(|ahead| first + Duration::days(ahead))
            .find(|day| is_work_day(*day))
            .expect("the obedient user may do it");
        let mut used = over;
        for (day, until) in [(first, variant.minutes.div_ceil(2)), (second, variant.minutes)] {
            look_around(&desk, day);
            let mut minute = 0;
            while used < until {
                let now = at(day, minute);
                let next = desk.coach.next_action(&now).expect("the obedient user may do it");
                let minutes = next.minutes.unwrap_or(0);
                if std::mem::take(&mut lapsed) {
                    assert!(
                        minutes <= 10,
                        "{variant:?}: after two weeks away the first suggestion takes {minutes} minutes"
                    );
                }
                if next.kind == ActionKind::Rest {
                    break;
                }
                if next.kind == ActionKind::Post {
                    let title = format!("Post of {day} {minute}");
                    desk.coach
                        .log_post(&now, &LogEntry { title, ..LogEntry::default() })
                        .expect("the obedient user may do it");
                } else {
                    desk.coach
                        .do_next(&now)
                        .unwrap_or_else(|error| panic!("{variant:?} {day} {}: {error}", next.subject.0));
                }
                note(&mut outcome, &desk, &now, week + 1, &next);
                if outcome.step_12.is_some() {
                    *afterwards
                        .entry(day - Duration::days(i64::from(day.weekday().num_days_from_monday())))
                        .or_default() += minutes;
                }
                used += minutes;
                minute += minutes.max(1);
                assert!(minute < 15 * 60, "{variant:?}: a day has an end ({})", next.subject.0);
            }
        }
        over = used.saturating_sub(variant.minutes);
    }
    // The week in which the last step was finished had programme in it, too.
    outcome.most_afterwards = afterwards.into_values().skip(1).max().unwrap_or(0);
    outcome
}

fn note(outcome: &mut Outcome, desk: &Desk, now: &Now, week: i64, done: &NextAction) {
    let minutes = done.minutes.unwrap_or(0);
    if outcome.step_12.is_none() {
        outcome.all += minutes;
        outcome.rhythm += if done.lane == Lane::Rhythm { minutes } else { 0 };
    }
    match done.kind {
        ActionKind::Post => {
            outcome.first_post = outcome.first_post.or(Some(week));
            outcome.posts_by_52 += u32::from(week <= 52);
        }
        ActionKind::FinishStep => {
            let page = desk.coach.programme_page(now).expect("the programme is there");
            let all_done = |until: usize| page.steps[..until].iter().all(|step| step.done_on.is_some());
            outcome.step_8 = outcome.step_8.or(all_done(8).then_some(week));
            outcome.step_12 = outcome.step_12.or(all_done(12).then_some(week));
        }
        _ if done.logs == Some(ConversationKind::Comment) => {
            outcome.first_comment = outcome.first_comment.or(Some(week))
        }
        _ => {}
    }
}

/// What must hold on every day that the user looks: few things in sight, and no warning on a free day.
fn look_around(desk: &Desk, day: NaiveDate) {
    for ahead in 0..3 {
        let day = day + Duration::days(ahead);
        let today = desk.coach.today(&at(day, 0)).expect("the obedient user may do it");
        assert!(
            today.coming_up.len() <= 8 && today.coming_up_more == 0,
            "{day}: {} things come up",
            today.coming_up.len()
        );
        assert!(is_work_day(day) || today.week.state != WeekState::AtRisk, "{day}: a free day warns");
    }
}

fn is_work_day(day: NaiveDate) -> bool {
    day.weekday().num_days_from_monday() < 5
}

/// Every weekday to start on, and a holiday and a lapse of two weeks in the middle of the way.
#[must_use]
pub fn variants(minutes: u32) -> Vec<Variant> {
    let monday = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a Monday");
    let later = if minutes == 35 { 44 } else { 18 };
    let start = |ahead| monday + Duration::days(ahead);
    let plain =
        (0..5).map(|ahead| Variant { minutes, starts: start(ahead), holiday_in: None, lapse_in: None });
    let holiday = Variant { minutes, starts: start(1), holiday_in: Some(later), lapse_in: None };
    let lapse = Variant { minutes, starts: start(3), holiday_in: None, lapse_in: Some(later) };
    plain.chain([holiday, lapse]).collect()
}
