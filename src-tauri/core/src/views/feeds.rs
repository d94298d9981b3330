//! The user's own feeds, and what they propose.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use serde::Serialize;

use crate::address::canonical;
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::feeds::subscription::matching::{Logged, same_post};
use crate::feeds::subscription::{EntryState, OfferedFeed, OwnFeed, SeenEntry};
use crate::id::{FeedId, PostId, ProposalId};
use crate::publishing::network::Network;
use crate::store::{feed_entries, feeds, posts, publications};
use crate::text::{comparable, grouped};
use crate::views::feed_standing::standing;

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
    /// What commands take.
    pub id: ProposalId,
    /// Its title.
    pub title: String,
    /// Its web address, http or https.
    pub url: Option<String>,
    /// The civil date it came out on; none when the feed does not say.
    pub published_on: Option<NaiveDate>,
    /// What became of it.
    pub state: EntryState,
    /// The same in words: "Taken as known: older".
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
    /// Whether that post is in the log under another address: saying yes changes its link, or adds one more place.
    pub same_post: Option<SamePost>,
    /// Whether the feed says the day it came out on; else it is the day it was first seen.
    pub day_known: bool,
}

/// What saying yes to a post that is in the log already does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SamePost {
    /// It has moved: its link is changed.
    Moved,
    /// It came out on another network too: one more place.
    AnotherPlace,
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
        let (_, now) = self.at_home(now)?;
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
        (EntryState::Proposed, "to look at"),
        (EntryState::Logged, "logged"),
        (EntryState::Earlier, "taken as known"),
        (EntryState::Dismissed, "left out"),
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
    let (titles, log) = (Titles::read(conn)?, Log::read(conn)?);
    let line = |proposal: SeenEntry| {
        let feed = own.iter().find(|feed| feed.id == proposal.feed);
        let network =
            feed.and_then(|feed| feed.network).or_else(|| proposal.url.as_deref().and_then(Network::of_link));
        let same = pages
            .get(&proposal.feed)
            .and_then(|pages| log.same_post(&proposal, pages, network.or(Some(Network::OwnSite))));
        let post = titles.best_match(&proposal).map(|known| (known.post, known.title.clone()));
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

/// The pages that the log is known by.
struct LogPages(HashSet<String>);

impl LogPages {
    fn read(conn: &Connection) -> Result<Self> {
        Ok(Self(publications::known(conn)?.into_iter().filter_map(|known| known.page).collect()))
    }

    /// Whether the page of an entry is among them.
    fn hold(&self, entry: &SeenEntry) -> bool {
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
struct Log {
    compared: Vec<Logged>,
    /// In the same order: the post, its title and where it came out.
    posts: Vec<(PostId, String, Option<Network>)>,
}

/// A post in the log that a proposal is.
struct Same {
    post: PostId,
    title: String,
    how: SamePost,
}

impl Log {
    fn read(conn: &Connection) -> Result<Self> {
        let known = publications::known(conn)?;
        let posts = known
            .iter()
            .map(|known| (known.publication.post, known.title.clone(), known.publication.network))
            .collect();
        Ok(Self { posts, compared: known.into_iter().map(as_compared).collect() })
    }

    fn same_post(
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

/// The post in the making that an entry seems to be, if there is one.
pub(crate) fn matching_post(conn: &Connection, entry: &SeenEntry) -> Result<Option<PostId>> {
    Ok(Titles::read(conn)?.best_match(entry).map(|known| known.post))
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
        let all: Vec<Title> =
            titles.map(|(post, title)| Title { post, title, plain: OnceCell::new() }).collect();
        let mut alike: HashMap<char, Vec<usize>> = HashMap::new();
        let mut links = Vec::new();
        for (place, Title { title, .. }) in all.iter().enumerate() {
            if let Some(letter) = first_letter(title) {
                alike.entry(letter).or_default().push(place);
            }
            if title.starts_with("http") {
                links.push((place, canonical(title)));
            }
        }
        Ok(Self { all, alike, links })
    }

    /// The first post whose title is the entry's, or whose title the entry's begins with: networks without titles give the
    /// first words of the text.
    fn best_match(&self, proposal: &SeenEntry) -> Option<&Title> {
        const SHORTEST_BEGINNING: usize = 12;
        let wanted = plain(&proposal.title);
        let alike =
            first_letter(&wanted).and_then(|letter| self.alike.get(&letter)).map_or(&[][..], Vec::as_slice);
        let linked = proposal
            .url
            .as_deref()
            .map(canonical)
            .and_then(|url| self.links.iter().find(|(_, link)| *link == url));
        let titled = alike.iter().find(|&&place| self.all[place].plain() == wanted);
        let same = linked.map(|(place, _)| place).into_iter().chain(titled).min();
        let begins = |place: &&usize| {
            let known = self.all[**place].plain();
            known.len().min(wanted.len()) >= SHORTEST_BEGINNING
                && (wanted.starts_with(known) || known.starts_with(&wanted))
        };
        same.or_else(|| alike.iter().find(begins)).map(|&place| &self.all[place])
    }
}

/// The first letter or digit, in lower case; titles that are alike have the same.
fn first_letter(title: &str) -> Option<char> {
    let begin: String = title.chars().skip_while(|c| !c.is_alphanumeric()).take(4).collect();
    comparable(&begin).chars().find(|c| c.is_alphanumeric())
}

/// Letters and digits as texts are compared, one space between words.
fn plain(title: &str) -> String {
    let title = comparable(title);
    let mut plain = String::with_capacity(title.len());
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
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
