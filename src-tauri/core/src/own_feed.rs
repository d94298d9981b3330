//! The user's own feeds: where they publish already, so that what came out there need not be typed again.
//!
//! Off until a feed is added. What a feed holds is proposed and never logged without a yes, unless the user chose so.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::feed::FeedFault;
use crate::id::{FeedId, ProposalId};
use crate::named::named_enum;
use crate::network::Network;

/// How long a feed is left alone after it was read: six hours.
pub const READ_EVERY: Duration = Duration::hours(6);
/// The longest a failing feed is left alone: two days.
const TRY_EVERY_MAX: Duration = Duration::days(2);
/// What came out at most this many days before a feed was added is proposed too: 30.
pub const PROPOSED_DAYS: i64 = 30;
/// The most feeds there can be.
pub const FEEDS_MAX: usize = 20;

/// A feed of the user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFeed {
    /// Its id.
    pub id: FeedId,
    /// Its web address.
    pub address: String,
    /// What the user calls it; may be empty.
    pub name: String,
    /// Where its entries count as published.
    pub network: Option<Network>,
    /// Whether it may be read without encryption.
    pub allow_http: bool,
    /// Whether its entries are logged without asking.
    pub automatic: bool,
    /// The civil date it was added.
    pub added_on: NaiveDate,
    /// How the last try went; none before the first.
    pub last_try: Option<FeedTry>,
}

/// How the last try of reading a feed went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedTry {
    /// When.
    pub tried_at: DateTime<Utc>,
    /// When it was last read, if ever.
    pub read_at: Option<DateTime<Utc>>,
    /// What the server calls the state that was read, for the next request (RFC 9110 §8.8.3).
    pub etag: Option<String>,
    /// When the server says that state was made (RFC 9110 §8.8.2).
    pub last_modified: Option<String>,
    /// What the feed calls itself; may be empty.
    pub title: String,
    /// Why the last try failed.
    pub fault: Option<FeedFault>,
    /// How many tries failed in a row.
    pub faults: u32,
}

impl OwnFeed {
    /// What people are shown as its name: their own, what it calls itself, or its address.
    #[must_use]
    pub fn label(&self) -> &str {
        let title = self.last_try.as_ref().map_or("", |tried| tried.title.as_str());
        [self.name.as_str(), title].into_iter().find(|text| !text.is_empty()).unwrap_or(&self.address)
    }

    /// When it is to be read next; the further away the more often it failed. None: at once.
    #[must_use]
    pub fn next_at(&self) -> Option<DateTime<Utc>> {
        let tried = self.last_try.as_ref()?;
        let wait = READ_EVERY * i32::try_from(1_u32 << tried.faults.min(4)).unwrap_or(1);
        Some(tried.tried_at + wait.min(TRY_EVERY_MAX))
    }

    /// Whether it is time to read it. A clock that was set back makes it time too.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        let in_future = self.last_try.as_ref().is_some_and(|tried| tried.tried_at > now);
        in_future || self.next_at().is_none_or(|at| at <= now)
    }
}

named_enum! {
    /// What became of a proposal.
    pub enum ProposalState("state") {
        /// It waits for an answer.
        Proposed = "proposed" | "Proposed",
        /// It is in the log.
        Logged = "logged" | "Logged",
        /// The user said no.
        Dismissed = "dismissed" | "Left out",
    }
}

/// Something that came out in one of the user's feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// The feed.
    pub feed: FeedId,
    /// What became of it.
    pub state: ProposalState,
    /// Its title.
    pub title: String,
    /// Its web address, http or https.
    pub url: Option<String>,
    /// The civil date it came out on, or was first seen on.
    pub published_on: NaiveDate,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(faults: u32, tried_at: &str) -> OwnFeed {
        let tried_at = tried_at.parse().unwrap();
        let blank = String::new;
        let last_try = FeedTry { tried_at, read_at: None, etag: None, last_modified: None, title: blank(), fault: None, faults };
        OwnFeed {
            id: FeedId(1),
            address: "https://example.org/feed".to_owned(),
            name: blank(),
            network: None,
            allow_http: false,
            automatic: false,
            added_on: "2026-03-03".parse().unwrap(),
            last_try: Some(last_try),
        }
    }

    #[test]
    fn a_feed_is_read_every_six_hours_and_left_alone_longer_the_more_often_it_fails() {
        let due = |faults, now: &str| feed(faults, "2026-03-03T06:00:00Z").is_due(now.parse().unwrap());
        assert!(!due(0, "2026-03-03T11:59:59Z") && due(0, "2026-03-03T12:00:00Z"));
        assert!(!due(1, "2026-03-03T17:59:59Z") && due(1, "2026-03-03T18:00:00Z"));
        assert!(!due(40, "2026-03-05T05:59:59Z") && due(40, "2026-03-05T06:00:00Z"), "two days at the most");
        assert!(due(0, "2026-03-01T00:00:00Z"), "the clock was set back: nothing waits for a time that may never come");
        assert!(OwnFeed { last_try: None, ..feed(0, "2026-03-03T06:00:00Z") }.is_due("2026-03-03T06:00:00Z".parse().unwrap()));
    }
}
