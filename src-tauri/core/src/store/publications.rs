//! Where and when posts were published: the log that the rhythm counts.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Params, params};

use super::import_rows;
use super::named_row::{self, NamedRow};
use super::transact::Tx;
use crate::address::canonical;
use crate::error::Result;
use crate::id::{PostId, PublicationId};
use crate::publishing::post::Publication;
use crate::text::sha256_of;

const COLUMNS: &str = "id, post_id, network, url, published_on";

pub(crate) fn get(conn: &Connection, id: PublicationId) -> Result<Publication> {
    let sql = format!("SELECT {COLUMNS} FROM publication WHERE id = ?1");
    named_row::one(conn, &sql, [id], from_row)?.ok_or_else(|| id.missing())
}

/// The publications of a post, the first day first.
pub(crate) fn of(conn: &Connection, post: PostId) -> Result<Vec<Publication>> {
    list(conn, "post_id = ?1 ORDER BY published_on, id", [post])
}

/// The publications that are known by a page, of whatever post.
pub(crate) fn of_page(conn: &Connection, page: &str) -> Result<Vec<Publication>> {
    let known = list(conn, "page = ?1 ORDER BY published_on, id", [page])?;
    // Those whose page was never made: from before it was kept.
    let unmade = list(conn, "page IS NULL AND url IS NOT NULL ORDER BY published_on, id", [])?;
    let same =
        |publication: &Publication| publication.url.as_deref().is_some_and(|url| canonical(url) == page);
    Ok(known.into_iter().chain(unmade.into_iter().filter(same)).collect())
}

/// A publication with what it is known by.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) publication: Publication,
    /// The page it is known by.
    pub(crate) page: Option<String>,
    /// Its post's title.
    pub(crate) title: String,
}

/// The whole log, earliest first, with what each is known by.
pub(crate) fn known(conn: &Connection) -> Result<Vec<Known>> {
    let sql =
        "SELECT publication.id, post_id, publication.network, url, published_on, page, title FROM publication
               JOIN post ON post.id = post_id ORDER BY published_on, publication.id";
    named_row::collect(conn, sql, [], |row| {
        let publication = from_row(row)?;
        let page: Option<String> = row.get("page")?;
        let page = page.or_else(|| publication.url.as_deref().map(canonical));
        Ok(Some(Known { publication, page, title: row.get("title")? }))
    })
}

/// Where posts with a text are out, each with its post's title and text.
pub(crate) fn with_texts(conn: &Connection) -> Result<Vec<(Publication, String, String)>> {
    let sql =
        "SELECT publication.id, post_id, publication.network, url, published_on, title, body FROM publication
               JOIN post ON post.id = post_id WHERE body <> '' ORDER BY published_on, publication.id";
    named_row::collect(conn, sql, [], |row| Ok(Some((from_row(row)?, row.get("title")?, row.get("body")?))))
}

/// All of them, earliest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Publication>> {
    list(conn, "true ORDER BY published_on, id", [])
}

/// Every publication by post, the first day first.
pub(crate) fn by_post(conn: &Connection) -> Result<HashMap<PostId, Vec<Publication>>> {
    let mut by_post: HashMap<PostId, Vec<Publication>> = HashMap::new();
    for publication in all(conn)? {
        by_post.entry(publication.post).or_default().push(publication);
    }
    Ok(by_post)
}

/// Between two civil dates, both included, earliest first, each with its post's title and note.
pub(crate) fn between(
    conn: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(Publication, String, String)>> {
    let sql = "SELECT publication.id, post_id, publication.network, url, published_on, title, note FROM publication
               JOIN post ON post.id = post_id WHERE published_on BETWEEN ?1 AND ?2 ORDER BY published_on, publication.id";
    named_row::collect(conn, sql, [from, to], |row| {
        Ok(Some((from_row(row)?, row.get("title")?, row.get("note")?)))
    })
}

/// The civil date each post was first published on: all that the rhythm needs.
pub(crate) fn first_dates(conn: &Connection) -> Result<Vec<NaiveDate>> {
    let mut statement =
        conn.prepare_cached("SELECT min(published_on) AS first FROM publication GROUP BY post_id")?;
    let dates = statement.query_map([], |row| row.get("first"))?;
    Ok(dates.collect::<rusqlite::Result<_>>()?)
}

/// The pillars of posts first published between two civil dates, both included, each with how many there are; empty for
/// posts without one.
pub(crate) fn pillars_between(
    conn: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(String, u32)>> {
    let sql = "SELECT pillar, count(DISTINCT post.id) AS posts FROM publication JOIN post ON post.id = post_id
               WHERE published_on BETWEEN ?1 AND ?2 AND NOT EXISTS
                 (SELECT 1 FROM publication AS earlier WHERE earlier.post_id = post.id AND earlier.published_on < ?1)
               GROUP BY pillar ORDER BY pillar";
    named_row::collect(conn, sql, [from, to], |row| Ok(Some((row.get("pillar")?, row.get("posts")?))))
}

/// As [`first_dates`], of what the user logged. What an import brought counts for no task.
pub(crate) fn first_dates_logged(conn: &Connection) -> Result<Vec<NaiveDate>> {
    let sql = format!(
        "SELECT min(published_on) AS first FROM publication WHERE {} GROUP BY post_id",
        import_rows::not_brought("publication")
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let dates = statement.query_map([], |row| row.get("first"))?;
    Ok(dates.collect::<rusqlite::Result<_>>()?)
}

/// Adds a publication, known by its address, and gives its id; the id handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, publication: &Publication) -> Result<PublicationId> {
    let page = publication.url.as_deref().map(canonical);
    add_known_by(tx, publication, page.as_deref())
}

/// Adds a publication that is known by this page, with the digest of its post's text as it is now.
pub(crate) fn add_known_by(
    tx: &Tx<'_>,
    publication: &Publication,
    page: Option<&str>,
) -> Result<PublicationId> {
    let sql = "INSERT INTO publication (post_id, network, url, published_on, page, text_sha256)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id";
    let Publication { post, network, url, published_on, .. } = publication;
    let text: Option<String> = tx
        .conn()
        .prepare_cached("SELECT body FROM post WHERE id = ?1")?
        .query_row([post], |row| row.get("body"))
        .optional()?;
    let digest = text.and_then(|text| sha256_of(&text));
    let values = params![post, network, url, published_on, page, digest];
    Ok(tx.conn().prepare_cached(sql)?.query_row(values, |row| row.get("id"))?)
}

/// SHA-256 of the text of a publication's post as it was when the publication was recorded; none where there was no text, or
/// it was recorded before digests were kept.
pub(crate) fn text_sha256(conn: &Connection, id: PublicationId) -> Result<Option<String>> {
    let sql = "SELECT text_sha256 FROM publication WHERE id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([id], |row| row.get("text_sha256"))?)
}

/// Keeps a publication as it is now, by its id. One whose address changes is known by the new one.
pub(crate) fn put(tx: &Tx<'_>, publication: &Publication) -> Result<()> {
    let sql = "UPDATE publication SET network = ?2, published_on = ?4, url = ?3, page = CASE WHEN url IS ?3 THEN page ELSE ?5 END
               WHERE id = ?1";
    let Publication { id, network, url, published_on, .. } = publication;
    let page = url.as_deref().map(canonical);
    let changed = tx.conn().prepare_cached(sql)?.execute(params![id, network, url, published_on, page])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

/// Changes the address of a publication, and the page it is known by.
pub(crate) fn put_address(
    tx: &Tx<'_>,
    id: PublicationId,
    url: Option<&str>,
    page: Option<&str>,
) -> Result<()> {
    let changed = tx
        .conn()
        .prepare_cached("UPDATE publication SET url = ?2, page = ?3 WHERE id = ?1")?
        .execute(params![id, url, page])?;
    if changed == 0 { Err(id.missing()) } else { Ok(()) }
}

pub(crate) fn remove(tx: &Tx<'_>, id: PublicationId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM publication WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn list(conn: &Connection, condition: &str, values: impl Params) -> Result<Vec<Publication>> {
    named_row::collect(conn, &format!("SELECT {COLUMNS} FROM publication WHERE {condition}"), values, |row| {
        from_row(row).map(Some)
    })
}

fn from_row(row: &NamedRow<'_>) -> rusqlite::Result<Publication> {
    Ok(Publication {
        id: row.get("id")?,
        post: row.get("post_id")?,
        network: row.get("network")?,
        url: row.get("url")?,
        published_on: row.day("published_on")?,
    })
}
