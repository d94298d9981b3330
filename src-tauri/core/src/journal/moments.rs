//! Moments of the journey that were not shown yet.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use crate::error::Result;
use crate::programme::Programme;
use crate::store;

/// A moment of the journey that was not shown yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MomentLine {
    /// Its stable name.
    pub kind: String,
    /// One sentence.
    pub words: String,
    /// What the user wrote of it: their comment, the post's title, the venue; may be empty.
    pub own_words: String,
    /// The slug of the step that is open next, after one that was finished.
    pub opens: Option<String>,
    /// The civil date.
    pub on: NaiveDate,
}

/// Moments that were not shown yet, the latest first.
pub(crate) fn unseen_moments(conn: &Connection, programme: &Programme) -> Result<Vec<MomentLine>> {
    let unseen: Vec<_> = store::coaching::moments(conn)?.into_iter().filter(|moment| !moment.seen).collect();
    if unseen.is_empty() {
        return Ok(Vec::new());
    }
    let records = store::step_records::all(conn)?;
    let is_open = |slug: &str| records.get(slug).is_none_or(|record| record.done_on.is_none());
    let next = programme.steps.iter().find(|step| is_open(&step.slug)).map(|step| step.slug.clone());
    let line = |moment: store::coaching::Kept| MomentLine {
        opens: next.clone().filter(|_| moment.kind.starts_with("step-")),
        kind: moment.kind,
        words: moment.words,
        own_words: moment.own_words,
        on: moment.on,
    };
    Ok(unseen.into_iter().map(line).collect())
}
