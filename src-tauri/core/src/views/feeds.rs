//! The user's own feeds, and what they propose.

use std::cell::OnceCell;
use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use rusqlite::Connection;
use serde::Serialize;

use crate::coach::Coach;
use crate::error::Result;
use crate::feed::{SoughtPage, address_key};
use crate::id::{FeedId, PostId, ProposalId};
use crate::network::Network;
use crate::own_feed::{OwnFeed, Proposal};
use crate::store::{feed_entries, feeds, posts, publications};
use crate::time::Now;

/// One feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FeedLine {
    /// What commands take.
    pub id: FeedId,
    /// Its web address.
    pub address: String,
    /// What people are shown: the user's name for it, its own, or the address.
    pub label: String,
    /// The user's name for it; may be empty.
    pub name: String,
    /// Where its entries count as published.
    pub network: Option<Network>,
    /// Whether it may be read without encryption.
    pub allow_http: bool,
    /// Whether its entries are logged without asking.
    pub automatic: bool,
    /// How it stands, in words: "Read today at 09:00", or why it could not be read.
    pub standing: String,
    /// Whether the last try failed.
    pub failed: bool,
    /// When it was last read, UTC.
    pub read_at: Option<DateTime<Utc>>,
    /// Proposals that wait for an answer.
    pub proposals: u32,
}

/// Settings → Feeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FeedsPage {
    /// The user's civil date.
    pub date: NaiveDate,
    /// The feeds, in the order they were added.
    pub feeds: Vec<FeedLine>,
    /// What they propose, the latest published first.
    pub proposals: Vec<ProposalLine>,
    /// How often a feed is read, in hours.
    pub every_hours: u32,
}

/// Something that came out in a feed and may go into the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProposalLine {
    /// What commands take.
    pub id: ProposalId,
    /// Its title.
    pub title: String,
    /// Its web address, http or https.
    pub url: Option<String>,
    /// The civil date it came out on.
    pub published_on: NaiveDate,
    /// "Published 3 days ago".
    pub when: String,
    /// The feed's name.
    pub feed: String,
    /// Where it counts as published.
    pub network: Option<Network>,
    /// The post it seems to be: planned or begun, of the same title.
    pub post: Option<PostId>,
    /// That post's title.
    pub post_title: Option<String>,
}

/// What the network is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedRequest {
    /// The feed.
    pub id: FeedId,
    /// Its web address.
    pub address: String,
    /// Whether it may be read without encryption.
    pub allow_http: bool,
    /// What the server called the state read last.
    pub etag: Option<String>,
    /// When the server said that state was made.
    pub last_modified: Option<String>,
}

impl From<OwnFeed> for FeedRequest {
    fn from(feed: OwnFeed) -> Self {
        let (etag, last_modified) = feed.last_try.map(|tried| (tried.etag, tried.last_modified)).unwrap_or_default();
        Self { id: feed.id, address: feed.address, allow_http: feed.allow_http, etag, last_modified }
    }
}

impl Coach {
    /// Settings → Feeds.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn feeds_page(&self, now: &Now) -> Result<FeedsPage> {
        let (_, now) = self.at_home(now)?;
        let conn = self.store.conn();
        let own = feeds::all(conn)?;
        let proposals = waiting(conn)?;
        let lines = own.iter().map(|feed| line(feed, &proposals, &now));
        Ok(FeedsPage {
            date: now.today(),
            feeds: lines.collect(),
            proposals: proposal_lines(conn, now.today())?,
            every_hours: u32::try_from(crate::own_feed::READ_EVERY.num_hours()).unwrap_or(6),
        })
    }
}

/// What waits for an answer, the latest published first.
pub(crate) fn proposal_lines(conn: &Connection, today: NaiveDate) -> Result<Vec<ProposalLine>> {
    let proposals = waiting(conn)?;
    if proposals.is_empty() {
        return Ok(Vec::new());
    }
    let own = feeds::all(conn)?;
    let titles = Titles::read(conn)?;
    let line = |proposal: Proposal| {
        let feed = own.iter().find(|feed| feed.id == proposal.feed);
        let post = titles.best_match(&proposal);
        ProposalLine {
            id: proposal.id,
            when: published(proposal.published_on, today),
            feed: feed.map_or("", OwnFeed::label).to_owned(),
            network: feed.and_then(|feed| feed.network).or_else(|| proposal.url.as_deref().and_then(Network::of_link)),
            post: post.map(|known| known.post),
            post_title: post.map(|known| known.title.clone()),
            title: proposal.title,
            url: proposal.url,
            published_on: proposal.published_on,
        }
    };
    Ok(proposals.into_iter().map(line).collect())
}

/// The proposals that wait for an answer. What the user has logged by hand since waits no longer.
fn waiting(conn: &Connection) -> Result<Vec<Proposal>> {
    let mut proposals = feed_entries::proposed(conn)?;
    if !proposals.is_empty() {
        let logged = LoggedPages::read(conn)?;
        proposals.retain(|proposal| !logged.hold(proposal));
    }
    Ok(proposals)
}

/// The addresses that are in the log.
pub(crate) struct LoggedPages(Vec<String>);

impl LoggedPages {
    pub(crate) fn read(conn: &Connection) -> Result<Self> {
        publications::addresses(conn).map(Self)
    }

    /// Whether the page of a proposal is among them.
    pub(crate) fn hold(&self, proposal: &Proposal) -> bool {
        let sought = proposal.url.as_deref().map(SoughtPage::of);
        sought.is_some_and(|sought| self.0.iter().any(|url| sought.is(url)))
    }
}

/// The post in the making that a proposal seems to be, if there is one.
pub(crate) fn matching_post(conn: &Connection, proposal: &Proposal) -> Result<Option<PostId>> {
    Ok(Titles::read(conn)?.best_match(proposal).map(|known| known.post))
}

/// What the posts in the making are called, planned ones before drafts and ideas.
struct Titles {
    all: Vec<Title>,
    /// Where in the list those stand that begin with a letter.
    alike: HashMap<char, Vec<usize>>,
    /// Where those stand that are an address, with its key.
    links: Vec<(usize, String)>,
}

struct Title {
    post: PostId,
    title: String,
    /// For comparing; made when it is first compared, for all proposals.
    plain: OnceCell<String>,
}

impl Title {
    fn plain(&self) -> &str {
        self.plain.get_or_init(|| plain(&self.title))
    }
}

impl Titles {
    fn read(conn: &Connection) -> Result<Self> {
        let titles = posts::unpublished_titles(conn)?.into_iter();
        let all: Vec<Title> = titles.map(|(post, title)| Title { post, title, plain: OnceCell::new() }).collect();
        let mut alike: HashMap<char, Vec<usize>> = HashMap::new();
        let mut links = Vec::new();
        for (place, Title { title, .. }) in all.iter().enumerate() {
            if let Some(letter) = first_letter(title) {
                alike.entry(letter).or_default().push(place);
            }
            if title.starts_with("http") {
                links.push((place, address_key(title)));
            }
        }
        Ok(Self { all, alike, links })
    }

    /// The first post whose title is the entry's, or whose title the entry's begins with: networks without titles give the
    /// first words of the text.
    fn best_match(&self, proposal: &Proposal) -> Option<&Title> {
        const SHORTEST_BEGINNING: usize = 12;
        let wanted = plain(&proposal.title);
        let alike = first_letter(&wanted).and_then(|letter| self.alike.get(&letter)).map_or(&[][..], Vec::as_slice);
        let linked = proposal.url.as_deref().map(address_key).and_then(|url| self.links.iter().find(|(_, link)| *link == url));
        let titled = alike.iter().find(|&&place| self.all[place].plain() == wanted);
        let same = linked.map(|(place, _)| place).into_iter().chain(titled).min();
        let begins = |place: &&usize| {
            let known = self.all[**place].plain();
            known.len().min(wanted.len()) >= SHORTEST_BEGINNING && (wanted.starts_with(known) || known.starts_with(&wanted))
        };
        same.or_else(|| alike.iter().find(begins)).map(|&place| &self.all[place])
    }
}

/// The first letter or digit, in lower case; titles that are alike have the same.
fn first_letter(title: &str) -> Option<char> {
    title.chars().find(|c| c.is_alphanumeric()).and_then(|c| c.to_lowercase().next())
}

/// Letters and digits in lower case, one space between words.
fn plain(title: &str) -> String {
    let mut plain = String::with_capacity(title.len());
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase));
    }
    plain
}

fn published(on: NaiveDate, today: NaiveDate) -> String {
    match (today - on).num_days() {
        ..=0 => "Published today".to_owned(),
        1 => "Published yesterday".to_owned(),
        days @ 2..=60 => format!("Published {days} days ago"),
        _ => format!("Published on {}", on.format("%-d %B %Y")),
    }
}

fn line(feed: &OwnFeed, proposals: &[Proposal], now: &Now) -> FeedLine {
    let tried = feed.last_try.as_ref();
    let fault = tried.and_then(|tried| tried.fault);
    let read_at = tried.and_then(|tried| tried.read_at);
    let standing = match (fault, read_at) {
        (Some(fault), Some(at)) => format!("{} Last read {}.", fault.sentence(), said(now, at)),
        (Some(fault), None) => fault.sentence().to_owned(),
        (None, Some(at)) => format!("Read {}", said(now, at)),
        (None, None) => "Not read yet".to_owned(),
    };
    FeedLine {
        id: feed.id,
        address: feed.address.clone(),
        label: feed.label().to_owned(),
        name: feed.name.clone(),
        network: feed.network,
        allow_http: feed.allow_http,
        automatic: feed.automatic,
        standing,
        failed: fault.is_some(),
        read_at,
        proposals: super::overview::count(proposals.iter().filter(|proposal| proposal.feed == feed.id).count()),
    }
}

/// "today at 09:00", "yesterday at 09:00", "on 3 March at 09:00".
fn said(now: &Now, at: DateTime<Utc>) -> String {
    let local = Now::new(at, now.zone).local();
    let time = local.format("%H:%M");
    match now.today() - local.date() {
        days if days == Duration::zero() => format!("today at {time}"),
        days if days == Duration::days(1) => format!("yesterday at {time}"),
        _ => format!("on {} at {time}", local.format("%-d %B")),
    }
}
