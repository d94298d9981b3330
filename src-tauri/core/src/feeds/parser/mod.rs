//! Feeds: what someone published elsewhere, read from the bytes their site serves.
//!
//! RSS 0.90 to 2.0, Atom 0.3 and 1.0 and JSON Feed are read, whatever the server says they are, and as far as they go.
//! What comes out is bounded, plain text and safe to store: titles of one line, links that may be opened, dates as civil days or instants.
//! Pure: no network, no clock, no storage; the fetcher describes a failure with the same [`FeedFault`].

mod address;
mod answer;
mod charset;
mod content;
mod damage;
mod date;
mod document;
mod entity;
mod fault;
mod html;
mod json;
mod json_mend;
mod key;
mod limits;
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
pub use content::{FeedContent, FeedEntry};
pub use damage::{DamageKind, FeedDamage};
pub use document::FeedDocument;
pub use fault::FeedFault;
pub use limits::{ENTRIES_MAX, FEED_BYTES_MAX, KEY_MAX};
pub use page::offers;
pub use published::Published;

use raw::RawFeed;

// For callers that still know it by its old name.
pub use crate::address::canonical as address_key;

/// A text with its references of HTML, such as `&amp;`, read once.
pub(crate) fn references_read(text: &str) -> std::borrow::Cow<'_, str> {
    entity::decode(text)
}

/// Reads a feed. One that is broken or breaks off gives the whole entries and is marked as broken.
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
