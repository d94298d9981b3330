//! The user's own feeds, and what they propose.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use serde::Serialize;

use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::feeds::subscription::title_match::Titles;
use crate::feeds::subscription::{EntryState, OfferedFeed, OwnFeed, SeenEntry};
use crate::id::{FeedId, PostId, ProposalId};
use crate::journal::{Log, LogPages, SamePost};
use crate::publishing::network::Network;
use crate::store::{feed_entries, feeds, posts};
use crate::text::grouped;
use crate::views::feed_standing::standing;

/// One feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FeedLine {
    /// Feed id, as accepted by `feed …` commands.
    pub id: FeedId,
    /// Its web address.
    pub address: String,
    /// What people are shown: the user's name for it, its own, or the address.
    pub label: String,
    /// The user's name for it; may be empty.
    pub name: String,
    /// Where its entries count as published.
    pub network: Option<Network>,
    /// Whether it may be fetched without encryption.
    pub allow_http: bool,
    /// Whether its entries are logged automatically.
    pub automatic: bool,
    /// State in words: "Refreshed today at 09:00", or why it couldn’t be refreshed.
    pub standing: String,
    /// Whether the last try failed.
    pub failed: bool,
    /// When it was last read, UTC.
    pub read_at: Option<DateTime<Utc>>,
    /// Proposals that wait for an answer.
    pub proposals: u32,
    /// What became of every entry it was seen to hold, in words: "52 entries: 2 to look at, 50 taken as known". Empty before
    /// the first.
    pub counted: String,
    /// Where the feed says it has moved to for good.
    pub moved_to: Option<String>,
    /// The feeds that a web page at its address names, to be used instead.
    pub offers: Vec<OfferedFeed>,
}

/// What a feed was seen to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FeedEntries {
    /// The feed.
    pub feed: FeedId,
    /// What people are shown as its name.
    pub label: String,
    /// What became of them, in words; empty when there are none.
    pub counted: String,
    /// The entries, the latest published first.
    pub entries: Vec<FeedEntryLine>,
    /// How many more are known by a number alone, from before their titles were kept.
    pub unnamed: u32,
}

/// An entry that a feed was seen to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FeedEntryLine {
    /// Entry id, as accepted by `feed …` commands.
    pub id: ProposalId,
    /// Title of the entry.
    pub title: String,
    /// Its web address, http or https.
    pub url: Option<String>,
    /// The civil date it was published on; none when the feed does not say.
    pub published_on: Option<NaiveDate>,
    /// What became of it.
    pub state: EntryState,
    /// State in words: "Taken as known: older".
    pub standing: String,
    /// Whether it can be made a proposal after all.
    pub may_be_proposed: bool,
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

/// Something that was published in a feed and may go into the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProposalLine {
    /// Entry id, as accepted by `feed …` commands.
    pub id: ProposalId,
    /// Title of the entry.
    pub title: String,
    /// Its web address, http or https.
    pub url: Option<String>,
    /// The civil date it was published on.
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
    /// Whether that post is in the log under another address: saying yes changes its link, or adds one more place.
    pub same_post: Option<SamePost>,
    /// Whether the feed says the day it was published on; else it is the day it was first seen.
    pub day_known: bool,
}

/// What the network is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedRequest {
    /// The feed.
    pub id: FeedId,
    /// Its web address.
    pub address: String,
    /// Whether it may be fetched without encryption.
    pub allow_http: bool,
    /// What the server called the state read last.
    pub etag: Option<String>,
    /// When the server said that state was made.
    pub last_modified: Option<String>,
}

impl From<OwnFeed> for FeedRequest {
    fn from(feed: OwnFeed) -> Self {
        let (etag, last_modified) =
            feed.last_try.map(|tried| (tried.etag, tried.last_modified)).unwrap_or_default();
        Self { id: feed.id, address: feed.address, allow_http: feed.allow_http, etag, last_modified }
    }
}

impl Coach {
    /// Settings → Feeds.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn feeds_page(&self, now: &Now) -> Result<FeedsPage> {
        let (_, now) = self.in_user_zone(now)?;
        let conn = self.conn();
        let own = feeds::all(conn)?;
        let proposals = waiting(conn)?;
        let lines = own.iter().map(|feed| line(conn, feed, &proposals, &now));
        Ok(FeedsPage {
            date: now.today(),
            feeds: lines.collect::<Result<_>>()?,
            proposals: proposal_lines(conn, now.today())?,
            every_hours: u32::try_from(crate::feeds::subscription::READ_EVERY.num_hours()).unwrap_or(6),
        })
    }
}

impl Coach {
    /// What a feed was seen to hold, and what became of each entry.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when the feed is gone, [`crate::Error::Storage`] when SQLite refuses.
    pub fn feed_entries(&self, feed: FeedId) -> Result<FeedEntries> {
        let conn = self.conn();
        let own = feeds::get(conn, feed)?;
        let log = LogPages::read(conn)?;
        let (named, unnamed): (Vec<_>, Vec<_>) =
            feed_entries::of_feed(conn, feed)?.into_iter().partition(|entry| !entry.title.is_empty());
        let mut entries: Vec<_> = named.into_iter().map(|entry| entry_line(entry, &log)).collect();
        entries.sort_by_key(|entry| std::cmp::Reverse((entry.published_on, entry.id.0)));
        Ok(FeedEntries {
            feed,
            label: own.label().to_owned(),
            counted: counted(conn, &own)?,
            entries,
            unnamed: crate::journal::count(unnamed.len()),
        })
    }
}

fn entry_line(entry: SeenEntry, log: &LogPages) -> FeedEntryLine {
    let standing = match entry.why {
        Some(why) => format!("{}: {}", entry.state.label(), why.label()),
        None => entry.state.label().to_owned(),
    };
    let is_answerable = matches!(entry.state, EntryState::Earlier | EntryState::Dismissed);
    FeedEntryLine {
        may_be_proposed: is_answerable && !log.hold(&entry),
        id: entry.id,
        title: entry.title,
        url: entry.url,
        published_on: entry.published_on.filter(|_| entry.day_known),
        state: entry.state,
        standing,
    }
}

/// What became of everything a feed was seen to hold, in words.
fn counted(conn: &Connection, own: &OwnFeed) -> Result<String> {
    let counts: HashMap<EntryState, u32> = feed_entries::counts(conn, own.id)?.into_iter().collect();
    let tried = own.last_try.as_ref();
    let rest = [
        ("stood in it twice", tried.map_or(0, |tried| tried.repeated)),
        ("too many to keep", tried.map_or(0, |tried| tried.beyond)),
    ];
    let states = [
        (EntryState::Proposed, "new"),
        (EntryState::Logged, "logged"),
        (EntryState::Earlier, "taken as known"),
        (EntryState::Dismissed, "dismissed"),
    ];
    let states = states.map(|(state, words)| (words, counts.get(&state).copied().unwrap_or(0)));
    let all: u32 = states.iter().chain(&rest).map(|(_, count)| count).sum();
    let parts = states.iter().chain(&rest).filter(|(_, count)| *count > 0);
    let parts: Vec<_> = parts.map(|(words, count)| format!("{} {words}", grouped(*count as usize))).collect();
    Ok(match all {
        0 => String::new(),
        1 => format!("1 entry: {}", parts.join(", ")),
        _ => format!("{} entries: {}", grouped(all as usize), parts.join(", ")),
    })
}

/// What waits for an answer, the latest published first.
pub(crate) fn proposal_lines(conn: &Connection, today: NaiveDate) -> Result<Vec<ProposalLine>> {
    let proposals = waiting(conn)?;
    if proposals.is_empty() {
        return Ok(Vec::new());
    }
    let own = feeds::all(conn)?;
    let pages: HashMap<FeedId, HashSet<String>> =
        own.iter().map(|feed| Ok((feed.id, feed_entries::pages(conn, feed.id)?))).collect::<Result<_>>()?;
    let (titles, log) = (Titles::new(posts::unpublished_titles(conn)?), Log::read(conn)?);
    let line = |proposal: SeenEntry| {
        let feed = own.iter().find(|feed| feed.id == proposal.feed);
        let network =
            feed.and_then(|feed| feed.network).or_else(|| proposal.url.as_deref().and_then(Network::of_link));
        let same = pages
            .get(&proposal.feed)
            .and_then(|pages| log.same_post(&proposal, pages, network.or(Some(Network::OwnSite))));
        let post = titles
            .best_match(&proposal.title, proposal.url.as_deref())
            .map(|known| (known.post, known.title.clone()));
        let (post, post_title) = same.as_ref().map(|same| (same.post, same.title.clone())).or(post).unzip();
        let published_on = proposal.published_on.unwrap_or(today);
        ProposalLine {
            id: proposal.id,
            when: if proposal.day_known { published(published_on, today) } else { "Day unknown".to_owned() },
            feed: feed.map_or("", OwnFeed::label).to_owned(),
            network,
            post,
            post_title,
            same_post: same.map(|same| same.how),
            day_known: proposal.day_known,
            title: proposal.title,
            url: proposal.url,
            published_on,
        }
    };
    Ok(proposals.into_iter().map(line).collect())
}

/// The proposals that wait for an answer. What the user has logged by hand since waits no longer.
fn waiting(conn: &Connection) -> Result<Vec<SeenEntry>> {
    let mut proposals = feed_entries::proposed(conn)?;
    if !proposals.is_empty() {
        let logged = LogPages::read(conn)?;
        proposals.retain(|proposal| !logged.hold(proposal));
    }
    Ok(proposals)
}

fn published(on: NaiveDate, today: NaiveDate) -> String {
    match (today - on).num_days() {
        ..=0 => "Published today".to_owned(),
        1 => "Published yesterday".to_owned(),
        days @ 2..=60 => format!("Published {days} days ago"),
        _ => format!("Published on {}", on.format("%-d %B %Y")),
    }
}

fn line(conn: &Connection, feed: &OwnFeed, proposals: &[SeenEntry], now: &Now) -> Result<FeedLine> {
    let tried = feed.last_try.as_ref();
    let offers = tried.map_or(&[][..], |tried| tried.offers.as_slice());
    Ok(FeedLine {
        id: feed.id,
        address: feed.address.clone(),
        label: feed.label().to_owned(),
        name: feed.name.clone(),
        network: feed.network,
        allow_http: feed.allow_http,
        automatic: feed.automatic,
        standing: standing(feed, now),
        failed: tried.is_some_and(|tried| tried.fault.is_some()),
        read_at: tried.and_then(|tried| tried.read_at),
        proposals: crate::journal::count(
            proposals.iter().filter(|proposal| proposal.feed == feed.id).count(),
        ),
        counted: counted(conn, feed)?,
        moved_to: tried.and_then(|tried| tried.moved_to.clone()),
        offers: offers.to_vec(),
    })
}
