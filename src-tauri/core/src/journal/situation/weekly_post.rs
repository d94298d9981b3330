//! The weekly post: whether one is wanted this week, when, and which.

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;

use super::programme_tasks::stand_in;
use crate::coaching::PostSituation;
use crate::error::Result;
use crate::journal::{Journal, next_post};
use crate::programme::Length;
use crate::rhythm::WeekState;
use crate::store;

pub(super) fn post(conn: &Connection, journal: &Journal) -> Result<PostSituation> {
    let week = journal.week();
    let waits = matches!(week.state, WeekState::OnTrack | WeekState::AtRisk);
    let found = next_post(conn, journal)?;
    let found = found.map(|post| (post.planned_on.is_some(), (post.id.0, post.title)));
    let minutes = journal.post_minutes();
    let left = match journal.post_length() {
        Length::Full => (25, 15),
        Length::Short | Length::Light => (minutes, 15),
    };
    let stand_in = journal.current().and_then(|step| stand_in(journal, step, "weekly-post"));
    let quiet_until = store::quiet_periods::all(conn)?.iter().find_map(|period| period.until(journal.today));
    let (planned, draft) = match found {
        Some((true, post)) => (Some(post), None),
        Some((false, post)) => (None, Some(post)),
        None => (None, None),
    };
    Ok(PostSituation {
        wanted: waits && journal.rhythm.voice_started(week.starts_on),
        in_window: in_window(journal),
        before_window: slots_this_week(journal).first().is_some_and(|slot| journal.today < *slot),
        at_risk: (week.state == WeekState::AtRisk).then_some(1),
        allowed: journal.may_post(),
        planned,
        draft,
        idea: journal.idea().to_owned(),
        minutes,
        minutes_left: (left.0.min(minutes), left.1.min(minutes)),
        quiet_until,
        stand_in,
    })
}

/// From the slot's day to the end of the backup slot's; without a backup to the end of the last work day, without a slot
/// on every day.
fn in_window(journal: &Journal) -> bool {
    let week = journal.rhythm.week_of(journal.today);
    let frame = journal.rhythm.frame();
    let days: Vec<_> = (0..7).map(|ahead| week + Duration::days(ahead)).collect();
    let slots = slots_this_week(journal);
    let last_work_day = days.iter().filter(|day| frame.works(**day)).max();
    match slots.as_slice() {
        [] => true,
        [slot] => {
            journal.today >= *slot && last_work_day.is_none_or(|last| journal.today <= (*last).max(*slot))
        }
        [slot, .., backup] => (*slot..=*backup).contains(&journal.today),
    }
}

/// The days of this week on which a slot is, the first first.
fn slots_this_week(journal: &Journal) -> Vec<NaiveDate> {
    let week = journal.rhythm.week_of(journal.today);
    let days = (0..7).map(|ahead| week + Duration::days(ahead));
    days.filter(|day| journal.rhythm.frame().slots.contains(&crate::calendar::Day::of(*day))).collect()
}
