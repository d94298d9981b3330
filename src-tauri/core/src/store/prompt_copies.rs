//! What was copied out as prompts. What left, left: no undo takes a row back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::types::FromSqlError;
use rusqlite::{Connection, Params, params};

use super::named_row::{self, NamedRow};
use super::transact::Tx;
use crate::error::Result;
use crate::id::{PostId, PromptCopyId};

/// A prompt that was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PromptCopy {
    pub(crate) id: PromptCopyId,
    /// None when the post was deleted.
    pub(crate) post: Option<PostId>,
    /// The title of the post as it is now.
    pub(crate) title: Option<String>,
    pub(crate) copied_at: DateTime<Utc>,
    /// Empty once forgotten.
    pub(crate) question: String,
    /// None once forgotten.
    pub(crate) text: Option<String>,
    pub(crate) sha256: String,
    /// Names by placeholder; empty once forgotten.
    pub(crate) names: BTreeMap<String, String>,
    /// Whether it never reached the clipboard.
    pub(crate) failed: bool,
}

const SELECT: &str = "SELECT prompt_copy.id AS id, post_id, title, copied_at, prompt_copy.question AS question, text, sha256, names, failed
                      FROM prompt_copy LEFT JOIN post ON post.id = post_id";

/// Everything that was copied, the latest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<PromptCopy>> {
    list(conn, &format!("{SELECT} ORDER BY prompt_copy.id DESC"), [])
}

/// What was copied of a post, the latest first.
pub(crate) fn of(conn: &Connection, post: PostId) -> Result<Vec<PromptCopy>> {
    list(conn, &format!("{SELECT} WHERE post_id = ?1 ORDER BY prompt_copy.id DESC"), [post])
}

/// Names by placeholder in what was copied of a post; of two the later one counts.
pub(crate) fn names_of(conn: &Connection, post: PostId) -> Result<BTreeMap<String, String>> {
    Ok(of(conn, post)?.into_iter().rev().flat_map(|copy| copy.names).collect())
}

/// Adds one and gives its id; the id and the title handed in are not used.
pub(crate) fn add(tx: &Tx<'_>, copy: &PromptCopy) -> Result<PromptCopyId> {
    let sql = "INSERT INTO prompt_copy (post_id, copied_at, question, text, sha256, names, failed)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id";
    let names = serde_json::to_string(&copy.names)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    let values = params![
        copy.post,
        copy.copied_at.timestamp(),
        copy.question,
        copy.text,
        copy.sha256,
        names,
        copy.failed
    ];
    Ok(tx.conn().prepare_cached(sql)?.query_row(values, |row| row.get("id"))?)
}

/// Notes that one never reached the clipboard.
pub(crate) fn mark_failed(tx: &Tx<'_>, id: PromptCopyId) -> Result<()> {
    let changed =
        tx.conn().prepare_cached("UPDATE prompt_copy SET failed = 1 WHERE id = ?1")?.execute([id])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

/// Forgets question, text and names of one, or of all; when it was and its SHA-256 stay. Answers how many.
pub(crate) fn forget(tx: &Tx<'_>, id: Option<PromptCopyId>) -> Result<usize> {
    let sql = "UPDATE prompt_copy SET question = '', text = NULL, names = '{}'
               WHERE (?1 IS NULL OR id = ?1) AND text IS NOT NULL";
    Ok(tx.conn().prepare_cached(sql)?.execute([id])?)
}

/// Whether there is such a row.
pub(crate) fn is_there(conn: &Connection, id: PromptCopyId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM prompt_copy WHERE id = ?1)";
    Ok(conn.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

fn list(conn: &Connection, sql: &str, values: impl Params) -> Result<Vec<PromptCopy>> {
    named_row::collect(conn, sql, values, |row| from_row(row).map(Some))
}

fn from_row(row: &NamedRow<'_>) -> rusqlite::Result<PromptCopy> {
    let names: String = row.get("names")?;
    Ok(PromptCopy {
        id: row.get("id")?,
        post: row.get("post_id")?,
        title: row.get("title")?,
        copied_at: DateTime::from_timestamp(row.get("copied_at")?, 0).unwrap_or_default(),
        question: row.get("question")?,
        text: row.get("text")?,
        sha256: row.get("sha256")?,
        names: serde_json::from_str(&names).map_err(|error| FromSqlError::Other(error.into()))?,
        failed: row.get("failed")?,
    })
}
