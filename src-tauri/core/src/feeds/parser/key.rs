//! What an entry is known by from one fetch to the next.

use std::collections::{HashMap, HashSet};

use super::Published;
use super::limits::KEY_MAX;

/// What keys are made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits<'a> {
    /// guid or id as the feed wrote it; may be empty.
    pub(super) id: &'a str,
    /// Its address, absolute.
    pub(super) url: Option<&'a str>,
    pub(super) title: &'a str,
    pub(super) published: Option<Published>,
}

/// The keys of a document's entries, in their order: the id, else the link, else a digest of title and date. What is given
/// to several entries tells none from another: an id that occurs twice is no key, and where a link does, title and date join.
/// Only what is the same in all of this has the same key.
pub(super) fn keys(entries: &[Traits<'_>]) -> Vec<String> {
    let ids: Vec<String> = entries.iter().map(|entry| tidied(entry.id)).collect();
    let shared_ids = shared(entries, is_one_post, |at| Some(ids[at].as_str()).filter(|id| !id.is_empty()));
    let has_id = |at: usize| !ids[at].is_empty() && !shared_ids.contains(ids[at].as_str());
    let shared_links = shared(entries, is_same, |at| entries[at].url.filter(|_| !has_id(at)));
    let key = |(at, entry): (usize, &Traits<'_>)| match entry.url {
        _ if has_id(at) => bounded(ids[at].clone()),
        Some(url) if !shared_links.contains(url) => bounded(url.to_owned()),
        Some(url) => format!(
            "{} {}",
            bounded(url.to_owned()).chars().take(KEY_MAX - 40).collect::<String>(),
            by_title(entry)
        ),
        None => by_title(entry),
    };
    entries.iter().enumerate().map(key).collect()
}

/// What `of` gives for entries that are not one.
fn shared<'a>(
    entries: &'a [Traits<'a>],
    are_one: impl Fn(&Traits<'_>, &Traits<'_>) -> bool,
    of: impl Fn(usize) -> Option<&'a str>,
) -> HashSet<&'a str> {
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(entries.len());
    let mut shared = HashSet::new();
    for at in 0..entries.len() {
        let Some(known) = of(at) else { continue };
        let other = *first.entry(known).or_insert(at);
        if other != at && !are_one(&entries[other], &entries[at]) {
            shared.insert(known);
        }
    }
    shared
}

/// Whether two entries with one id are one that stands twice. One of them that has neither link nor date says nothing else.
fn is_one_post(one: &Traits<'_>, other: &Traits<'_>) -> bool {
    let says_nothing = |entry: &Traits<'_>| entry.url.is_none() && entry.published.is_none();
    let pages = one.url.zip(other.url);
    let is_one_page = pages.is_none_or(|(one, other)| crate::address::is_one_page(one, other));
    let only_one_speaks = says_nothing(one) != says_nothing(other);
    is_one_page && (only_one_speaks || is_same(one, other))
}

fn is_same(one: &Traits<'_>, other: &Traits<'_>) -> bool {
    (one.title, one.published) == (other.title, other.published)
}

fn by_title(entry: &Traits<'_>) -> String {
    let date = entry.published.map(|at| at.seconds().to_string()).unwrap_or_default();
    format!("digest:{:032x}", digest(&[entry.title, &date]))
}

fn tidied(id: &str) -> String {
    id.trim().chars().filter(|c| !c.is_control()).collect()
}

/// One that is too long keeps its beginning and a digest.
fn bounded(key: String) -> String {
    if key.chars().count() <= KEY_MAX {
        return key;
    }
    let begin: String = key.chars().take(KEY_MAX - 33).collect();
    format!("{begin}#{:032x}", digest(&[&key]))
}

/// FNV-1a: it must stay the same for ever and guard against nothing but chance.
pub(super) fn digest(parts: &[&str]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn entry<'a>(id: &'a str, url: Option<&'a str>, title: &'a str) -> Traits<'a> {
        Traits { id, url, title, published: None }
    }

    #[test]
    fn the_key_is_the_id_or_the_link_or_a_digest_that_never_changes() {
        let url = Some("https://example.org/1");
        let at = DateTime::from_timestamp(1_714_557_600, 0).map(Published::Instant);
        let entries = [
            entry(" tag:example.org,2024:1\n", url, "T"),
            entry("", url, "T"),
            Traits { published: at, ..entry("", None, "T") },
            entry("", None, "T"),
        ];
        let keys = keys(&entries);
        let known =
            ["tag:example.org,2024:1", "https://example.org/1", "digest:2334cde2ec3edd7c717a7e48ff8a317d"];
        assert_eq!(&keys[..3], &known);
        assert_ne!(keys[2], keys[3]);
    }

    #[test]
    fn an_id_or_a_link_that_several_have_tells_none_from_another() {
        let (one, two) = (Some("https://a.example/1"), Some("https://a.example/2"));
        assert_eq!(
            keys(&[entry("x", one, "A"), entry("x", two, "B"), entry("y", one, "C")]),
            ["https://a.example/1", "https://a.example/2", "y"]
        );
        let same_link =
            keys(&[entry("", one, "A"), entry("", one, "B"), entry("x", one, "C"), entry("x", one, "D")]);
        assert!((0..4).all(|at| same_link[at].starts_with("https://a.example/1 digest:")
            && !same_link[..at].contains(&same_link[at])));
    }

    #[test]
    fn an_entry_that_stands_twice_keeps_its_key() {
        let one = Some("https://a.example/1");
        assert_eq!(keys(&[entry("x", one, "A"), entry("x", one, "A")]), ["x", "x"]);
        assert_eq!(keys(&[entry("x", one, "A"), entry("x", None, "The same again")]), ["x", "x"]);
        assert_eq!(
            keys(&[entry("", one, "A"), entry("", one, "A")]),
            ["https://a.example/1", "https://a.example/1"]
        );
    }

    #[test]
    fn a_key_too_long_keeps_what_tells_it_from_others() {
        let (long, longer) = ("é".repeat(600), "é".repeat(600) + "x");
        let keys = keys(&[entry(&long, None, ""), entry(&longer, None, "")]);
        assert_eq!(keys[0].chars().count(), KEY_MAX);
        assert_ne!(keys[0], keys[1]);
    }
}
