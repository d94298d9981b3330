//! What asking the network for a feed brought, as the fetcher hands it to the coach.

use chrono::{DateTime, Duration, Utc};

use super::FeedFault;

/// The longest a server is heard that asks to be left alone: a week.
const WAIT_MAX: Duration = Duration::days(7);

/// What reading a feed over the network brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedAnswer {
    /// The server says that nothing is new.
    NotModified,
    /// The feed as it was sent.
    Read(FeedSent),
    /// It could not be read.
    Failed(FeedFault),
    /// It could not be read, and the server asks not to be asked again for a while.
    Postponed {
        /// Why it could not be read.
        fault: FeedFault,
        /// How long it wants to be left alone.
        wait: RetryAfter,
    },
    /// A web page that names feeds of its own, the first of which was found to be one. Never empty.
    Page(Vec<FeedOffer>),
}

/// A feed as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedSent {
    /// What was sent, unpacked; not more than [`FEED_BYTES_MAX`](super::FEED_BYTES_MAX).
    pub bytes: Vec<u8>,
    /// Whether the server had more to send than is taken.
    pub is_cut: bool,
    /// The encoding the server named (`charset` of Content-Type), as it wrote it.
    pub charset: Option<String>,
    /// The address it came from in the end, against which relative links are read.
    pub address: String,
    /// Where the feed lives from now on, when the server says that it has moved for good.
    pub moved_to: Option<String>,
    /// What the server calls this state.
    pub etag: Option<String>,
    /// When the server says this state was made.
    pub last_modified: Option<String>,
}

/// How long a server asks to be left alone (RFC 9110 §10.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// A number of seconds.
    Seconds(u32),
    /// Until then.
    Until(DateTime<Utc>),
}

impl RetryAfter {
    /// The instant before which it is not asked again: never in the past, and a week away at most.
    #[must_use]
    pub fn instant(self, now: DateTime<Utc>) -> DateTime<Utc> {
        let until = match self {
            Self::Seconds(seconds) => now + Duration::seconds(seconds.into()),
            Self::Until(at) => at,
        };
        until.clamp(now, now + WAIT_MAX)
    }
}

/// A feed that a web page names as its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedOffer {
    /// Its web address, http or https.
    pub address: String,
    /// What the page calls it, or else what it calls itself: one line of plain text, never empty.
    pub title: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_left_alone_as_long_as_it_asks_up_to_a_week() {
        let now: DateTime<Utc> = "2026-03-10T12:00:00Z".parse().unwrap();
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        for (asked, until) in [
            (RetryAfter::Seconds(0), "2026-03-10T12:00:00Z"),
            (RetryAfter::Seconds(86_400), "2026-03-11T12:00:00Z"),
            (RetryAfter::Seconds(u32::MAX), "2026-03-17T12:00:00Z"),
            (RetryAfter::Until(at("2026-03-12T08:00:00Z")), "2026-03-12T08:00:00Z"),
            (RetryAfter::Until(at("2020-01-01T00:00:00Z")), "2026-03-10T12:00:00Z"),
            (RetryAfter::Until(at("2099-01-01T00:00:00Z")), "2026-03-17T12:00:00Z"),
        ] {
            assert_eq!(asked.instant(now), at(until), "{asked:?}");
        }
    }
}
