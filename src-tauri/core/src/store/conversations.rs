//! Conversations.

use std::ops::Range;

use chrono::NaiveDate;
use rusqlite::{Connection, Params, params};

use super::import_rows;
use super::named_row::{self, NamedRow};
use super::transact::Tx;
use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::people::conversation::{Conversation, ConversationKind};

const COLUMNS: &str = "id, kind, person_id, network, link, happened_on, added, replied_on, answered_on";

pub(crate) fn get(conn: &Connection, id: ConversationId) -> Result<Conversation> {
    let sql = format!("SELECT {COLUMNS} FROM conversation WHERE id = ?1");
    named_row::one(conn, &sql, [id], from_row)?.ok_or_else(|| id.missing())
}

/// Those of a kind and with a person, as far as each is asked for: a stretch of them, latest first, and how many there are.
pub(crate) fn stretch(
    conn: &Connection,
    kind: Option<ConversationKind>,
    person: Option<PersonId>,
    stretch: Range<usize>,
) -> Result<(usize, Vec<Conversation>)> {
    let asked = "(?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR person_id = ?2)";
    let sql = format!("SELECT count(*) FROM conversation WHERE {asked}");
    let total: u32 = conn.prepare_cached(&sql)?.query_row(params![kind, person], |row| row.get(0))?;
    let [most, skipped] = [stretch.len(), stretch.start].map(|rows| i64::try_from(rows).unwrap_or(i64::MAX));
    let of = format!("{asked} ORDER BY happened_on DESC, id DESC LIMIT ?3 OFFSET ?4");
    Ok((total as usize, list(conn, &of, params![kind, person, most, skipped])?))
}

/// Those of a kind, with a person and with words that `wanted` says yes to, as far as each is asked for: a stretch of them,
/// latest first, and how many there are in all.
pub(crate) fn find(
    conn: &Connection,
    kind: Option<ConversationKind>,
    person: Option<PersonId>,
    wanted: impl Fn(&str, Option<PersonId>) -> bool,
    stretch: Range<usize>,
) -> Result<(usize, Vec<Conversation>)> {
    let sql = format!(
        "SELECT {COLUMNS} FROM conversation WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR person_id = ?2)
         ORDER BY happened_on DESC, id DESC"
    );
    let mut total = 0;
    let found = named_row::collect(conn, &sql, params![kind, person], |row| {
        if !wanted(row.get_ref("added")?.as_str()?, row.get("person_id")?) {
            return Ok(None);
        }
        total += 1;
        // Only what is given is read in full.
        stretch.contains(&(total - 1)).then(|| from_row(row)).transpose()
    })?;
    Ok((total, found))
}

/// Those with a person, latest first.
pub(crate) fn with(conn: &Connection, person: PersonId) -> Result<Vec<Conversation>> {
    list(conn, "person_id = ?1 ORDER BY happened_on DESC, id DESC", [person])
}

/// The latest one with a person.
pub(crate) fn latest_with(conn: &Connection, person: PersonId) -> Result<Option<Conversation>> {
    Ok(list(conn, "person_id = ?1 ORDER BY happened_on DESC, id DESC LIMIT 1", [person])?.pop())
}

/// Between two civil dates, both included, earliest first.
pub(crate) fn between(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<Conversation>> {
    list(conn, "happened_on BETWEEN ?1 AND ?2 ORDER BY happened_on, id", [from, to])
}

/// Those someone replied to, the latest first.
pub(crate) fn with_reply(conn: &Connection) -> Result<Vec<Conversation>> {
    list(conn, "replied_on IS NOT NULL ORDER BY happened_on DESC, id DESC", [])
}

/// Those someone replied to between two civil dates, both included, the first reply first.
pub(crate) fn replied_between(
    conn: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Conversation>> {
    list(conn, "replied_on BETWEEN ?1 AND ?2 ORDER BY replied_on, id", [from, to])
}

/// Those with a reply that waits for the user's answer, the longest waiting first.
pub(crate) fn to_answer(conn: &Connection) -> Result<Vec<Conversation>> {
    list(conn, "replied_on IS NOT NULL AND answered_on IS NULL ORDER BY replied_on, id", [])
}

/// How many of each kind there were on each civil date from one on: what the weekly goals count.
pub(crate) fn counts_since(
    conn: &Connection,
    from: NaiveDate,
) -> Result<Vec<(NaiveDate, ConversationKind, u32)>> {
    let sql = "SELECT happened_on, kind, count(*) AS times FROM conversation WHERE happened_on >= ?1 GROUP BY happened_on, kind";
    named_row::collect(conn, sql, [from], |row| {
        Ok(Some((row.day("happened_on")?, row.get("kind")?, row.get("times")?)))
    })
}

/// How many of some kinds the user logged from a date on. What an import brought counts for no task.
pub(crate) fn logged(conn: &Connection, kinds: &[ConversationKind], from: Option<NaiveDate>) -> Result<u32> {
    let kinds: Vec<_> = kinds.iter().map(|kind| format!("'{}'", kind.slug())).collect();
    let sql = format!(
        "SELECT count(*) AS logged FROM conversation WHERE kind IN ({}) AND (?1 IS NULL OR happened_on >= ?1) AND {}",
        kinds.join(", "),
        import_rows::not_brought("conversation")
    );
    Ok(conn.prepare_cached(&sql)?.query_row([from], |row| row.get("logged"))?)
}

/// Whether a reply was answered on a date.
pub(crate) fn answered_on(conn: &Connection, on: NaiveDate) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM conversation WHERE answered_on = ?1) AS found";
    Ok(conn.prepare_cached(sql)?.query_row([on], |row| row.get("found"))?)
}

/// How many there are.
pub(crate) fn total(conn: &Connection) -> Result<u32> {
    Ok(conn.prepare_cached("SELECT count(*) FROM conversation")?.query_row([], |row| row.get(0))?)
}

/// Adds a conversation and gives its id; the id handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, conversation: &Conversation) -> Result<ConversationId> {
    let sql = "INSERT INTO conversation (kind, person_id, network, link, happened_on, added, replied_on, answered_on)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id";
    let Conversation { kind, person, network, link, on, added, replied_on, answered_on, .. } = conversation;
    let id = tx
        .conn()
        .prepare_cached(sql)?
        .query_row(params![kind, person, network, link, on, added, replied_on, answered_on], |row| {
            row.get("id")
        })?;
    Ok(id)
}

/// Keeps what was entered for a conversation, by its id. What became of it since stays: its replies.
pub(crate) fn put_entry(tx: &Tx<'_>, conversation: &Conversation) -> Result<()> {
    let sql = "UPDATE conversation SET kind = ?2, person_id = ?3, network = ?4, link = ?5, happened_on = ?6, added = ?7 WHERE id = ?1";
    let Conversation { id, kind, person, network, link, on, added, .. } = conversation;
    let changed =
        tx.conn().prepare_cached(sql)?.execute(params![id, kind, person, network, link, on, added])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

/// Keeps when someone replied to a conversation and when the user answered that.
pub(crate) fn put_replies(
    tx: &Tx<'_>,
    id: ConversationId,
    replied_on: Option<NaiveDate>,
    answered_on: Option<NaiveDate>,
) -> Result<()> {
    let sql = "UPDATE conversation SET replied_on = ?2, answered_on = ?3 WHERE id = ?1";
    let changed = tx.conn().prepare_cached(sql)?.execute(params![id, replied_on, answered_on])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

pub(crate) fn remove(tx: &Tx<'_>, id: ConversationId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM conversation WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn list(conn: &Connection, condition: &str, values: impl Params) -> Result<Vec<Conversation>> {
    named_row::collect(
        conn,
        &format!("SELECT {COLUMNS} FROM conversation WHERE {condition}"),
        values,
        |row| from_row(row).map(Some),
    )
}

fn from_row(row: &NamedRow<'_>) -> rusqlite::Result<Conversation> {
    Ok(Conversation {
        id: row.get("id")?,
        kind: row.get("kind")?,
        person: row.get("person_id")?,
        network: row.get("network")?,
        link: row.get("link")?,
        on: row.day("happened_on")?,
        added: row.get("added")?,
        replied_on: row.day_if("replied_on")?,
        answered_on: row.day_if("answered_on")?,
    })
}
