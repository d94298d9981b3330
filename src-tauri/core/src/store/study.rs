//! Cases of the Study page: marks on those that come along, the user's own, and what became of leaders of old lists.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::transact::Tx;
use crate::error::Result;
use crate::id::{CaseId, StudyNoteId};
use crate::programme::case_study::{StudyCase, StudyNote};

const COLUMNS: &str = "id, slug, process, organisation, year, problem, mechanism, number, who_says, caveat, source, url, studied_on";

/// The user's own cases and the marks on those that come along, in the order in which they were made.
pub(crate) fn all(conn: &Connection) -> Result<Vec<StudyCase>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM study_case ORDER BY id"))?;
    let found = statement.query_map([], from_row)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn get(conn: &Connection, id: CaseId) -> Result<StudyCase> {
    let sql = format!("SELECT {COLUMNS} FROM study_case WHERE id = ?1");
    conn.prepare_cached(&sql)?.query_row([id], from_row).optional()?.ok_or_else(|| id.missing())
}

/// How many cases are marked as studied.
pub(crate) fn studied(conn: &Connection) -> Result<u32> {
    let sql = "SELECT count(*) AS times FROM study_case WHERE studied_on IS NOT NULL";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get("times"))?)
}

/// Marks a case that comes along as studied, or takes the mark away.
pub(crate) fn mark(tx: &Tx<'_>, slug: &str, studied_on: Option<NaiveDate>) -> Result<()> {
    let sql = "INSERT INTO study_case (slug, studied_on) VALUES (?1, ?2) ON CONFLICT (slug) DO UPDATE SET studied_on = ?2";
    tx.conn().prepare_cached(sql)?.execute(params![slug, studied_on])?;
    Ok(())
}

pub(crate) fn add(tx: &Tx<'_>, case: &StudyCase) -> Result<CaseId> {
    let sql = "INSERT INTO study_case (process, organisation, year, problem, mechanism, number, who_says, caveat, source, url, studied_on)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) RETURNING id";
    Ok(tx.conn().prepare_cached(sql)?.query_row(
        params![
            case.process,
            case.organisation,
            case.year,
            case.problem,
            case.mechanism,
            case.number,
            case.who_says,
            case.caveat,
            case.source,
            case.url,
            case.studied_on
        ],
        |row| row.get("id"),
    )?)
}

pub(crate) fn put(tx: &Tx<'_>, case: &StudyCase) -> Result<()> {
    let sql = "UPDATE study_case SET process = ?2, organisation = ?3, year = ?4, problem = ?5, mechanism = ?6, number = ?7, who_says = ?8,
               caveat = ?9, source = ?10, url = ?11, studied_on = ?12 WHERE id = ?1";
    tx.conn().prepare_cached(sql)?.execute(params![
        case.id,
        case.process,
        case.organisation,
        case.year,
        case.problem,
        case.mechanism,
        case.number,
        case.who_says,
        case.caveat,
        case.source,
        case.url,
        case.studied_on
    ])?;
    Ok(())
}

pub(crate) fn remove(tx: &Tx<'_>, id: CaseId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM study_case WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

/// What became of leaders of old lists, a name each.
pub(crate) fn notes(conn: &Connection) -> Result<Vec<StudyNote>> {
    let mut statement = conn.prepare_cached("SELECT id, name, answers FROM study_note ORDER BY id")?;
    let found = statement.query_map([], |row| {
        let answers: String = row.get("answers")?;
        Ok(StudyNote {
            id: row.get("id")?,
            name: row.get("name")?,
            answers: serde_json::from_str(&answers).unwrap_or_default(),
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Keeps a note; one without an id is added.
pub(crate) fn put_note(tx: &Tx<'_>, note: &StudyNote) -> Result<StudyNoteId> {
    let answers = serde_json::to_string(&note.answers).unwrap_or_else(|_| "[]".to_owned());
    if note.id.0 == 0 {
        let sql = "INSERT INTO study_note (name, answers) VALUES (?1, ?2) RETURNING id";
        return Ok(tx
            .conn()
            .prepare_cached(sql)?
            .query_row(params![note.name, answers], |row| row.get("id"))?);
    }
    let sql = "UPDATE study_note SET name = ?2, answers = ?3 WHERE id = ?1";
    let changed = tx.conn().prepare_cached(sql)?.execute(params![note.id, note.name, answers])?;
    if changed == 0 { Err(note.id.missing()) } else { Ok(note.id) }
}

pub(crate) fn remove_note(tx: &Tx<'_>, id: StudyNoteId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM study_note WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<StudyCase> {
    Ok(StudyCase {
        id: row.get("id")?,
        slug: row.get("slug")?,
        process: row.get("process")?,
        organisation: row.get("organisation")?,
        year: row.get("year")?,
        problem: row.get("problem")?,
        mechanism: row.get("mechanism")?,
        number: row.get("number")?,
        who_says: row.get("who_says")?,
        caveat: row.get("caveat")?,
        source: row.get("source")?,
        url: row.get("url")?,
        studied_on: row.get("studied_on")?,
    })
}
