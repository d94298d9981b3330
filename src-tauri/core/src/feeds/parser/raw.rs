//! What the readers of the formats hand on, and the tidying that is the same for all of them: keys, titles, links, and how
//! many entries are kept.

use std::collections::HashSet;

use super::key::{self, Traits, digest};
use super::limits::ENTRIES_MAX;
use super::{DamageKind, FeedContent, FeedDamage, FeedEntry, Published, address, plain};

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
    /// How many were left out so far because there are too many.
    beyond: usize,
}

/// An entry as its format gave it.
#[derive(Debug, Default)]
pub(super) struct RawEntry {
    /// guid or id.
    pub(super) id: String,
    /// The title, already plain, or the beginning of the text; empty when there is neither.
    pub(super) title: String,
    /// The link, perhaps relative; empty without one.
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
            self.beyond += dates.len() - self.entries.len();
        }
    }

    /// Marks the entry as not written the way its format requires.
    pub(super) fn broken(self) -> Self {
        Self { is_broken: true, ..self }
    }

    /// Whether any entry has a link.
    pub(super) fn has_links(&self) -> bool {
        self.entries.iter().any(|entry| !entry.link.is_empty())
    }

    /// The feed as the rest of the coach sees it.
    pub(super) fn tidied(self, own_address: &str, is_cut: bool) -> FeedContent {
        let own = address::join(own_address, None);
        let site = self.link.as_deref().and_then(|link| address::base(link, own.as_ref())).or(own);
        let urls: Vec<_> =
            self.entries.iter().map(|entry| address::resolve(&entry.link, site.as_ref())).collect();
        let keys = {
            let both = self.entries.iter().zip(&urls);
            let traits = both.map(|(entry, url)| Traits {
                id: &entry.id,
                url: url.as_deref(),
                title: &entry.title,
                published: entry.published,
            });
            key::keys(&traits.collect::<Vec<_>>())
        };
        let mut seen = HashSet::with_capacity(keys.len());
        let whole = self.entries.into_iter().zip(urls).zip(keys);
        let mut entries: Vec<FeedEntry> =
            whole.map(|((entry, url), key)| entry.tidied(key, url, own_address)).collect();
        let stood = entries.len();
        entries.retain(|entry| seen.insert(digest(&[&entry.key])));
        let repeated = stood - entries.len();
        let distinct = entries.len();
        if distinct > ENTRIES_MAX {
            let dates: Vec<_> = entries.iter().map(|entry| entry.published).collect();
            let mut kept = newest(&dates, ENTRIES_MAX).into_iter();
            entries.retain(|_| kept.next().unwrap_or(false));
        }
        let beyond = self.beyond + distinct - entries.len();
        let kind = match (is_cut, self.has_lost, self.is_broken) {
            (true, ..) => Some(DamageKind::Cut),
            (_, true, _) => Some(DamageKind::Damaged),
            (.., true) => Some(DamageKind::Mended),
            _ => None,
        };
        let damage =
            kind.map(|kind| FeedDamage { kind, entries: u32::try_from(entries.len()).unwrap_or(u32::MAX) });
        let title = Some(self.title).filter(|title| !title.is_empty()).or_else(|| address::host(own_address));
        FeedContent { title: title.unwrap_or_else(|| UNTITLED.to_owned()), entries, damage, repeated, beyond }
    }
}

impl RawEntry {
    fn tidied(self, key: String, url: Option<String>, own_address: &str) -> FeedEntry {
        let title = if self.title.is_empty() {
            let host = url.as_deref().or(Some(own_address)).and_then(address::host);
            host.map_or_else(|| UNTITLED.to_owned(), |host| plain::title(&host, plain::Prose::Literal))
        } else {
            self.title
        };
        FeedEntry { key, title, url, published: self.published }
    }
}

/// Which of the entries to keep: the newest, dated ones first, and of equally old ones the first.
fn newest(dates: &[Option<Published>], most: usize) -> Vec<bool> {
    let mut order: Vec<(i64, usize)> = dates
        .iter()
        .enumerate()
        .map(|(at, date)| (date.map_or(i64::MAX, |date| -date.seconds()), at))
        .collect();
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
    fn the_newest_are_kept_and_undated_ones_last() {
        let at = |seconds: i64| DateTime::from_timestamp(seconds, 0).map(Published::Instant);
        assert_eq!(newest(&[at(1), None, at(3), at(2), None], 3), [true, false, true, true, false]);
        assert_eq!(newest(&[None, at(1), None], 2), [true, true, false]);
        assert_eq!(newest(&[at(1), at(1)], 1), [true, false]);
    }
}
