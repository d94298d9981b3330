//! What is here, as a file of the user's past is held against it.

use std::collections::HashMap;

use rusqlite::Connection;

use super::pillars::pillars;
use crate::calendar::{FIRST_DATE, LAST_DATE};
use crate::error::Result;
use crate::import::{Here, text_hash};
use crate::store::{conversations, imports, metrics, people, posts, publications, worksheets};

/// The step and the question a profile's headline answers.
pub(crate) const HEADLINE: (&str, &str) = ("home-base", "headline");

/// What is here.
pub(crate) fn here(conn: &Connection) -> Result<Here> {
    let known = publications::known(conn)?;
    let headline = worksheets::rows(conn, HEADLINE.0)?;
    let is_said = headline.iter().any(|row| row.answers.contains_key(HEADLINE.1));
    let mut texts: HashMap<String, Vec<_>> = HashMap::new();
    for (publication, title, body) in publications::with_texts(conn)? {
        texts.entry(text_hash(&body)).or_default().push((publication, title));
    }
    Ok(Here {
        texts,
        keys: imports::keys(conn)?,
        publications: known.into_iter().map(|known| (known.publication, known.title)).collect(),
        unpublished: posts::unpublished_titles(conn)?,
        conversations: conversations::between(conn, FIRST_DATE, LAST_DATE)?,
        people: people::all(conn)?,
        known_since: people::with_since(conn)?,
        pillars: pillars(conn)?,
        headline_is_open: !is_said,
        readings: metrics::all(conn)?,
        sources: metrics::sources(conn)?.into_values().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programme_asks_for_the_headline_where_it_is_looked_for() {
        crate::programme::Programme::built_in().step(HEADLINE.0).unwrap().field(HEADLINE.1).unwrap();
    }
}
