//! The log as entries of feeds are held against it.

use std::collections::HashSet;

use rusqlite::Connection;
use serde::Serialize;

use crate::address::canonical;
use crate::error::Result;
use crate::feeds::subscription::SeenEntry;
use crate::feeds::subscription::matching::{Logged, same_post};
use crate::feeds::subscription::title_match::Titles;
use crate::id::PostId;
use crate::publishing::network::Network;
use crate::store::{posts, publications};

/// The pages that the log is known by.
pub(crate) struct LogPages(HashSet<String>);

impl LogPages {
    pub(crate) fn read(conn: &Connection) -> Result<Self> {
        Ok(Self(publications::known(conn)?.into_iter().filter_map(|known| known.page).collect()))
    }

    /// Whether the page of an entry is among them.
    pub(crate) fn hold(&self, entry: &SeenEntry) -> bool {
        entry.known_page().is_some_and(|page| self.0.contains(&page))
    }
}

/// Whether the page of an entry is in the log.
pub(crate) fn is_in_log(conn: &Connection, entry: &SeenEntry) -> Result<bool> {
    entry.known_page().map_or(Ok(false), |page| Ok(!publications::of_page(conn, &page)?.is_empty()))
}

/// The log as entries of feeds are held against it.
pub(crate) fn logged_as_compared(conn: &Connection) -> Result<Vec<Logged>> {
    Ok(publications::known(conn)?.into_iter().map(as_compared).collect())
}

fn as_compared(known: publications::Known) -> Logged {
    let publications::Known { publication, page, title } = known;
    let address = publication.url.as_deref().map(canonical);
    Logged { id: publication.id, page, address, title, on: publication.published_on }
}

/// The log with what is said of a proposal that is in it already.
pub(crate) struct Log {
    compared: Vec<Logged>,
    /// In the same order: the post, its title and where it was published.
    posts: Vec<(PostId, String, Option<Network>)>,
}

impl Log {
    pub(crate) fn read(conn: &Connection) -> Result<Self> {
        let known = publications::known(conn)?;
        let posts = known
            .iter()
            .map(|known| (known.publication.post, known.title.clone(), known.publication.network))
            .collect();
        Ok(Self { posts, compared: known.into_iter().map(as_compared).collect() })
    }

    pub(crate) fn same_post(
        &self,
        proposal: &SeenEntry,
        own_pages: &HashSet<String>,
        network: Option<Network>,
    ) -> Option<Same> {
        let logged = same_post(proposal, &self.compared, own_pages)?;
        let at = self.compared.iter().position(|known| known.id == logged.id)?;
        let (post, title, place) = self.posts.get(at)?;
        let how = if place.is_none_or(|place| Some(place) == network) {
            SamePost::Moved
        } else {
            SamePost::AnotherPlace
        };
        Some(Same { post: *post, title: title.clone(), how })
    }
}

/// A post in the log that a proposal is.
pub(crate) struct Same {
    pub(crate) post: PostId,
    pub(crate) title: String,
    pub(crate) how: SamePost,
}

/// What saying yes to a post that is in the log already does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SamePost {
    /// It has moved: its link is changed.
    Moved,
    /// It is published on another network too: one more place.
    AnotherPlace,
}

/// The post in the making that an entry seems to be, if there is one.
pub(crate) fn matching_post(conn: &Connection, entry: &SeenEntry) -> Result<Option<PostId>> {
    Ok(Titles::new(posts::unpublished_titles(conn)?)
        .best_match(&entry.title, entry.url.as_deref())
        .map(|known| known.post))
}
