//! What becomes of each post, conversation, recommendation and headline found.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;

use super::keys::key_set;
use crate::address::canonical;
use crate::feeds::subscription::title_match::Titles;
use crate::import::found::{Found, Item};
use crate::import::pillars::is_tagged;
use crate::import::planned::{Here, KeyState, Planned, PlannedWrite};
use crate::import::preview::{PastFate, PastRow};
use crate::import::text::text_hash;
use crate::import::{PastChoices, PastSource, What, post_keys};
use crate::people::conversation::ConversationKind;
use crate::publishing::network::Network;
use crate::publishing::post::Publication;
use crate::publishing::post_key::{linkedin_id, one_linkedin_post};
use crate::text::comparable;

/// Copies of one text lie this many days apart at most.
const SAME_TEXT_DAYS: i64 = 7;

/// What rows are held against.
pub(super) struct Judge<'a> {
    here: &'a Here,
    choices: &'a PastChoices,
    /// Whether new posts are offered and not taken by themselves: the file is about something else.
    offers_only: bool,
    take: HashSet<&'a str>,
    leave: HashSet<&'a str>,
    separate: HashSet<&'a str>,
    /// Keys of publications entered by hand, and the numbers of those on LinkedIn.
    published: HashSet<String>,
    linkedin: BTreeSet<u64>,
    /// Publications without an address, by network and day.
    bare: BTreeMap<(Option<&'static str>, NaiveDate), Vec<usize>>,
    titles: Titles,
    /// Conversations entered by hand: post, kind and day.
    conversations: HashSet<(String, ConversationKind, NaiveDate)>,
    /// What this file brought so far.
    seen: HashSet<String>,
    seen_linkedin: BTreeSet<u64>,
    /// Posts and publications that a row joins already.
    joined: HashSet<i64>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(found: &Found, here: &'a Here, choices: &'a PastChoices) -> Self {
        let (mut published, mut linkedin) = (HashSet::new(), BTreeSet::new());
        let mut bare: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (place, (publication, _)) in here.publications.iter().enumerate() {
            match &publication.url {
                Some(url) => {
                    published.extend(post_keys(publication.network, url));
                    linkedin.extend(linkedin_id(url));
                }
                None => {
                    let key = (publication.network.map(Network::slug), publication.published_on);
                    bare.entry(key).or_default().push(place);
                }
            }
        }
        let conversations = here.conversations.iter().filter_map(|known| {
            Some((post_key(known.network, known.link.as_deref()?)?, known.kind, known.on))
        });
        Self {
            here,
            choices,
            offers_only: found.source == PastSource::XPosts,
            take: key_set(&choices.take),
            leave: key_set(&choices.leave),
            separate: key_set(&choices.separate),
            published,
            linkedin,
            bare,
            titles: Titles::new(here.unpublished.clone()),
            conversations: conversations.collect(),
            seen: HashSet::new(),
            seen_linkedin: BTreeSet::new(),
            joined: HashSet::new(),
        }
    }

    pub(super) fn planned(&mut self, item: &Item) -> Planned {
        let key = item.keys.first().cloned().unwrap_or_default();
        let (fate, why, write) = self.judged(item);
        let by_default = matches!(fate, PastFate::New | PastFate::Joins) && !self.offers_only;
        let may = write.is_some();
        let spans = self.choices.spans(item.on);
        let taken = may
            && spans
            && !self.leave.contains(key.as_str())
            && (by_default || self.take.contains(key.as_str()) || self.separate.contains(key.as_str()));
        let why = if may && !spans { "It lies outside the days you chose.".to_owned() } else { why };
        let fate = if may && !spans { PastFate::Skipped } else { fate };
        let row = PastRow {
            key,
            kind: item.kind,
            fate,
            why,
            title: item.title.clone(),
            detail: detail(item),
            on: item.on,
            file: item.place.file.clone(),
            line: item.place.line,
            taken,
            open: may && spans,
        };
        Planned { row, write: write.filter(|_| taken) }
    }

    fn judged(&mut self, item: &Item) -> (PastFate, String, Option<PlannedWrite>) {
        let nothing = |fate: PastFate, why: &str| (fate, why.to_owned(), None);
        let number = match &item.what {
            What::Post { url: Some(url), network: Network::Linkedin, .. } => linkedin_id(url),
            _ => None,
        };
        let near = |known: &BTreeSet<u64>| {
            number.is_some_and(|id| known.range(one_linkedin_post(id)).next().is_some())
        };
        if item.keys.iter().any(|key| self.seen.contains(key)) || near(&self.seen_linkedin) {
            return nothing(PastFate::Twice, "It’s in this file twice.");
        }
        self.seen.extend(item.keys.iter().cloned());
        self.seen_linkedin.extend(number);
        let states: Vec<KeyState> =
            item.keys.iter().filter_map(|key| self.here.keys.get(key)).copied().collect();
        if states.contains(&KeyState::Here) {
            return nothing(PastFate::Known, "");
        }
        if item.keys.iter().any(|key| self.published.contains(key)) || near(&self.linkedin) {
            return nothing(PastFate::Known, "You logged it already.");
        }
        if let Some(known) = self.logged_conversation(item) {
            return nothing(PastFate::Known, known);
        }
        let (fate, why, write) = self.new_or_joins(item);
        if states.contains(&KeyState::Removed) && write.is_some() {
            return (PastFate::Removed, "You removed it after an earlier import.".to_owned(), write);
        }
        (fate, why, write)
    }

    fn logged_conversation(&self, item: &Item) -> Option<&'static str> {
        let What::Conversation { kind, link, network, .. } = &item.what else { return None };
        let known = (post_key(Some(*network), link.as_deref()?)?, *kind, item.on?);
        self.conversations.contains(&known).then_some("You logged it already.")
    }

    fn new_or_joins(&mut self, item: &Item) -> (PastFate, String, Option<PlannedWrite>) {
        match &item.what {
            What::Conversation { .. } => {
                (PastFate::New, String::new(), Some(PlannedWrite::Conversation(item.clone())))
            }
            What::Recommendation { .. } => {
                (PastFate::New, String::new(), Some(PlannedWrite::Recommendation(item.clone())))
            }
            What::Headline(words) if self.here.headline_is_open => {
                let write = PlannedWrite::Headline(words.clone());
                (PastFate::Ask, "Take it as your headline?".to_owned(), Some(write))
            }
            What::Headline(_) => (PastFate::Skipped, "You have written a headline.".to_owned(), None),
            What::Post { body, network, url, .. } => {
                let is_separate = item.keys.first().is_some_and(|key| self.separate.contains(key.as_str()));
                let on = item.on.filter(|_| !is_separate);
                let joined = on.and_then(|on| {
                    self.same_text(item, *network, on)
                        .or_else(|| self.joins(item, *network, url.as_deref(), on))
                });
                joined.unwrap_or_else(|| {
                    let tagged = |pillar: &&String| is_tagged(body, pillar);
                    let pillar = self.here.pillars.iter().find(tagged).cloned().unwrap_or_default();
                    (PastFate::New, String::new(), Some(PlannedWrite::Post { item: item.clone(), pillar }))
                })
            }
        }
    }

    /// The post here that says the same on another network, within days: one post in two places, if the user agrees.
    fn same_text(
        &self,
        item: &Item,
        network: Network,
        on: NaiveDate,
    ) -> Option<(PastFate, String, Option<PlannedWrite>)> {
        let What::Post { body, .. } = &item.what else { return None };
        if body.is_empty() || self.here.texts.is_empty() {
            return None;
        }
        let places = self.here.texts.get(&text_hash(body))?;
        let is_near = |known: &Publication| {
            (known.published_on - on).num_days().abs() <= SAME_TEXT_DAYS && known.network.is_some()
        };
        let (known, title) =
            places.iter().find(|(known, _)| is_near(known) && known.network != Some(network))?;
        // Where the post is on this network too, this is another of it.
        if places.iter().any(|(other, _)| other.post == known.post && other.network == Some(network)) {
            return None;
        }
        let there = known.network.map(Network::label).unwrap_or_default();
        let why = format!("“{title}” on {there} says the same. One post in two places?");
        Some((PastFate::Ask, why, Some(PlannedWrite::Place { item: item.clone(), post: known.post })))
    }

    /// The post or publication here that a post of the file is.
    fn joins(
        &mut self,
        item: &Item,
        network: Network,
        url: Option<&str>,
        on: NaiveDate,
    ) -> Option<(PastFate, String, Option<PlannedWrite>)> {
        let said = |fate: PastFate, title: &str, write: PlannedWrite| {
            let why = match fate {
                PastFate::Joins => format!("It’s “{title}”."),
                _ => format!("Is it “{title}”?"),
            };
            Some((fate, why, Some(write)))
        };
        let title = comparable(&item.title);
        if url.is_some() {
            let bare = self.bare.get(&(Some(network.slug()), on)).map(Vec::as_slice).unwrap_or_default();
            let same = bare
                .iter()
                .map(|place| &self.here.publications[*place])
                .find(|(known, of)| comparable(of) == title && !self.joined.contains(&known.post.0));
            if let Some((known, of)) = same {
                self.joined.insert(known.post.0);
                let write = PlannedWrite::Address { item: item.clone(), publication: known.id };
                return said(PastFate::Joins, of, write);
            }
        }
        let (post, of) =
            self.titles.best_match(&item.title, url).map(|known| (known.post, known.title.clone()))?;
        if !self.joined.insert(post.0) {
            return None;
        }
        let fate = if comparable(&of) == title { PastFate::Joins } else { PastFate::Ask };
        said(fate, &of, PlannedWrite::Place { item: item.clone(), post })
    }
}

/// The number of the post a link leads to; none where it has none.
fn post_key(network: Option<Network>, link: &str) -> Option<String> {
    post_keys(network, link).into_iter().next().filter(|key| !key.starts_with("page:"))
}

fn detail(item: &Item) -> String {
    match &item.what {
        What::Post { url, .. } => url.clone().unwrap_or_default(),
        What::Conversation { link, .. } => link.clone().unwrap_or_default(),
        What::Recommendation { role, .. } => role.clone(),
        What::Headline(_) => String::new(),
    }
}

/// The page a publication of an item is known by.
pub(crate) fn page_of(item: &Item) -> Option<String> {
    match &item.what {
        What::Post { url, .. } => url.as_deref().map(canonical),
        _ => None,
    }
}
