//! The first if-then plan, and the slot it belongs to.

use rusqlite::Connection;

use super::Journal;
use crate::coaching::IfThenPlan;
use crate::error::Result;
use crate::reminders::Schedule;
use crate::store::worksheets;

/// The first if-then plan, once all of it is there.
pub(crate) fn first_plan(conn: &Connection) -> Result<Option<IfThenPlan>> {
    let rows = worksheets::rows(conn, "purpose")?;
    let Some(row) = rows.first() else { return Ok(None) };
    let answer = |field: &str| {
        row.answers
            .get(field)
            .map(|answer| answer.trim().trim_end_matches('.').to_owned())
            .filter(|text| !text.is_empty())
    };
    let (cue, place, action) = (answer("plan-1-cue"), answer("plan-1-place"), answer("plan-1-action"));
    Ok(cue.zip(place).zip(action).map(|((cue, place), action)| IfThenPlan { cue, place, action }))
}

/// The weekday and time of the first slot, in words.
pub(crate) fn slot_in_words(journal: &Journal) -> Option<String> {
    let rule = journal.slot_rules().first().copied()?;
    match &rule.schedule {
        Schedule::Weekly(days) => {
            days.iter().next().map(|day| format!("{}, {}", day.label(), rule.at.format("%H:%M")))
        }
        _ => None,
    }
}
