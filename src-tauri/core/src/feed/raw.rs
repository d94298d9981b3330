//! What the readers of the formats hand on, and the tidying that is the same for all of them: keys, titles, links, and how
//! many entries are kept.

use std::collections::HashSet;

use url::Url;

use super::{DamageKind, ENTRIES_MAX, FeedContent, FeedDamage, FeedEntry, KEY_MAX, Published, address, plain};

/// The title of what has neither a title nor text nor an address.
const UNTITLED: &str = "Untitled";

/// A feed as its format gave it.
#[derive(Debug, Default)]
pub(super) struct RawFeed {
    /// Its title, already plain.
    pub(super) title: String,
    /// The site's address, against which links are resolved; perhaps relative.
    pub(super) link: Option<String>,
    /// Whether the document is not as its format wants it.
    pub(super) is_broken: bool,
    /// Whether entries of it could not be read, or it breaks off.
    pub(super) has_lost: bool,
    /// The entries with anything in them, in the order of the document.
    entries: Vec<RawEntry>,
}

/// An entry as its format gave it.
#[derive(Debug, Default)]
pub(super) struct RawEntry {
    /// guid or id.
    pub(super) id: String,
    /// The title, already plain, or the beginning of the text; empty when there is neither.
    pub(super) title: String,
    /// The link, perhaps relative; empty when there is none.
    pub(super) link: String,
    /// When it was published, or else changed.
    pub(super) published: Option<Published>,
}

impl RawFeed {
    /// Takes an entry. Empty ones are left out, and from time to time the oldest, so that memory stays bounded.
    pub(super) fn push(&mut self, entry: RawEntry) {
        if entry.id.is_empty() && entry.title.is_empty() && entry.link.is_empty() {
            return;
        }
        self.entries.push(entry);
        if self.entries.len() >= 3 * ENTRIES_MAX {
            let dates: Vec<_> = self.entries.iter().map(|entry| entry.published).collect();
            let mut kept = newest(&dates, 2 * ENTRIES_MAX).into_iter();
            self.entries.retain(|_| kept.next().unwrap_or(false));
        }
    }

    /// The feed as the rest of the coach sees it.
    pub(super) fn tidied(self, own_address: &str, is_cut: bool) -> FeedContent {
        let own = address::join(own_address, None);
        let site = self.link.as_deref().and_then(|link| address::base(link, own.as_ref())).or(own);
        let mut seen = HashSet::with_capacity(self.entries.len());
        let mut entries: Vec<FeedEntry> = self.entries.into_iter().map(|entry| entry.tidied(site.as_ref(), own_address)).collect();
        entries.retain(|entry| seen.insert(digest(&[&entry.key])));
        if entries.len() > ENTRIES_MAX {
            let dates: Vec<_> = entries.iter().map(|entry| entry.published).collect();
            let mut kept = newest(&dates, ENTRIES_MAX).into_iter();
            entries.retain(|_| kept.next().unwrap_or(false));
        }
        let kind = match (is_cut, self.has_lost, self.is_broken) {
            (true, ..) => Some(DamageKind::Cut),
            (_, true, _) => Some(DamageKind::Damaged),
            (.., true) => Some(DamageKind::Mended),
            _ => None,
        };
        let damage = kind.map(|kind| FeedDamage { kind, entries: u32::try_from(entries.len()).unwrap_or(u32::MAX) });
        let title = Some(self.title).filter(|title| !title.is_empty()).or_else(|| address::host(own_address));
        FeedContent { title: title.unwrap_or_else(|| UNTITLED.to_owned()), entries, damage }
    }
}

impl RawEntry {
    fn tidied(self, site: Option<&Url>, own_address: &str) -> FeedEntry {
        let url = address::resolve(&self.link, site);
        let key = key(&self.id, url.as_deref(), &self.title, self.published);
        let title = if self.title.is_empty() {
            let host = url.as_deref().or(Some(own_address)).and_then(address::host);
            host.map_or_else(|| UNTITLED.to_owned(), |host| plain::title(&host, plain::Prose::Literal))
        } else {
            self.title
        };
        FeedEntry { key, title, url, published: self.published }
    }
}

/// The id, else the link, else a digest of title and date. One that is too long keeps its beginning and a digest.
fn key(id: &str, url: Option<&str>, title: &str, published: Option<Published>) -> String {
    let id: String = id.trim().chars().filter(|c| !c.is_control()).collect();
    let key = match (id.is_empty(), url) {
        (false, _) => id,
        (true, Some(url)) => url.to_owned(),
        (true, None) => {
            let date = published.map(|at| at.seconds().to_string()).unwrap_or_default();
            return format!("digest:{:032x}", digest(&[title, &date]));
        }
    };
    if key.chars().count() <= KEY_MAX {
        return key;
    }
    let begin: String = key.chars().take(KEY_MAX - 33).collect();
    format!("{begin}#{:032x}", digest(&[&key]))
}

/// FNV-1a: it must stay the same for ever and guard against nothing but chance.
fn digest(parts: &[&str]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

/// Which of the entries to keep: the newest, dated ones first, and of equally old ones the first.
fn newest(dates: &[Option<Published>], most: usize) -> Vec<bool> {
    let mut order: Vec<(i64, usize)> =
        dates.iter().enumerate().map(|(at, date)| (date.map_or(i64::MAX, |date| -date.seconds()), at)).collect();
    order.sort_unstable();
    let mut kept = vec![false; dates.len()];
    for (_, at) in order.into_iter().take(most) {
        kept[at] = true;
    }
    kept
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn the_key_is_the_id_or_the_link_or_a_digest_that_never_changes() {
        let url = Some("https://example.org/1");
        assert_eq!(key(" tag:example.org,2024:1\n", url, "T", None), "tag:example.org,2024:1");
        assert_eq!(key("", url, "T", None), "https://example.org/1");
        let at = DateTime::from_timestamp(1_714_557_600, 0).map(Published::Instant);
        assert_eq!(key("", None, "T", at), "digest:2334cde2ec3edd7c717a7e48ff8a317d");
        assert_ne!(key("", None, "T", at), key("", None, "T", None));
    }

    #[test]
    fn a_key_too_long_keeps_what_tells_it_from_others() {
        let (one, other) = (key(&"é".repeat(600), None, "", None), key(&("é".repeat(600) + "x"), None, "", None));
        assert_eq!(one.chars().count(), KEY_MAX);
        assert_ne!(one, other);
    }

    #[test]
    fn the_newest_are_kept_and_undated_ones_last() {
        let at = |seconds: i64| DateTime::from_timestamp(seconds, 0).map(Published::Instant);
        assert_eq!(newest(&[at(1), None, at(3), at(2), None], 3), [true, false, true, true, false]);
        assert_eq!(newest(&[None, at(1), None], 2), [true, true, false]);
        assert_eq!(newest(&[at(1), at(1)], 1), [true, false]);
    }
}
