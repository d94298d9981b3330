//! A post as lists, board and calendar show it.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use crate::error::Result;
use crate::id::{PostId, PublicationId};
use crate::publishing::network::Network;
use crate::publishing::network_limit::words;
use crate::publishing::post::{PostStage, Publication};
use crate::store::posts::{self, Head};

/// A place a post was published in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PlaceLine {
    /// Publication id, as accepted by `post …` commands.
    pub id: PublicationId,
    /// Network it was published on; `None` if not given.
    pub network: Option<Network>,
    /// Its address, http or https.
    pub url: Option<String>,
    /// The civil date.
    pub on: NaiveDate,
}

impl From<&Publication> for PlaceLine {
    fn from(publication: &Publication) -> Self {
        Self {
            id: publication.id,
            network: publication.network,
            url: publication.url.clone(),
            on: publication.published_on,
        }
    }
}

/// One post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PostLine {
    /// Post id, as accepted by `post …` commands.
    pub id: PostId,
    /// Its title or first line.
    pub title: String,
    /// Where it stands.
    pub stage: PostStage,
    /// The pillar it belongs to; may be empty.
    pub pillar: String,
    /// Where it is to be published first.
    pub network: Option<Network>,
    /// The civil date it is planned for.
    pub planned_on: Option<NaiveDate>,
    /// The civil date it was first published on.
    pub published_on: Option<NaiveDate>,
    /// The civil date it was made.
    pub made_on: NaiveDate,
    /// Whom the user asked for a nod, while the answer is out.
    pub asked_whom: Option<String>,
    /// Words of its text.
    pub words: u32,
    /// Where it was published, the first day first.
    pub places: Vec<PlaceLine>,
}

impl PostLine {
    /// The date a list shows it under: when it was or will be published, or was made.
    pub(crate) fn date(head: &Head) -> NaiveDate {
        head.standing.published_on.or(head.standing.planned_on).unwrap_or(head.made_on)
    }
}

/// The lines of the given posts.
pub(crate) fn lines(
    conn: &Connection,
    heads: Vec<Head>,
    places: &HashMap<PostId, Vec<Publication>>,
) -> Result<Vec<PostLine>> {
    let mut asked = posts::all_asked(conn)?;
    let texts = posts::bodies(conn, heads.iter().map(|head| head.id))?;
    let mut line = |(head, text): (Head, String)| PostLine {
        id: head.id,
        title: head.title,
        stage: head.standing.stage(),
        pillar: head.pillar,
        network: head.network,
        planned_on: head.standing.planned_on,
        published_on: head.standing.published_on,
        made_on: head.made_on,
        asked_whom: asked.remove(&head.id).map(|(whom, _)| whom),
        words: words(&text),
        places: places.get(&head.id).into_iter().flatten().map(PlaceLine::from).collect(),
    };
    Ok(heads.into_iter().zip(texts).map(&mut line).collect())
}
