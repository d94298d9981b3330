//! Whom to talk with next: up to three people, why now, and a sentence to begin with.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use crate::error::Result;
use crate::id::PersonId;
use crate::journal::pillars::pillars;
use crate::people::conversation::ConversationKind;
use crate::people::kind::PersonKind;
use crate::people::person::{Circle, Circles, Person, Talked, opening};
use crate::store::{conversations, people};

/// The most people suggested at once.
const MOST: usize = 3;
/// Someone of the close circle is suggested after this many days without a conversation.
const REST_DAYS: i64 = 14;

/// Someone to talk with next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WhoNext {
    /// Person id, as accepted by `person …` commands.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they are to the user.
    pub kind: PersonKind,
    /// Their role and organisation; may be empty.
    pub role: String,
    /// Their web address, http or https.
    pub link: Option<String>,
    /// Why now, in one sentence: "You last talked 9 weeks ago."
    pub reason: String,
    /// What the user noted last, or why they want to know them; may be empty.
    pub note: String,
    /// A first sentence to copy. It quotes no note.
    pub opening: String,
}

/// Up to three people: those close to the user who have gone quiet, then the warm ones, then those written down and never
/// talked with, then close ones after two weeks. Those who wait for the user's reply are left out: the page shows them above.
pub(crate) fn who_next(
    conn: &Connection,
    circles: &Circles,
    waiting: &[PersonId],
    today: NaiveDate,
) -> Result<Vec<WhoNext>> {
    let is_free = |one: &Talked| !waiting.contains(&one.person);
    let quiet = circles.quiet(today).filter(is_free).take(MOST);
    let mut found = quiet.map(|one| talked_with(conn, one, today)).collect::<Result<Vec<_>>>()?;
    if found.len() < MOST {
        let topic = pillars(conn)?.into_iter().next();
        let never = people::never_talked_with(conn, MOST - found.len())?;
        found.extend(never.into_iter().map(|person| never_talked_with(person, topic.as_deref())));
    }
    let resting = |one: &Talked| {
        let days = (today - one.latest).num_days();
        days >= REST_DAYS && !circles.is_quiet(one.person, today)
    };
    for one in
        circles.in_circle(Circle::Close).filter(is_free).filter(resting).take(MOST - found.len().min(MOST))
    {
        found.push(talked_with(conn, one, today)?);
    }
    Ok(found)
}

fn talked_with(conn: &Connection, one: Talked, today: NaiveDate) -> Result<WhoNext> {
    let last = conversations::latest_with(conn, one.person)?;
    let (kind, note) =
        last.map_or((ConversationKind::Comment, String::new()), |last| (last.kind, last.added));
    let person = people::get(conn, one.person)?;
    let opening = opening(&person.name, Some(kind), None);
    Ok(card(person, format!("You last talked {}.", ago(one.latest, today)), note, opening))
}

fn never_talked_with(person: Person, topic: Option<&str>) -> WhoNext {
    let note = if person.why.is_empty() { person.habit.clone() } else { person.why.clone() };
    let opening = opening(&person.name, None, topic);
    card(person, "You haven’t talked yet.".to_owned(), note, opening)
}

fn card(person: Person, reason: String, note: String, opening: String) -> WhoNext {
    let Person { id, name, kind, role, link, .. } = person;
    WhoNext { person: id, name, kind, role, link, reason, note, opening }
}

/// "3 days ago", "9 weeks ago", "4 months ago".
fn ago(on: NaiveDate, today: NaiveDate) -> String {
    let days = (today - on).num_days();
    let (count, unit) = match days {
        ..14 => (days, "day"),
        14..91 => (days / 7, "week"),
        _ => (days * 100 / 3_044, "month"),
    };
    if count == 1 { format!("1 {unit} ago") } else { format!("{count} {unit}s ago") }
}
