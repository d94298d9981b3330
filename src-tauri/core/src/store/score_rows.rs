//! What the scorecard is counted from, as the log has it: few columns of many rows.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::import_rows;
use super::named_row;
use crate::error::Result;
use crate::metrics::Metric;
use crate::people::kind::PersonKind;
use crate::score::{PostFact, ReplyFact, TalkFact, TieFact};

/// Every post of the log by the civil date it was first published. What an import brought has no outline to judge.
pub(crate) fn posts(conn: &Connection) -> Result<Vec<PostFact>> {
    let sql = format!(
        "SELECT post.id AS id, first_on, {} AS own, evidence <> '' OR takeaway <> '' OR step IS NOT NULL
           OR conversation_id IS NOT NULL AS substance
         FROM (SELECT post_id, min(published_on) AS first_on FROM publication GROUP BY post_id)
         JOIN post ON post.id = post_id ORDER BY first_on, post.id",
        import_rows::not_brought("post")
    );
    named_row::collect(conn, &sql, [], |row| {
        let substance = row.get::<bool>("own")?.then(|| row.get::<bool>("substance")).transpose()?;
        Ok(Some(PostFact { id: row.get("id")?, on: row.day("first_on")?, substance }))
    })
}

/// Conversations from a civil date on.
pub(crate) fn talks(conn: &Connection, from: NaiveDate) -> Result<Vec<TalkFact>> {
    let sql = "SELECT conversation.id AS id, happened_on, conversation.kind <> 'invitation' AS counts, person.kind AS with_kind
               FROM conversation LEFT JOIN person ON person.id = person_id
               WHERE happened_on >= ?1 ORDER BY happened_on, conversation.id";
    named_row::collect(conn, sql, [from], |row| {
        let group: Option<PersonKind> = row.get("with_kind")?;
        Ok(Some(TalkFact {
            id: row.get("id")?,
            on: row.day("happened_on")?,
            counts: row.get("counts")?,
            group,
        }))
    })
}

/// Replies the user got from a civil date on.
pub(crate) fn replies(conn: &Connection, from: NaiveDate) -> Result<Vec<ReplyFact>> {
    let sql =
        "SELECT id, replied_on, answered_on FROM conversation WHERE replied_on >= ?1 ORDER BY replied_on, id";
    named_row::collect(conn, sql, [from], |row| {
        Ok(Some(ReplyFact {
            talk: row.get("id")?,
            on: row.day("replied_on")?,
            answered_on: row.day_if("answered_on")?,
        }))
    })
}

/// The civil date of the first conversation with someone in particular.
pub(crate) fn first_named_on(conn: &Connection) -> Result<Option<NaiveDate>> {
    let sql = "SELECT min(happened_on) AS first FROM conversation WHERE person_id IS NOT NULL";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get("first"))?)
}

/// People the user has known since a civil date from `from` on, with a reason to know them or with a conversation. Whom an
/// import brought has been known since the day its file says, or else for longer than anyone can tell.
pub(crate) fn ties(conn: &Connection, from: NaiveDate) -> Result<Vec<TieFact>> {
    let reason = "kind <> 'role_model' AND (why <> '' OR habit <> '')";
    let sql = format!(
        "SELECT id, since_on, CASE WHEN reason THEN since_on ELSE talked_on END AS relevant_on FROM (
           SELECT id, {reason} AS reason, (SELECT min(happened_on) FROM conversation WHERE person_id = person.id) AS talked_on,
             CASE WHEN known_since IS NOT NULL THEN known_since WHEN {} THEN added_on END AS since_on
           FROM person WHERE id IN (SELECT person_id FROM conversation WHERE person_id IS NOT NULL
             UNION SELECT id FROM person WHERE why <> '' OR habit <> ''))
         WHERE since_on >= ?1 AND (reason OR talked_on IS NOT NULL) ORDER BY since_on, id",
        import_rows::not_brought("person")
    );
    named_row::collect(conn, &sql, [from], |row| {
        Ok(Some(TieFact {
            person: row.get("id")?,
            on: row.day("since_on")?,
            relevant_on: row.day("relevant_on")?,
        }))
    })
}

/// A number read from a network, as it stood on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Beside {
    pub(crate) network: String,
    pub(crate) metric: Metric,
    pub(crate) value: i64,
    pub(crate) on: NaiveDate,
}

/// The latest readings of an account's followers and of LinkedIn's SSI on or before a day, each network by itself. Of one day
/// the value that was said last.
pub(crate) fn beside(conn: &Connection, day: NaiveDate) -> Result<Vec<Beside>> {
    let sql = "SELECT network, metric, value, to_on FROM metric_reading
               WHERE metric IN ('ssi', 'followers') AND span = 'total' AND publication_id IS NULL AND post_key IS NULL AND to_on <= ?1
               ORDER BY metric DESC, network, to_on, as_of, id";
    let mut latest: Vec<Beside> = Vec::new();
    for reading in named_row::collect(conn, sql, [day], |row| {
        Ok(Some(Beside {
            network: row.get("network")?,
            metric: row.get("metric")?,
            value: row.get("value")?,
            on: row.day("to_on")?,
        }))
    })? {
        match latest.last_mut() {
            Some(last) if last.metric == reading.metric && last.network == reading.network => *last = reading,
            _ => latest.push(reading),
        }
    }
    Ok(latest)
}
