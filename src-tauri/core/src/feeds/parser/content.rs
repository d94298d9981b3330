//! A feed and its entries, read and tidied.

use super::{FeedDamage, Published};

/// A feed, read and tidied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedContent {
    /// What the feed calls itself, or else its host: one line of plain text, never empty, 300 characters at most.
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
    /// One line of plain text, never empty, 300 characters at most: the title, or the first 80 characters or so of a post
    /// without one, or else the host.
    pub title: String,
    /// Where the post can be read: an absolute address with http or https.
    pub url: Option<String>,
    /// When it was published or else last changed. `None` when the feed does not say, or not in words that can be read: the
    /// day is unknown then, and the entry counts all the same.
    pub published: Option<Published>,
}
