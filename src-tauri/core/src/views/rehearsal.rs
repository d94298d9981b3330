//! Thirty seconds with the first plan, before it has to work.

use chrono::{Duration, Timelike};
use rusqlite::Connection;
use serde::Serialize;

use crate::calendar::{Day, Now};
use crate::error::Result;
use crate::journal::{Journal, first_plan};
use crate::store;
use crate::text::mid_sentence;

/// From this hour on it is the evening before.
const EVENING: u32 = 17;

/// Thirty seconds with the first plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Rehearsal {
    /// The sentence to read.
    pub words: String,
    /// Whether it is the evening before the slot.
    pub evening: bool,
}

/// Offered once the first plan is whole, and on the evening before the first slot.
pub(super) fn rehearsal(conn: &Connection, journal: &Journal, now: &Now) -> Result<Option<Rehearsal>> {
    let Some(plan) = first_plan(conn)? else { return Ok(None) };
    let answered = store::coaching::offers(conn)?;
    let has = |kind: &str| answered.iter().any(|offer| offer.kind == kind);
    let tomorrow = journal.today + Duration::days(1);
    let evening = journal.profile.home(now).local().hour() >= EVENING
        && journal.rhythm.frame().slots.contains(&Day::of(tomorrow));
    if !has("rehearsal") {
        let words = format!(
            "Close your eyes. {}, {}. You {}. What do you see first?",
            now_is(&plan.cue),
            mid_sentence(&plan.place),
            second_person(&plan.action)
        );
        return Ok(Some(Rehearsal { words, evening: false }));
    }
    if evening && !has("rehearsal-evening") {
        let words = format!(
            "Tomorrow: {}, {}, {}. Run through it once; thirty seconds.",
            tomorrow.format("%A"),
            mid_sentence(&plan.cue),
            mid_sentence(&plan.place)
        );
        return Ok(Some(Rehearsal { words, evening: true }));
    }
    Ok(None)
}

fn now_is(cue: &str) -> String {
    cue.strip_prefix("it’s ")
        .or_else(|| cue.strip_prefix("It’s "))
        .map_or_else(|| cue.to_owned(), |rest| format!("It’s {rest}"))
}

fn second_person(action: &str) -> String {
    mid_sentence(action).replace(" my ", " your ")
}
