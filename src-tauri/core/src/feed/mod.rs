//! Feeds: what somebody published elsewhere, read from the bytes their site serves.
//!
//! RSS 0.90 to 2.0, Atom 0.3 and 1.0 and JSON Feed are read in one pass over the bytes, whatever the server says they are.
//! What comes out is bounded, plain text and safe to store: titles of one line, links that may be opened, dates as instants.
//! This room knows no network, no clock and no store; whoever fetches describes a failure with the same [`FeedFault`].

mod address;
mod charset;
mod date;
mod entity;
mod fault;
mod json;
mod plain;
mod raw;
#[cfg(test)]
mod tests;
mod vocabulary;
mod xml;

use chrono::{DateTime, Utc};

pub use address::{SoughtPage, address_key};
pub use fault::FeedFault;

/// The largest feed that is read, in bytes once decompressed.
pub const FEED_BYTES_MAX: usize = 2 * 1024 * 1024;
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
}

/// One post in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// Stays the same from one fetch to the next: the guid or id, else the link, else a digest of title and date. At most
    /// [`KEY_MAX`] characters.
    pub key: String,
    /// One line of plain text, never empty, 300 characters at the most: the title, or the first 80 characters or so of a post
    /// without one, or else the host.
    pub title: String,
    /// Where the post can be read: an absolute address with http or https.
    pub url: Option<String>,
    /// When it was published or else last changed. A date without a time is noon UTC. `None` when it cannot be read.
    pub published_at: Option<DateTime<Utc>>,
}

/// Reads a feed from its bytes. `address` is where it came from: relative links are resolved against `xml:base`, else the
/// feed's own link, else this.
///
/// A feed that breaks off in the middle gives the entries before the break.
///
/// # Errors
/// Why these bytes are no feed that can be read: [`FeedFault::TooLarge`], [`FeedFault::WebPage`], [`FeedFault::NotAFeed`],
/// [`FeedFault::Doctype`], [`FeedFault::TooOdd`].
pub fn parse(bytes: &[u8], address: &str) -> std::result::Result<FeedContent, FeedFault> {
    if bytes.len() > FEED_BYTES_MAX {
        return Err(FeedFault::TooLarge);
    }
    let text = charset::decode(bytes);
    let feed = if text.trim_start().starts_with('{') { json::read(&text) } else { xml::read(&text, address) }?;
    Ok(feed.tidied(address))
}
