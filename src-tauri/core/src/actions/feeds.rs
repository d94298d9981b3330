//! The user's own feeds: added, changed, removed, and what a try of reading one brought.

use std::collections::HashSet;

use chrono::Duration;

use super::publications::{log, publish};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::feed::{self, FeedAnswer, FeedContent, FeedDocument, FeedEntry, FeedFault, FeedSent, address_key};
use crate::id::{FeedId, PostId, PublicationId};
use crate::link::parse_link;
use crate::network::Network;
use crate::own_feed::{FEEDS_MAX, FeedTry, OwnFeed, PROPOSED_DAYS, Proposal, ProposalState};
use crate::post::{Post, Publication};
use crate::store::{Op, Tx, feed_entries, feeds, posts, publications};
use crate::text;
use crate::time::{FIRST_DATE, Now};
use crate::views::{FeedRequest, matching_post};

/// What the user enters for a feed, new or changed. What is not given stays as it is.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct FeedSettings {
    /// What to call it; empty takes its own title.
    pub name: Option<String>,
    /// The slug of the network its entries count for; empty for none.
    pub network: Option<String>,
    /// Whether it may be read without encryption.
    pub allow_http: Option<bool>,
    /// Whether its entries are logged without asking.
    pub automatic: Option<bool>,
}

impl Coach {
    /// Adds a feed of the user's own. It is read when it is next due, which is at once. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the address does not fit or is here already.
    pub fn add_feed(&mut self, now: &Now, address: &str, settings: &FeedSettings) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let link = parse_link(address).map_err(|_| {
            Error::invalid("A feed’s address starts with https://, like https://example.org/feed.xml. Copy it from the browser.")
        })?;
        let address = link.ok_or_else(|| Error::invalid("The address is empty. Paste the feed’s web address."))?;
        if address.split('/').nth(2).is_some_and(|authority| authority.contains('@')) {
            return Err(Error::invalid("That address has a name or a password in it, which Standpoint does not keep. Use one without."));
        }
        let known = feeds::all(self.store.conn())?;
        if known.iter().any(|feed| address_key(&feed.address) == address_key(&address)) {
            return Err(Error::invalid("That feed is here already."));
        }
        if known.len() >= FEEDS_MAX {
            return Err(Error::invalid(format!("There can be {FEEDS_MAX} feeds at the most. Remove one you no longer write for.")));
        }
        let network = Network::of_link(&address);
        let new = OwnFeed {
            id: FeedId(0),
            address,
            name: String::new(),
            network,
            allow_http: false,
            automatic: false,
            added_on: now.today(),
            last_try: None,
        };
        let new = settings.over(new)?;
        if new.address.starts_with("http://") && !new.allow_http {
            return Err(Error::invalid(
                "That address is not encrypted. Use its https:// address, or allow reading this one feed without encryption.",
            ));
        }
        let said = "Added a feed".to_owned();
        self.act(&Op::user(said.clone()), &now, said, |tx| feeds::add(tx, &new).map(|id| Some(id.0.to_string())))
    }

    /// Changes what is given of a feed.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_feed(&mut self, now: &Now, id: FeedId, settings: &FeedSettings) -> Result<Changed> {
        let changed = settings.over(feeds::get(self.store.conn(), id)?)?;
        self.act(&Op::user("Changed a feed"), now, "Saved".to_owned(), |tx| feeds::put(tx, &changed).map(|()| None))
    }

    /// Removes a feed and what it proposed. What was logged stays. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_feed(&mut self, now: &Now, id: FeedId) -> Result<Changed> {
        feeds::get(self.store.conn(), id)?;
        let said = "Removed a feed".to_owned();
        self.act(&Op::user(said.clone()), now, said, |tx| feeds::remove(tx, id).map(|()| None))
    }

    /// The feeds it is time to read, as requests; none when there are none.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn due_feeds(&self, now: &Now) -> Result<Vec<FeedRequest>> {
        let due = feeds::all(self.store.conn())?.into_iter().filter(|feed| feed.is_due(now.instant));
        Ok(due.map(FeedRequest::from).collect())
    }

    /// One feed as a request, due or not.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn feed_request(&self, id: FeedId) -> Result<FeedRequest> {
        Ok(FeedRequest::from(feeds::get(self.store.conn(), id)?))
    }

    /// Every feed as a request, due or not.
    ///
    /// # Errors
    /// [`Error::Storage`] when SQLite refuses.
    pub fn feed_requests(&self) -> Result<Vec<FeedRequest>> {
        Ok(feeds::all(self.store.conn())?.into_iter().map(FeedRequest::from).collect())
    }

    /// Takes in what reading a feed brought: new entries become proposals, or are logged when the user chose so.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the feed is gone.
    pub fn take_feed(&mut self, now: &Now, id: FeedId, answer: &FeedAnswer) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let own = feeds::get(self.store.conn(), id)?;
        let content = match answer {
            FeedAnswer::Read(sent) => Some(feed::parse(FeedDocument::from(sent))),
            FeedAnswer::NotModified => None,
            FeedAnswer::Failed(fault) | FeedAnswer::Postponed { fault, .. } => Some(Err(*fault)),
            FeedAnswer::Page(_) => Some(Err(FeedFault::WebPage)),
        };
        let tried = tried(&now, &own, answer, content.as_ref());
        let new = match &content {
            Some(Ok(content)) => self.new_entries(&now, &own, content)?,
            _ => NewEntries::default(),
        };
        let said = match (&tried.fault, new.proposals.len(), own.automatic) {
            (Some(fault), ..) => format!("{}: {}", own.label(), fault.sentence()),
            (None, 0, _) => "Nothing new".to_owned(),
            (None, 1, false) => "One new entry to look at".to_owned(),
            (None, many, false) => format!("{many} new entries to look at"),
            (None, 1, true) => "Logged one post from your feed".to_owned(),
            (None, many, true) => format!("Logged {many} posts from your feed"),
        };
        // All of it at once: a state of the server that is noted without what it brought would never be sent again.
        let (ids, topics) = self.store.transact(&Op::machine(), &now, |tx| {
            feeds::put_try(tx, id, &tried)?;
            new.earlier.iter().try_for_each(|key| feed_entries::add_earlier(tx, id, key))?;
            new.proposals.iter().map(|(key, proposal)| feed_entries::add(tx, key, proposal)).collect::<Result<Vec<_>>>()
        })?;
        if !own.automatic || ids.is_empty() {
            return self.answer(topics, said, None);
        }
        // Taken back, they are proposals again.
        self.act(&Op::user(said.clone()), &now, said, |tx| {
            for id in ids {
                let proposal = feed_entries::get(tx.conn(), id)?;
                feed_entries::put_state(tx, id, ProposalState::Logged)?;
                log_proposal(tx, &own, &proposal, matching_post(tx.conn(), &proposal)?)?;
            }
            Ok(None)
        })
    }

    fn new_entries(&self, now: &Now, own: &OwnFeed, content: &FeedContent) -> Result<NewEntries> {
        let conn = self.store.conn();
        let known = feed_entries::keys(conn, own.id)?;
        let logged = publications::all(conn)?.into_iter().filter_map(|publication| publication.url);
        let mut pages: HashSet<String> = logged.chain(feed_entries::addresses(conn)?).map(|url| address_key(&url)).collect();
        let first_read = own.last_try.as_ref().is_none_or(|tried| tried.read_at.is_none());
        let today = now.today();
        // A feed may have been added while the clock was ahead.
        let since = own.added_on.min(today) - Duration::days(PROPOSED_DAYS);
        let mut new = NewEntries::default();
        for entry in content.entries.iter().filter(|entry| !known.contains(&entry.key)) {
            let out_on = entry.published.map(|published| published.day_in(now.zone).min(today));
            let recent = out_on.map_or(!first_read, |on| on >= since && on >= FIRST_DATE);
            let page_known = entry.url.as_ref().is_some_and(|url| !pages.insert(address_key(url)));
            if recent && !page_known {
                new.proposals.push((entry.key.clone(), proposal(own, entry, out_on.unwrap_or(today))));
            } else {
                new.earlier.push(entry.key.clone());
            }
        }
        Ok(new)
    }
}

/// What a feed holds that was not known.
#[derive(Debug, Default)]
struct NewEntries {
    /// By their keys, each once.
    proposals: Vec<(String, Proposal)>,
    /// Keys of what is too old to ask about or in the log already.
    earlier: Vec<String>,
}

fn proposal(own: &OwnFeed, entry: &FeedEntry, published_on: chrono::NaiveDate) -> Proposal {
    Proposal {
        id: crate::id::ProposalId(0),
        feed: own.id,
        state: ProposalState::Proposed,
        title: entry.title.clone(),
        url: entry.url.clone(),
        published_on,
    }
}

/// Puts a proposal into the log: as a publication of the post it belongs to, or as a post of its own.
pub(super) fn log_proposal(tx: &Tx<'_>, own: &OwnFeed, proposal: &Proposal, post: Option<PostId>) -> Result<PostId> {
    let network = own.network.or_else(|| proposal.url.as_deref().and_then(Network::of_link)).or(Some(Network::OwnSite));
    let publication =
        Publication { id: PublicationId(0), post: PostId(0), network, url: proposal.url.clone(), published_on: proposal.published_on };
    match post {
        Some(post) => publish(tx, posts::get(tx.conn(), post)?, publication).map(|_| post),
        None => log(tx, &Post { network, ..Post::idea(proposal.title.clone(), proposal.published_on) }, publication),
    }
}

fn tried(now: &Now, own: &OwnFeed, answer: &FeedAnswer, content: Option<&std::result::Result<FeedContent, FeedFault>>) -> FeedTry {
    let before = own.last_try.as_ref();
    let (etag, last_modified) = match (answer, content) {
        (FeedAnswer::Read(FeedSent { etag, last_modified, .. }), Some(Ok(_))) => (etag.clone(), last_modified.clone()),
        _ => (before.and_then(|tried| tried.etag.clone()), before.and_then(|tried| tried.last_modified.clone())),
    };
    let fault = content.and_then(|content| content.as_ref().err().copied());
    let title = content.and_then(|content| content.as_ref().ok()).map(|content| content.title.clone());
    let not_before = match answer {
        FeedAnswer::Postponed { wait, .. } => Some(wait.instant(now.instant)),
        _ => None,
    };
    let damage = match content {
        Some(Ok(content)) => content.damage,
        // What was read last is still what is known of it.
        _ => before.and_then(|tried| tried.damage),
    };
    let times_gone = if fault == Some(FeedFault::Gone) { before.map_or(0, |tried| tried.times_gone).saturating_add(1) } else { 0 };
    FeedTry {
        tried_at: now.instant,
        read_at: if fault.is_none() { Some(now.instant) } else { before.and_then(|tried| tried.read_at) },
        etag,
        last_modified,
        title: title.or_else(|| before.map(|tried| tried.title.clone())).unwrap_or_default(),
        faults: if fault.is_none() { 0 } else { before.map_or(0, |tried| tried.faults).saturating_add(1) },
        fault,
        not_before,
        times_gone,
        damage,
    }
}

impl FeedSettings {
    fn over(&self, feed: OwnFeed) -> Result<OwnFeed> {
        let network = match self.network.as_deref().map(str::trim) {
            None => feed.network,
            Some("") => None,
            Some(slug) => Some(slug.parse()?),
        };
        Ok(OwnFeed {
            name: self.name.as_deref().map_or(Ok(feed.name.clone()), |name| text::one_line("The name", name))?,
            network,
            allow_http: self.allow_http.unwrap_or(feed.allow_http),
            automatic: self.automatic.unwrap_or(feed.automatic),
            ..feed
        })
    }
}
