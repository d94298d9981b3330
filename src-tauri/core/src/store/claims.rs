//! Claims of the dossier and what supports them.

use rusqlite::{Connection, params};

use super::named_row::{self, NamedRow};
use super::transact::Tx;
use crate::dossier::{Claim, Evidence, EvidenceSource};
use crate::error::Result;
use crate::id::{ClaimId, EvidenceId, WorksheetRowId};

/// All claims, in the user's order.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Claim>> {
    let sql = "SELECT id, text, worksheet_row_id FROM claim ORDER BY position, id";
    named_row::collect(conn, sql, [], |row| from_row(row).map(Some))
}

pub(crate) fn get(conn: &Connection, id: ClaimId) -> Result<Claim> {
    let sql = "SELECT id, text, worksheet_row_id FROM claim WHERE id = ?1";
    named_row::one(conn, sql, [id], from_row)?.ok_or_else(|| id.missing())
}

/// Adds a claim after the others.
pub(crate) fn add(tx: &Tx<'_>, text: &str, initiative: Option<WorksheetRowId>) -> Result<ClaimId> {
    let sql = "INSERT INTO claim (position, text, worksheet_row_id)
               VALUES ((SELECT ifnull(max(position), 0) + 1 FROM claim), ?1, ?2) RETURNING id";
    Ok(tx.conn().prepare_cached(sql)?.query_row(params![text, initiative], |row| row.get("id"))?)
}

/// Keeps a claim as it is now, by its id. Its place stays.
pub(crate) fn put(tx: &Tx<'_>, claim: &Claim) -> Result<()> {
    let sql = "UPDATE claim SET text = ?2, worksheet_row_id = ?3 WHERE id = ?1";
    let changed = tx.conn().prepare_cached(sql)?.execute(params![claim.id, claim.text, claim.initiative])?;
    if changed == 0 { Err(claim.id.missing()) } else { Ok(()) }
}

/// Puts the claims into this order.
pub(crate) fn put_order(tx: &Tx<'_>, order: &[ClaimId]) -> Result<()> {
    let mut statement =
        tx.conn().prepare_cached("UPDATE claim SET position = ?2 WHERE id = ?1 AND position <> ?2")?;
    for (place, id) in (1_i64..).zip(order) {
        statement.execute(params![id, place])?;
    }
    Ok(())
}

pub(crate) fn remove(tx: &Tx<'_>, id: ClaimId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM claim WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

/// What supports the claims, in the order in which it was attached.
pub(crate) fn evidence(conn: &Connection) -> Result<Vec<Evidence>> {
    let sql = "SELECT id, claim_id, publication_id, conversation_id, recommendation_id, talk_row_id, url, note FROM claim_evidence ORDER BY id";
    named_row::collect(conn, sql, [], evidence_from)
}

/// Attaches something to a claim.
pub(crate) fn attach(tx: &Tx<'_>, claim: ClaimId, source: &EvidenceSource) -> Result<EvidenceId> {
    let (mut publication, mut conversation, mut recommendation) = (None, None, None);
    let (mut talk, mut link) = (None, None);
    let mut what = "";
    match source {
        EvidenceSource::Post { publication: id } => publication = Some(*id),
        EvidenceSource::Talk { row } => talk = Some(*row),
        EvidenceSource::Conversation { conversation: id } => conversation = Some(*id),
        EvidenceSource::Recommendation { recommendation: id } => recommendation = Some(*id),
        EvidenceSource::Link { url, note } => {
            link = Some(url);
            what = note;
        }
    }
    let sql =
        "INSERT INTO claim_evidence (claim_id, publication_id, conversation_id, recommendation_id, talk_row_id, url, note)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id";
    let values = params![claim, publication, conversation, recommendation, talk, link, what];
    Ok(tx.conn().prepare_cached(sql)?.query_row(values, |row| row.get("id"))?)
}

pub(crate) fn detach(tx: &Tx<'_>, id: EvidenceId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM claim_evidence WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn from_row(row: &NamedRow<'_>) -> rusqlite::Result<Claim> {
    Ok(Claim { id: row.get("id")?, text: row.get("text")?, initiative: row.get("worksheet_row_id")? })
}

/// None for a row that a newer version may have written.
fn evidence_from(row: &NamedRow<'_>) -> rusqlite::Result<Option<Evidence>> {
    let post =
        row.get::<Option<_>>("publication_id")?.map(|publication| EvidenceSource::Post { publication });
    let conversation = row
        .get::<Option<_>>("conversation_id")?
        .map(|conversation| EvidenceSource::Conversation { conversation });
    let recommendation = row
        .get::<Option<_>>("recommendation_id")?
        .map(|recommendation| EvidenceSource::Recommendation { recommendation });
    let talk = row.get::<Option<_>>("talk_row_id")?.map(|row| EvidenceSource::Talk { row });
    let note = row.get("note")?;
    let link = row.get::<Option<_>>("url")?.map(|url| EvidenceSource::Link { url, note });
    let Some(source) = post.or(talk).or(conversation).or(recommendation).or(link) else { return Ok(None) };
    Ok(Some(Evidence { id: row.get("id")?, claim: row.get("claim_id")?, source }))
}

/// How many posts support a claim, and how many of them had a critique by an assistant.
pub(crate) fn posts_with_critique(conn: &Connection) -> Result<(usize, u32)> {
    let sql = "SELECT count(*) AS posts, count(assisted_on) AS assisted FROM post WHERE id IN (
                 SELECT post_id FROM publication JOIN claim_evidence ON publication_id = publication.id)";
    let count = |row: &rusqlite::Row<'_>| Ok((row.get::<_, u32>("posts")? as usize, row.get("assisted")?));
    Ok(conn.prepare_cached(sql)?.query_row([], count)?)
}
