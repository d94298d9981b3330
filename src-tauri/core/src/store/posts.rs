//! Posts.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Params, params};

use super::named_row::{self, NamedRow};
use super::transact::Tx;
use crate::error::Result;
use crate::id::{ConversationId, PostId};
use crate::publishing::network::Network;
use crate::publishing::post::{Origin, Post, Standing};

const STANDING: &str = "post.id, post.title, drafting, planned_on, archived_on, pillar, post.network, made_on, \
                        (SELECT min(published_on) FROM publication WHERE post_id = post.id) AS published_on";
/// Columns for many posts, without the first day of publication, which is read for all of them at once.
const MANY: &str =
    "id, title, drafting, planned_on, archived_on, pillar, network, made_on, NULL AS published_on";
const TEXTS: &str = "body, claim, evidence, takeaway, question, note, prompt, step, conversation_id";

/// A post without its texts: what lists are made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) id: PostId,
    pub(crate) title: String,
    pub(crate) pillar: String,
    pub(crate) network: Option<Network>,
    pub(crate) standing: Standing,
    pub(crate) made_on: NaiveDate,
}

pub(crate) fn get(conn: &Connection, id: PostId) -> Result<Post> {
    let sql = format!("SELECT {STANDING}, {TEXTS} FROM post WHERE id = ?1");
    named_row::one(conn, &sql, [id], from_row)?.ok_or_else(|| id.missing())
}

/// Every post, without its texts.
pub(crate) fn heads(conn: &Connection) -> Result<Vec<Head>> {
    let heads = named_row::collect(conn, &format!("SELECT {MANY} FROM post"), [], |row| head(row).map(Some))?;
    with_first_days(conn, heads)
}

/// The posts that are planned and neither out nor archived, without their texts.
pub(crate) fn planned_heads(conn: &Connection) -> Result<Vec<Head>> {
    let sql = format!(
        "SELECT {STANDING} FROM post WHERE planned_on IS NOT NULL AND archived_on IS NULL
         AND NOT EXISTS (SELECT 1 FROM publication WHERE post_id = post.id)"
    );
    named_row::collect(conn, &sql, [], |row| head(row).map(Some))
}

/// The posts that are not archived and were first published, or else are planned, between two civil dates, both included: by
/// that date, without their texts.
pub(crate) fn heads_between(conn: &Connection, from: NaiveDate, to: NaiveDate) -> Result<Vec<Head>> {
    let mut heads = planned_heads(conn)?;
    heads.retain(|head| head.standing.planned_on.is_some_and(|on| (from..=to).contains(&on)));
    let published = format!(
        "SELECT {STANDING} FROM post WHERE archived_on IS NULL
         AND id IN (SELECT post_id FROM publication WHERE published_on BETWEEN ?1 AND ?2)"
    );
    let mut published = named_row::collect(conn, &published, [from, to], |row| head(row).map(Some))?;
    // Published again in these days is not published first.
    published.retain(|head| head.standing.published_on.is_some_and(|on| from <= on));
    heads.append(&mut published);
    heads.sort_by_key(|head| (head.standing.published_on.or(head.standing.planned_on), head.id));
    Ok(heads)
}

/// The posts whose title, text, notes or pillar `wanted` says yes to, without their texts.
pub(crate) fn heads_where(conn: &Connection, wanted: impl Fn(&str) -> bool) -> Result<Vec<Head>> {
    let searched = "title || char(10) || body || char(10) || claim || char(10) || evidence || char(10) || takeaway || char(10) \
                    || question || char(10) || note || char(10) || pillar";
    let heads =
        named_row::collect(conn, &format!("SELECT {MANY}, {searched} AS searched FROM post"), [], |row| {
            let found = row.get_ref("searched")?.as_str().is_ok_and(&wanted);
            found.then(|| head(row)).transpose()
        })?;
    with_first_days(conn, heads)
}

fn with_first_days(conn: &Connection, mut heads: Vec<Head>) -> Result<Vec<Head>> {
    let sql = "SELECT post_id, min(published_on) AS first_on FROM publication GROUP BY post_id";
    let first: HashMap<PostId, NaiveDate> =
        named_row::collect(conn, sql, [], |row| Ok(Some((row.get("post_id")?, row.day("first_on")?))))?
            .into_iter()
            .collect();
    for head in &mut heads {
        head.standing.published_on = first.get(&head.id).copied();
    }
    Ok(heads)
}

/// The posts that are neither out nor archived and are planned or begun, with their texts.
pub(crate) fn unpublished(conn: &Connection) -> Result<Vec<Post>> {
    list(
        conn,
        "archived_on IS NULL AND asked_on IS NULL AND (planned_on IS NOT NULL OR drafting = 1) \
         AND NOT EXISTS (SELECT 1 FROM publication WHERE post_id = post.id) ORDER BY post.id",
        [],
    )
}

/// The texts of the given posts.
pub(crate) fn bodies(conn: &Connection, ids: impl IntoIterator<Item = PostId>) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached("SELECT body FROM post WHERE id = ?1")?;
    ids.into_iter().map(|id| Ok(statement.query_row([id], |row| row.get("body"))?)).collect()
}

/// The titles of what is neither out nor archived, planned ones first, then drafts, the latest first.
pub(crate) fn unpublished_titles(conn: &Connection) -> Result<Vec<(PostId, String)>> {
    let sql = "SELECT id, title, planned_on IS NOT NULL AS planned, drafting FROM post
               WHERE archived_on IS NULL AND id NOT IN (SELECT post_id FROM publication) ORDER BY id DESC";
    let rank = |planned: bool, drafting: bool| (!planned, !drafting);
    let mut found = named_row::collect(conn, sql, [], |row| {
        Ok(Some((rank(row.get("planned")?, row.get("drafting")?), row.get("id")?, row.get("title")?)))
    })?;
    found.sort_by_key(|(rank, ..)| *rank);
    Ok(found.into_iter().map(|(_, id, title)| (id, title)).collect())
}

/// The posts that began with one of the given conversations, without their texts.
pub(crate) fn heads_from(conn: &Connection, conversations: &[ConversationId]) -> Result<Vec<Head>> {
    let sql = format!("SELECT {STANDING} FROM post WHERE conversation_id = ?1");
    let mut heads = Vec::new();
    for conversation in conversations {
        heads.extend(named_row::collect(conn, &sql, [conversation], |row| head(row).map(Some))?);
    }
    Ok(heads)
}

/// Whether there is a post of the same title from the same worksheet or conversation.
pub(crate) fn is_there(conn: &Connection, post: &Post) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM post WHERE title = ?1 AND step IS ?2 AND conversation_id IS ?3)";
    let values = params![post.title, post.origin.step, post.origin.conversation];
    Ok(conn.prepare_cached(sql)?.query_row(values, |row| row.get(0))?)
}

/// How often each prompt was begun with, and when last: `(slug, times, latest)`.
pub(crate) fn prompts_used(conn: &Connection) -> Result<Vec<(String, u32, NaiveDate)>> {
    let sql = "SELECT prompt, count(*) AS times, max(made_on) AS latest FROM post WHERE prompt IS NOT NULL GROUP BY prompt";
    named_row::collect(conn, sql, [], |row| {
        Ok(Some((row.get("prompt")?, row.get("times")?, row.get("latest")?)))
    })
}

/// Adds a post and gives its id; the id handed in is not used, nor is what follows from publications.
pub(crate) fn add(tx: &Tx<'_>, post: &Post) -> Result<PostId> {
    let sql = "INSERT INTO post (title, body, drafting, planned_on, archived_on, pillar, network, claim, evidence, takeaway, question, \
               note, prompt, step, conversation_id, made_on)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) RETURNING id";
    let id = tx.conn().prepare_cached(sql)?.query_row(
        params![
            post.title,
            post.body,
            post.standing.drafting,
            post.standing.planned_on,
            post.standing.archived_on,
            post.pillar,
            post.network,
            post.claim,
            post.evidence,
            post.takeaway,
            post.question,
            post.note,
            post.origin.prompt,
            post.origin.step,
            post.origin.conversation,
            post.made_on,
        ],
        |row| row.get("id"),
    )?;
    Ok(id)
}

/// Keeps a post as it is now, by its id.
pub(crate) fn put(tx: &Tx<'_>, post: &Post) -> Result<()> {
    let sql = "UPDATE post SET title = ?2, body = ?3, drafting = ?4, planned_on = ?5, archived_on = ?6, pillar = ?7, network = ?8, \
               claim = ?9, evidence = ?10, takeaway = ?11, question = ?12, note = ?13, prompt = ?14 WHERE id = ?1";
    let changed = tx.conn().prepare_cached(sql)?.execute(params![
        post.id,
        post.title,
        post.body,
        post.standing.drafting,
        post.standing.planned_on,
        post.standing.archived_on,
        post.pillar,
        post.network,
        post.claim,
        post.evidence,
        post.takeaway,
        post.question,
        post.note,
        post.origin.prompt,
    ])?;
    if changed == 0 { Err(post.id.missing()) } else { Ok(()) }
}

/// Takes a post out of the archive, if it is there.
pub(crate) fn unarchive(tx: &Tx<'_>, id: PostId) -> Result<()> {
    tx.conn()
        .prepare_cached("UPDATE post SET archived_on = NULL WHERE id = ?1 AND archived_on IS NOT NULL")?
        .execute([id])?;
    Ok(())
}

pub(crate) fn remove(tx: &Tx<'_>, id: PostId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM post WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn list(conn: &Connection, condition: &str, values: impl Params) -> Result<Vec<Post>> {
    named_row::collect(
        conn,
        &format!("SELECT {STANDING}, {TEXTS} FROM post WHERE {condition}"),
        values,
        |row| from_row(row).map(Some),
    )
}

fn head(row: &NamedRow<'_>) -> rusqlite::Result<Head> {
    Ok(Head {
        id: row.get("id")?,
        title: row.get("title")?,
        pillar: row.get("pillar")?,
        network: row.get("network")?,
        standing: Standing {
            drafting: row.get("drafting")?,
            planned_on: row.day_if("planned_on")?,
            archived_on: row.day_if("archived_on")?,
            published_on: row.day_if("published_on")?,
        },
        made_on: row.day("made_on")?,
    })
}

fn from_row(row: &NamedRow<'_>) -> rusqlite::Result<Post> {
    let Head { id, title, pillar, network, standing, made_on } = head(row)?;
    Ok(Post {
        id,
        title,
        pillar,
        network,
        standing,
        made_on,
        body: row.get("body")?,
        claim: row.get("claim")?,
        evidence: row.get("evidence")?,
        takeaway: row.get("takeaway")?,
        question: row.get("question")?,
        note: row.get("note")?,
        origin: Origin {
            prompt: row.get("prompt")?,
            step: row.get("step")?,
            conversation: row.get("conversation_id")?,
        },
    })
}

/// Whom the user asked for a nod, and when; none when no one waits.
pub(crate) fn asked(conn: &Connection, id: PostId) -> Result<Option<(String, NaiveDate)>> {
    let sql = "SELECT asked_whom, asked_on FROM post WHERE id = ?1 AND asked_on IS NOT NULL";
    named_row::one(conn, sql, [id], |row| Ok((row.get("asked_whom")?, row.day("asked_on")?)))
}

/// The posts that wait for someone's nod and are not out: whom, and since when. They are few.
pub(crate) fn all_asked(conn: &Connection) -> Result<HashMap<PostId, (String, NaiveDate)>> {
    let sql = "SELECT id, asked_whom, asked_on FROM post WHERE asked_on IS NOT NULL AND archived_on IS NULL
               AND NOT EXISTS (SELECT 1 FROM publication WHERE post_id = post.id)";
    let found = named_row::collect(conn, sql, [], |row| {
        Ok(Some((row.get("id")?, (row.get("asked_whom")?, row.day("asked_on")?))))
    })?;
    Ok(found.into_iter().collect())
}

/// Keeps whom the user asked for a nod; none takes it back.
pub(crate) fn put_asked(tx: &Tx<'_>, id: PostId, asked: Option<(&str, NaiveDate)>) -> Result<()> {
    let (whom, on) = asked.map_or(("", None), |(whom, on)| (whom, Some(on)));
    let changed = tx
        .conn()
        .prepare_cached("UPDATE post SET asked_whom = ?2, asked_on = ?3 WHERE id = ?1")?
        .execute(params![id, whom, on])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}
