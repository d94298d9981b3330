//! Feeds: what somebody published elsewhere, read from the bytes their site serves.
//!
//! RSS 0.90 to 2.0, Atom 0.3 and 1.0 and JSON Feed are read, whatever the server says they are, and as far as they go.
//! What comes out is bounded, plain text and safe to store: titles of one line, links that may be opened, dates as civil days or instants.
//! This room knows no network, no clock and no store; whoever fetches describes a failure with the same [`FeedFault`].

mod address;
mod answer;
mod charset;
mod damage;
mod date;
mod entity;
mod fault;
mod html;
mod json;
mod json_mend;
mod key;
mod markup;
mod outline;
mod page;
mod plain;
mod published;
mod raw;
#[cfg(test)]
mod tests;
mod vocabulary;
mod work;
mod xml;

pub use answer::{FeedAnswer, FeedOffer, FeedSent, RetryAfter};
pub use damage::{DamageKind, FeedDamage};
pub use fault::FeedFault;
pub use page::offers;
pub use published::Published;

use raw::RawFeed;

// For callers that still know it by its old name.
pub use crate::address::canonical as address_key;

/// How much of a feed is read, in bytes once decompressed: 8 MiB. Of a larger one the entries that are whole by then are kept.
pub const FEED_BYTES_MAX: usize = 8 * 1024 * 1024;
/// The most entries that are kept: of more the newest, and undated ones last, in the order of the document.
pub const ENTRIES_MAX: usize = 10_000;
/// The longest key of an entry, in characters.
pub const KEY_MAX: usize = 500;

/// Elements, arrays and objects may not be nested deeper.
const DEPTH_MAX: usize = 100;
/// An element may not have more attributes.
const ATTRIBUTES_MAX: usize = 200;

/// A feed, read and tidied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedContent {
    /// What the feed calls itself, or else its host: one line of plain text, never empty, 300 characters at the most.
    pub title: String,
    /// The entries in the order of the document, each key once.
    pub entries: Vec<FeedEntry>,
    /// What of it could not be read. `None` when it is whole.
    pub damage: Option<FeedDamage>,
    /// How many entries stood in it once more.
    pub repeated: usize,
    /// How many more there were than [`ENTRIES_MAX`]; the oldest are left out.
    pub beyond: usize,
}

/// One post in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// Stays the same from one fetch to the next: the guid or id, else the link, else a digest of title and date, as far as
    /// no other entry has the same. At most [`KEY_MAX`] characters.
    pub key: String,
    /// One line of plain text, never empty, 300 characters at the most: the title, or the first 80 characters or so of a post
    /// without one, or else the host.
    pub title: String,
    /// Where the post can be read: an absolute address with http or https.
    pub url: Option<String>,
    /// When it was published or else last changed. `None` when the feed does not say, or not in words that can be read: the
    /// day is unknown then, and the entry counts all the same.
    pub published: Option<Published>,
}

/// A feed's bytes with what its server said about them.
#[derive(Debug, Clone, Copy)]
pub struct FeedDocument<'a> {
    /// Its bytes, unpacked.
    pub bytes: &'a [u8],
    /// Whether more bytes follow that were not fetched.
    pub is_cut: bool,
    /// The encoding the server named; it counts more than what the document says itself.
    pub charset: Option<&'a str>,
    /// Where it came from: relative links are resolved against `xml:base`, else the feed's own link, else this.
    pub address: &'a str,
}

impl<'a> FeedDocument<'a> {
    /// A whole document of which the server said nothing.
    #[must_use]
    pub fn new(bytes: &'a [u8], address: &'a str) -> Self {
        Self { bytes, is_cut: false, charset: None, address }
    }
}

impl<'a> From<&'a FeedSent> for FeedDocument<'a> {
    fn from(sent: &'a FeedSent) -> Self {
        Self {
            bytes: &sent.bytes,
            is_cut: sent.is_cut,
            charset: sent.charset.as_deref(),
            address: &sent.address,
        }
    }
}

/// Reads a feed. One that is broken or breaks off gives the entries that are whole, and says so.
///
/// # Errors
/// Why these bytes are no feed that can be read: [`FeedFault::TooLarge`], [`FeedFault::WebPage`], [`FeedFault::NotAFeed`],
/// [`FeedFault::UnknownEncoding`], [`FeedFault::Doctype`], [`FeedFault::TooOdd`].
pub fn parse(document: FeedDocument<'_>) -> std::result::Result<FeedContent, FeedFault> {
    let FeedDocument { bytes, address, .. } = document;
    if bytes.len() > FEED_BYTES_MAX {
        return parse(FeedDocument { bytes: &bytes[..FEED_BYTES_MAX], is_cut: true, ..document });
    }
    let text = charset::decode(document)?;
    let feed = if text.trim_start().starts_with('{') {
        json::read(&text)
    } else {
        xml::read(&text, address).or_else(|fault| match (fault, json_behind(&text)) {
            (FeedFault::NotAFeed, Some(json)) => json::read(json).map(RawFeed::broken),
            (fault, _) => Err(fault),
        })
    }?;
    let feed = feed.tidied(address, document.is_cut);
    if document.is_cut && feed.entries.is_empty() { Err(FeedFault::TooLarge) } else { Ok(feed) }
}

/// The JSON Feed behind something else, such as a server's warning.
fn json_behind(text: &str) -> Option<&str> {
    let begins = |at: &usize| text[at + 1..].trim_start().starts_with('"');
    let at = text.match_indices('{').map(|(at, _)| at).find(begins)?;
    Some(&text[at..])
}

/// The instant a date in the head of an answer names, in any of the forms a server may write it. A day alone is its beginning.
#[must_use]
pub fn instant(text: &str) -> Option<chrono::DateTime<chrono::Utc>> {
    date::parse(text).map(|published| match published {
        Published::Day(day) => day.and_time(chrono::NaiveTime::MIN).and_utc(),
        Published::Instant(at) => at,
    })
}
