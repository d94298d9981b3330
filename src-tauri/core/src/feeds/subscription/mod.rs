//! The user's own feeds: where they publish already, so that what they publish there need not be typed again.
//!
//! Off until a feed is added. What a feed holds is proposed and never logged without a yes, unless the user chose so.

mod entry;
mod fault_said;
pub(crate) mod matching;
pub(crate) mod title_match;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::feeds::parser::{FeedDamage, FeedFault};
use crate::id::FeedId;
use crate::publishing::network::Network;

pub use entry::{EntryState, KnownWhy, SeenEntry};
pub(crate) use fault_said::fault_said;

/// How long a feed is left alone after it was read: six hours.
pub const READ_EVERY: Duration = Duration::hours(6);
/// The longest a failing feed is left alone: two days.
const TRY_EVERY_MAX: Duration = Duration::days(2);
/// How long after a feed was said to be gone for good it is asked once more: a week.
const ONCE_MORE_AFTER_GONE: Duration = Duration::days(7);
/// What was published at most this many days before a feed was added is proposed too: 30.
pub const PROPOSED_DAYS: i64 = 30;
/// The most feeds there can be.
pub const FEEDS_MAX: usize = 20;

/// A feed of the user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFeed {
    /// Id of the feed.
    pub id: FeedId,
    /// Its web address.
    pub address: String,
    /// What the user calls it; may be empty.
    pub name: String,
    /// Where its entries count as published.
    pub network: Option<Network>,
    /// Whether it may be fetched without encryption.
    pub allow_http: bool,
    /// Whether its entries are logged automatically.
    pub automatic: bool,
    /// The civil date it was added.
    pub added_on: NaiveDate,
    /// How the last try went; none before the first.
    pub last_try: Option<FeedTry>,
}

/// How the last try of reading a feed went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedTry {
    /// Time of the last attempt, UTC.
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
    /// Before then the server does not want to be asked again.
    pub not_before: Option<DateTime<Utc>>,
    /// How many tries in a row the server answered that the feed is gone for good.
    pub times_gone: u32,
    /// What could not be read of the state read last.
    pub damage: Option<FeedDamage>,
    /// Where the feed says it has moved to for good.
    pub moved_to: Option<String>,
    /// The feeds that a web page at its address names as its own.
    pub offers: Vec<OfferedFeed>,
    /// How many entries of the state read last stood in it once more.
    pub repeated: u32,
    /// How many more entries that state had than are kept.
    pub beyond: u32,
}

/// A feed that a web page names, to be used instead of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OfferedFeed {
    /// Its web address.
    pub address: String,
    /// What the page calls it.
    pub title: String,
}

impl OwnFeed {
    /// What people are shown as its name: their own, what it calls itself, or its address.
    #[must_use]
    pub fn label(&self) -> &str {
        let title = self.last_try.as_ref().map_or("", |tried| tried.title.as_str());
        [self.name.as_str(), title].into_iter().find(|text| !text.is_empty()).unwrap_or(&self.address)
    }

    /// When it is to be read next without being asked for: the further away the more often it failed, and not before the
    /// server wants to be asked.
    #[must_use]
    pub fn next_read(&self) -> NextRead {
        let Some(tried) = self.last_try.as_ref() else { return NextRead::AtOnce };
        match tried.times_gone {
            0 => {}
            1 => return NextRead::At(tried.tried_at + ONCE_MORE_AFTER_GONE),
            _ => return NextRead::Never,
        }
        let wait = READ_EVERY * i32::try_from(1_u32 << tried.faults.min(4)).unwrap_or(1);
        let at = tried.tried_at + wait.min(TRY_EVERY_MAX);
        NextRead::At(tried.not_before.map_or(at, |not_before| at.max(not_before)))
    }

    /// Whether it is time to read it. A clock that was set back makes it time too.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        let in_future = self.last_try.as_ref().is_some_and(|tried| tried.tried_at > now);
        match self.next_read() {
            NextRead::AtOnce => true,
            NextRead::At(at) => in_future || at <= now,
            NextRead::Never => false,
        }
    }
}

/// When a feed is read next without being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextRead {
    /// As soon as possible.
    AtOnce,
    /// From this instant on.
    At(DateTime<Utc>),
    /// Only when the user asks: it is gone for good.
    Never,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(faults: u32, tried_at: &str) -> OwnFeed {
        let tried_at = tried_at.parse().unwrap();
        let blank = String::new;
        let last_try = FeedTry {
            tried_at,
            read_at: None,
            etag: None,
            last_modified: None,
            title: blank(),
            fault: None,
            faults,
            not_before: None,
            times_gone: 0,
            damage: None,
            moved_to: None,
            offers: Vec::new(),
            repeated: 0,
            beyond: 0,
        };
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
        assert!(
            due(0, "2026-03-01T00:00:00Z"),
            "the clock was set back: nothing waits for a time that may never come"
        );
        assert!(
            OwnFeed { last_try: None, ..feed(0, "2026-03-03T06:00:00Z") }
                .is_due("2026-03-03T06:00:00Z".parse().unwrap())
        );
    }

    fn after(asked_until: Option<&str>, times_gone: u32) -> OwnFeed {
        let feed = feed(1, "2026-03-03T06:00:00Z");
        let not_before = asked_until.map(|until| until.parse().unwrap());
        OwnFeed { last_try: feed.last_try.map(|tried| FeedTry { not_before, times_gone, ..tried }), ..feed }
    }

    #[test]
    fn a_server_that_asks_to_be_left_alone_is_left_alone_and_no_shorter_than_others_that_fail() {
        let later: DateTime<Utc> = "2026-03-06T06:00:00Z".parse().unwrap();
        assert_eq!(after(Some("2026-03-06T06:00:00Z"), 0).next_read(), NextRead::At(later));
        assert_eq!(after(Some("2026-03-03T06:00:10Z"), 0).next_read(), after(None, 0).next_read());
    }

    #[test]
    fn a_feed_that_is_gone_is_asked_once_more_after_a_week_and_then_only_by_the_user() {
        let due = |times_gone, now: &str| after(None, times_gone).is_due(now.parse().unwrap());
        assert!(!due(1, "2026-03-10T05:59:59Z") && due(1, "2026-03-10T06:00:00Z"));
        assert!(!due(2, "2027-03-10T06:00:00Z") && !due(2, "2020-01-01T00:00:00Z"));
    }
}
