//! Which entries of a feed are new to the user, and which are known: by their key within the feed, by page, title and day
//! outside it.
//!
//! Within a feed keys that differ decide. Outside it, in the log, in other feeds and among earlier answers, an entry is known
//! by its page, and by its title with its day, give or take one. Every entry ends somewhere: nothing is dropped.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{EntryState, KnownWhy, SeenEntry};
use crate::address::canonical;
use crate::calendar::FIRST_DATE;
use crate::feeds::parser::FeedEntry;
use crate::id::{FeedId, ProposalId, PublicationId};
use crate::text::comparable;

/// How many days apart the same post may be dated: zones and clocks differ.
const DAYS_APART: i64 = 1;

/// A publication, as entries are held against it.
#[derive(Debug, Clone)]
pub(crate) struct Logged {
    pub(crate) id: PublicationId,
    /// The page it is known by.
    pub(crate) page: Option<String>,
    /// Its address as compared.
    pub(crate) address: Option<String>,
    pub(crate) title: String,
    pub(crate) on: NaiveDate,
}

/// What the user answered about an entry, in whatever feed.
#[derive(Debug, Clone)]
pub(crate) struct Answered {
    /// Logged or dismissed.
    pub(crate) state: EntryState,
    pub(crate) page: Option<String>,
    pub(crate) title: String,
    pub(crate) on: NaiveDate,
}

/// What is known while a feed is read.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// What this feed was seen to hold.
    pub(crate) seen: Vec<SeenEntry>,
    pub(crate) log: Vec<Logged>,
    pub(crate) answers: Vec<Answered>,
    /// The pages of what other feeds proposed or logged.
    pub(crate) others: HashSet<String>,
}

/// The circumstances of a reading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) feed: FeedId,
    pub(crate) zone: Tz,
    pub(crate) today: NaiveDate,
    /// What was published before is not asked about.
    pub(crate) since: NaiveDate,
    /// Whether the feed was never read before.
    pub(crate) is_first: bool,
}

/// What is to be noted after a reading.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// Entries that were not there before; their ids are not used.
    pub(crate) new: Vec<SeenEntry>,
    /// Entries that were, with what they are known by now.
    pub(crate) changed: Vec<SeenEntry>,
}

/// Holds a document's entries against what is known.
pub(crate) fn judge(known: &Known, entries: &[FeedEntry], reading: Reading) -> Judged {
    let by_key: HashMap<&str, &SeenEntry> = known.seen.iter().map(|seen| (seen.key.as_str(), seen)).collect();
    let mut judged = Judged::default();
    let mut unknown = Vec::new();
    for entry in entries {
        match by_key.get(entry.key.as_str()) {
            None => unknown.push((entry, entry.key.clone())),
            Some(seen) if is_used_again(seen, entry, reading) => {
                let key =
                    format!("{} {}", entry.key, entry.url.as_deref().map(canonical).unwrap_or_default());
                if !by_key.contains_key(key.as_str()) {
                    unknown.push((entry, key));
                }
            }
            // From before titles of known entries were kept.
            Some(seen) if seen.title.is_empty() => judged.changed.push(SeenEntry {
                id: seen.id,
                key: seen.key.clone(),
                state: seen.state,
                why: seen.why,
                ..facts(entry, reading)
            }),
            Some(_) => {}
        }
    }
    if !unknown.is_empty() {
        let mut sieve = Sieve::new(known, entries, reading);
        for (entry, key) in unknown {
            match sieve.judge(entry, key) {
                Verdict::New(seen) => judged.new.push(seen),
                Verdict::Changed(seen) => judged.changed.push(seen),
            }
        }
    }
    judged
}

/// What an entry says of itself.
fn facts(entry: &FeedEntry, reading: Reading) -> SeenEntry {
    let published_on = entry.published.map(|published| published.day_in(reading.zone).min(reading.today));
    SeenEntry {
        id: ProposalId(0),
        feed: reading.feed,
        key: entry.key.clone(),
        state: EntryState::Proposed,
        why: None,
        title: entry.title.clone(),
        url: entry.url.clone(),
        page: entry.url.as_deref().map(canonical),
        published_on,
        day_known: published_on.is_some(),
        moves: None,
    }
}

/// Whether a known key stands on something else now: another title, another page and a later day.
fn is_used_again(seen: &SeenEntry, entry: &FeedEntry, reading: Reading) -> bool {
    let other_title = !seen.title.is_empty()
        && seen.title != entry.title
        && comparable(&seen.title) != comparable(&entry.title);
    let other_page = || {
        seen.url
            .as_deref()
            .zip(entry.url.as_deref())
            .is_some_and(|(one, other)| canonical(one) != canonical(other))
    };
    let is_later = || {
        seen.published_on.zip(facts(entry, reading).published_on).is_some_and(|(before, now)| now > before)
    };
    other_title && other_page() && is_later()
}

/// Whether two days may be one post's.
fn are_near(one: NaiveDate, other: NaiveDate) -> bool {
    (one - other).num_days().abs() <= DAYS_APART
}

/// Whether a title says anything: what has none is called by its host.
fn is_telling(title: &str, url: Option<&str>) -> bool {
    let host = url
        .and_then(|url| url::Url::parse(url).ok())
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default();
    title.chars().any(char::is_alphanumeric)
        && title != "untitled"
        && host.trim_start_matches("www.") != title
}

/// What one page that several entries share is told apart by. No address holds a blank.
fn page_with_title(page: &str, title: &str, on: Option<NaiveDate>) -> String {
    format!("{page} {title} {}", on.map(|on| on.to_string()).unwrap_or_default()).trim_end().to_owned()
}

enum Verdict {
    New(SeenEntry),
    Changed(SeenEntry),
}

/// What entries with unknown keys are held against.
struct Sieve<'k> {
    known: &'k Known,
    reading: Reading,
    /// How often each page is in the document.
    in_document: HashMap<String, usize>,
    /// The keys of what the feed was seen to hold at each page.
    seen_at: HashMap<String, Vec<&'k str>>,
    /// What the feed was seen to hold and holds no longer, by title.
    gone: HashMap<String, Vec<&'k SeenEntry>>,
    /// Pages that entries of this feed are known by.
    own_pages: HashSet<String>,
    /// The log by page and by title.
    log_pages: HashSet<&'k str>,
    log_titles: HashMap<String, Vec<&'k Logged>>,
    answer_titles: HashMap<String, Vec<&'k Answered>>,
}

impl<'k> Sieve<'k> {
    fn new(known: &'k Known, entries: &[FeedEntry], reading: Reading) -> Self {
        let mut sieve = Self {
            known,
            reading,
            in_document: HashMap::new(),
            seen_at: HashMap::new(),
            gone: HashMap::new(),
            own_pages: known.seen.iter().filter_map(SeenEntry::known_page).collect(),
            log_pages: known.log.iter().filter_map(|logged| logged.page.as_deref()).collect(),
            log_titles: HashMap::new(),
            answer_titles: HashMap::new(),
        };
        for page in entries.iter().filter_map(|entry| entry.url.as_deref()).map(canonical) {
            *sieve.in_document.entry(page).or_default() += 1;
        }
        let keys: HashSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
        for seen in &known.seen {
            if let Some(page) = seen.url.as_deref().map(canonical) {
                sieve.seen_at.entry(page).or_default().push(&seen.key);
            }
            if !keys.contains(seen.key.as_str()) && !seen.title.is_empty() {
                sieve.gone.entry(comparable(&seen.title)).or_default().push(seen);
            }
        }
        for logged in &known.log {
            sieve.log_titles.entry(comparable(&logged.title)).or_default().push(logged);
        }
        for answer in &known.answers {
            sieve.answer_titles.entry(comparable(&answer.title)).or_default().push(answer);
        }
        sieve
    }

    fn judge(&mut self, entry: &FeedEntry, key: String) -> Verdict {
        let address = entry.url.as_deref().map(canonical);
        let title = comparable(&entry.title);
        let mut seen = SeenEntry { key, ..facts(entry, self.reading) };
        if let Some(before) = self.gone_twin(&seen, &title, address.as_deref()) {
            return self.under_another_key(before, seen, &title);
        }
        seen.page = self.page(&seen, &title, address.as_deref());
        Verdict::New(self.state(seen, &title, address.as_deref()))
    }

    /// What the feed held before under another key and holds no longer: the same title on the same day, or at the same
    /// address where no day is known. Each is found once.
    fn gone_twin(&mut self, seen: &SeenEntry, title: &str, address: Option<&str>) -> Option<&'k SeenEntry> {
        if !is_telling(title, seen.url.as_deref()) {
            return None;
        }
        let gone = self.gone.get_mut(title)?;
        let is_twin = |before: &&'k SeenEntry| match (before.published_on, seen.published_on) {
            (Some(before), Some(now)) => are_near(before, now),
            _ => before.url.as_deref().map(canonical).as_deref() == address,
        };
        let at = gone.iter().position(is_twin)?;
        Some(gone.swap_remove(at))
    }

    /// Decides about a known entry under a new key. If the log has it at another address, the move is offered.
    fn under_another_key(&self, before: &SeenEntry, seen: SeenEntry, title: &str) -> Verdict {
        let page = seen.url.as_deref().map(canonical);
        let has_moved = before.state == EntryState::Logged
            && page.is_some()
            && before.url.as_deref().map(canonical) != page;
        let moves = has_moved.then(|| self.same_in_log(title, seen.published_on, |_| true)).flatten();
        match moves.filter(|logged| logged.address != page) {
            Some(logged) => Verdict::New(SeenEntry { moves: Some(logged.id), page, ..seen }),
            None => Verdict::Changed(SeenEntry {
                id: before.id,
                state: before.state,
                why: before.why,
                moves: before.moves,
                page,
                ..seen
            }),
        }
    }

    /// The page an entry is known by outside the feed. Where others of the feed share it, title and day join.
    fn page(&self, seen: &SeenEntry, title: &str, address: Option<&str>) -> Option<String> {
        let address = address?;
        let in_document = self.in_document.get(address).copied().unwrap_or_default() > 1;
        let before = self.seen_at.get(address).is_some_and(|keys| keys.iter().any(|key| *key != seen.key));
        Some(if in_document || before {
            page_with_title(address, title, seen.published_on)
        } else {
            address.to_owned()
        })
    }

    fn state(&self, seen: SeenEntry, title: &str, address: Option<&str>) -> SeenEntry {
        let today = self.reading.today;
        let known = |why| SeenEntry { state: EntryState::Earlier, why: Some(why), ..seen.clone() };
        let is_recent = seen
            .published_on
            .map_or(!self.reading.is_first, |on| on >= self.reading.since && on >= FIRST_DATE);
        if seen
            .page
            .as_deref()
            .is_some_and(|page| self.log_pages.contains(page) && !self.own_pages.contains(page))
        {
            return known(KnownWhy::InLog);
        }
        if let Some(answer) = self.answered_page(seen.page.as_deref()) {
            return SeenEntry {
                state: answer.state,
                published_on: Some(seen.published_on.unwrap_or(today)),
                ..seen
            };
        }
        let is_elsewhere = |page: Option<&str>| page.is_none_or(|page| !self.own_pages.contains(page));
        let same = Some(()).filter(|()| is_telling(title, seen.url.as_deref()));
        if let Some(logged) = same.and_then(|()| self.same_in_log(title, seen.published_on, is_elsewhere)) {
            let has_moved =
                logged.address.is_some() && address.is_some() && logged.address.as_deref() != address;
            return if has_moved && is_recent {
                SeenEntry { moves: Some(logged.id), ..seen }
            } else {
                known(KnownWhy::InLog)
            };
        }
        if let Some(answer) = same.and_then(|()| self.answered_title(title, seen.published_on, is_elsewhere))
        {
            return SeenEntry { state: answer.state, ..seen };
        }
        if seen.page.as_deref().is_some_and(|page| self.known.others.contains(page)) {
            return known(KnownWhy::OtherFeed);
        }
        match seen.published_on {
            _ if is_recent => SeenEntry { published_on: Some(seen.published_on.unwrap_or(today)), ..seen },
            Some(_) => known(KnownWhy::Older),
            None => known(KnownWhy::Undated),
        }
    }

    fn same_in_log(
        &self,
        title: &str,
        on: Option<NaiveDate>,
        is_elsewhere: impl Fn(Option<&str>) -> bool,
    ) -> Option<&'k Logged> {
        let on = on?;
        let is_same = |logged: &&&Logged| are_near(logged.on, on) && is_elsewhere(logged.page.as_deref());
        self.log_titles.get(title)?.iter().find(is_same).copied()
    }

    fn answered_page(&self, page: Option<&str>) -> Option<&'k Answered> {
        let page = page.filter(|page| !self.own_pages.contains(*page))?;
        self.known.answers.iter().rev().find(|answer| answer.page.as_deref() == Some(page))
    }

    fn answered_title(
        &self,
        title: &str,
        on: Option<NaiveDate>,
        is_elsewhere: impl Fn(Option<&str>) -> bool,
    ) -> Option<&'k Answered> {
        let on = on?;
        let is_same = |answer: &&&Answered| are_near(answer.on, on) && is_elsewhere(answer.page.as_deref());
        self.answer_titles.get(title)?.iter().rev().find(is_same).copied()
    }
}

/// The publication that an entry waiting for an answer turns out to be, under another address: the one noted when it was
/// read, or one of its title and day that did not come from its own feed.
pub(crate) fn same_post<'k>(
    entry: &SeenEntry,
    log: &'k [Logged],
    own_pages: &HashSet<String>,
) -> Option<&'k Logged> {
    let title = comparable(&entry.title);
    // Numbers of publications that are gone are used again.
    let is_it = |logged: &&Logged| {
        entry.published_on.is_some_and(|on| are_near(on, logged.on)) || comparable(&logged.title) == title
    };
    if let Some(noted) = entry.moves.and_then(|id| log.iter().find(|logged| logged.id == id)).filter(is_it) {
        return Some(noted);
    }
    let on = entry.published_on.filter(|_| entry.day_known && is_telling(&title, entry.url.as_deref()))?;
    let is_elsewhere = |logged: &&Logged| logged.page.as_ref().is_none_or(|page| !own_pages.contains(page));
    log.iter()
        .filter(|logged| are_near(logged.on, on))
        .filter(is_elsewhere)
        .find(|logged| comparable(&logged.title) == title)
}
