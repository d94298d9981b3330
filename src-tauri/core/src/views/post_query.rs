//! What the user looks for among posts.

use std::collections::{HashMap, HashSet};

use regex::{Regex, RegexBuilder};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::post_line::PostLine;
use crate::address::canonical;
use crate::error::Result;
use crate::id::PostId;
use crate::publishing::network::Network;
use crate::publishing::post::{PostStage, Publication};
use crate::store::posts::{self, Head};
use crate::text::{comparable, is_ignorable};

/// What to look for among posts. Everything that is given must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct PostQuery {
    /// Words that stand in the title, the text or the notes, in any case and order; or an address the post was published at,
    /// however it is written.
    pub search: Option<String>,
    /// The pillar, in full.
    pub pillar: Option<String>,
    /// Where it is published or will be.
    pub network: Option<Network>,
    /// Where it stands; by default everything that is not archived.
    pub stage: Option<PostStage>,
    /// How many to skip.
    pub offset: Option<u32>,
    /// How many to give; by default 100.
    pub limit: Option<u32>,
}

impl PostQuery {
    /// The posts that fit, in no order.
    pub(crate) fn find(
        &self,
        conn: &Connection,
        places: &HashMap<PostId, Vec<Publication>>,
    ) -> Result<Vec<Head>> {
        let words = search_words(self.search.as_deref().unwrap_or_default());
        let mut heads = if words.is_empty() {
            posts::heads(conn)?
        } else {
            posts::heads_where(conn, |text| words.iter().all(|word| word.is_match(text)))?
        };
        if let Some(page) = searched_page(self.search.as_deref().unwrap_or_default()) {
            let found: HashSet<PostId> = heads.iter().map(|head| head.id).collect();
            let came_out_there = |head: &Head| {
                let places = places.get(&head.id).into_iter().flatten();
                places.filter_map(|place| place.url.as_deref()).any(|url| canonical(url) == page)
            };
            heads.extend(
                posts::heads(conn)?
                    .into_iter()
                    .filter(|head| !found.contains(&head.id) && came_out_there(head)),
            );
        }
        let pillar = self.pillar.as_deref().map(comparable).filter(|pillar| !pillar.is_empty());
        heads.retain(|head| {
            let stage = head.standing.stage();
            let came_out = |network| {
                places.get(&head.id).into_iter().flatten().any(|place| place.network == Some(network))
            };
            self.stage.map_or(stage != PostStage::Archived, |wanted| stage == wanted)
                && pillar.as_ref().is_none_or(|pillar| comparable(&head.pillar) == *pillar)
                && self.network.is_none_or(|network| head.network == Some(network) || came_out(network))
        });
        Ok(heads)
    }
}

/// Orders posts as a list has them: what is planned by its date ahead, everything else the latest first.
pub(crate) fn sort(heads: &mut [Head], stage: PostStage) {
    match stage {
        PostStage::Planned => heads.sort_by_key(|head| (head.standing.planned_on, head.id)),
        _ => heads.sort_by_key(|head| std::cmp::Reverse((PostLine::date(head), head.id))),
    }
}

/// The words that are looked for, in the one form in which texts are compared.
pub(crate) fn sought_words(search: &str) -> Vec<String> {
    const MOST: usize = 12;
    comparable(search).split(' ').filter(|word| !word.is_empty()).take(MOST).map(str::to_owned).collect()
}

/// The page that is looked for, where a web address is.
pub(crate) fn searched_page(search: &str) -> Option<String> {
    let search = search.trim();
    let is_address = ["http://", "https://"]
        .iter()
        .any(|scheme| search.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)));
    is_address.then(|| canonical(search))
}

/// A word that is looked for in texts, as a reader sees both.
pub(crate) struct SearchWord {
    form: String,
    pattern: Regex,
}

impl SearchWord {
    pub(crate) fn is_match(&self, text: &str) -> bool {
        // Nearly every text is found as it stands; one with letters put together or signs that show nothing is looked at
        // again in the form in which texts are compared.
        self.pattern.is_match(text)
            || (text.chars().any(looks_otherwise) && comparable(text).contains(&self.form))
    }
}

fn looks_otherwise(c: char) -> bool {
    !c.is_ascii() && (is_ignorable(c) || ('\u{300}'..='\u{36f}').contains(&c))
}

/// Each word of a search, to be found in any case.
pub(crate) fn search_words(search: &str) -> Vec<SearchWord> {
    let words = sought_words(search).into_iter();
    words
        .filter_map(|form| {
            let pattern = RegexBuilder::new(&regex::escape(&form)).case_insensitive(true).build().ok()?;
            Some(SearchWord { form, pattern })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_its_letters_are_put_together() {
        let fits = |search: &str, text: &str| search_words(search).iter().all(|word| word.is_match(text));
        assert!(fits("jörg", "Lunch with Jo\u{308}rg") && fits("Jo\u{308}rg", "JÖRG answered"));
        assert!(fits("contoso", "The Con\u{ad}toso talk") && fits("cloud bill", "Reading a cloud bill"));
        assert!(!fits("jorg", "Jörg") && !fits("cloud exit", "Reading a cloud bill"));
    }
}
