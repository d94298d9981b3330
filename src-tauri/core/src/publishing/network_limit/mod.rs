//! How long a text is where it is to be published: how many characters a network allows, and what it counts as one.
//!
//! Every network counts in its own way; each rule names its source. It knows texts and networks only.

mod address;
mod counting;
mod emoji;
mod short_link;
mod top_level;
mod x_weight;

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::publishing::network::Network;
use crate::text::grouped;

use address::{Address, WithoutScheme};
use counting::{ADDRESS_COUNTS, graphemes, number};

/// The most characters of a post on X without a subscription (twitter-text, config/v3.json: `maxWeightedTweetLength`).
const X_MAX: u32 = 280;
/// The most grapheme clusters and the most UTF-8 bytes of a post on Bluesky (lexicon `app.bsky.feed.post`, `maxGraphemes`
/// and `maxLength`).
const BLUESKY_MAX: (u32, u32) = (300, 3_000);
/// The most characters of a post on Mastodon unless its server allows more (`StatusLengthValidator::MAX_CHARS`).
const MASTODON_MAX: u32 = 500;
/// The most characters of a post on Threads (developers.facebook.com/docs/threads/posts, "Limitations").
const THREADS_MAX: u32 = 500;
/// The most characters of a post on LinkedIn.
const LINKEDIN_MAX: u32 = 3_000;
/// The most characters of a video's description on YouTube.
const YOUTUBE_MAX: u32 = 5_000;

/// How long a text is for a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TextCount {
    /// The network that counts.
    pub network: Network,
    /// How long the text is, in [`TextCount::unit`].
    pub count: u32,
    /// How long it may be, where the network sets a limit that a text can reach.
    pub limit: Option<u32>,
    /// What is counted: "characters", or "bytes" where a network limits these too and they run out first.
    pub unit: String,
    /// How much of it is too much.
    pub over_by: u32,
    /// Sentence for people: "212 of 300 characters", "12 characters too many for Bluesky".
    pub sentence: String,
}

impl TextCount {
    fn new(network: Network, count: u32, limit: Option<u32>, unit: &str) -> Self {
        let over_by = limit.map_or(0, |limit| count.saturating_sub(limit));
        let sentence = match limit {
            Some(_) if over_by > 0 => format!("{} too many for {}", counted(over_by, unit), network.label()),
            Some(limit) => format!("{} of {}", said(count), counted(limit, unit)),
            None => counted(count, unit),
        };
        Self { network, count, limit, unit: unit.to_owned(), over_by, sentence }
    }

    /// With something said about how it was counted.
    fn with(self, said: &str) -> Self {
        Self { sentence: format!("{}, {said}", self.sentence), ..self }
    }
}

/// How long a text is for a network, by the network's own rules:
///
/// - X: 280 weighted characters as twitter-text 3 counts them, see its config/v3.json. After NFC most letters of Latin,
///   Greek, Cyrillic, Hebrew, Arabic and Devanagari count 1, those of East Asia 2, an emoji 2 however many code points it is
///   made of, an address 23, also without "https://".
/// - Bluesky: 300 grapheme clusters and at most 3,000 bytes of UTF-8 (lexicon `app.bsky.feed.post`), addresses as its app
///   shortens them before it sends a post: the host and the beginning of the path.
/// - Mastodon: 500 grapheme clusters (`StatusLengthValidator`), an address with its scheme 23, a mention without its host.
///   Servers may allow more.
/// - Threads: 500 characters, "emojis are counted as the number of UTF-8 bytes" (its documentation of posts).
/// - LinkedIn: 3,000 UTF-16 code units. Its documentation names only the number; code units are our reading, since its
///   editor counts 2 for an emoji.
/// - YouTube: 5,000 for a video's description. Its editor speaks of characters, its Data API of bytes; we count the
///   characters (Unicode scalar values).
///
/// Elsewhere there is no limit a post meets, and grapheme clusters are counted, which people take for characters.
#[must_use]
pub fn count_for(network: Network, text: &str) -> TextCount {
    let (count, limit) = match network {
        Network::X => (x_weight::of(text), Some(X_MAX)),
        Network::Bluesky => {
            let sent = short_link::shortened(text);
            let (graphemes, bytes) = (graphemes(&sent), number(sent.len()));
            let (graphemes_max, bytes_max) = BLUESKY_MAX;
            let count = match graphemes <= graphemes_max && bytes > bytes_max {
                true => TextCount::new(network, bytes, Some(bytes_max), "bytes"),
                false => TextCount::new(network, graphemes, Some(graphemes_max), "characters"),
            };
            return if sent == text { count } else { count.with("links shortened") };
        }
        Network::Mastodon => (on_mastodon(text), Some(MASTODON_MAX)),
        Network::Threads => (on_threads(text), Some(THREADS_MAX)),
        Network::Linkedin => (number(text.encode_utf16().count()), Some(LINKEDIN_MAX)),
        Network::Youtube => (number(text.chars().count()), Some(YOUTUBE_MAX)),
        Network::Substack
        | Network::Medium
        | Network::Devto
        | Network::Github
        | Network::Podcast
        | Network::Community
        | Network::OwnSite
        | Network::Inside
        | Network::Other => (graphemes(text), None),
    };
    TextCount::new(network, count, limit, "characters")
}

/// How many words a text has, as Unicode finds them (UAX #29): what holds a letter or a digit. Of scripts that write no
/// spaces every ideograph counts.
#[must_use]
pub fn words(text: &str) -> u32 {
    number(text.unicode_words().count())
}

fn on_mastodon(text: &str) -> u32 {
    let mut counted = 0;
    let mut rest_at = 0;
    for Address { from, to } in address::find(text, WithoutScheme::IsText) {
        counted += graphemes(&address::without_mention_hosts(&text[rest_at..from])) + ADDRESS_COUNTS;
        rest_at = to;
    }
    counted + graphemes(&address::without_mention_hosts(&text[rest_at..]))
}

fn on_threads(text: &str) -> u32 {
    text.graphemes(true).map(|cluster| if emoji::is_emoji(cluster) { number(cluster.len()) } else { 1 }).sum()
}

fn said(n: u32) -> String {
    grouped(n as usize)
}

fn counted(n: u32, unit: &str) -> String {
    let unit = if n == 1 { unit.trim_end_matches('s') } else { unit };
    format!("{} {unit}", said(n))
}

#[cfg(test)]
mod tests;
