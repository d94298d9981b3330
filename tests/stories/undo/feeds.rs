//! What a user does with feeds of their own, and what reading them brings in between.

use proptest::prelude::*;
use rusqlite::types::Value;
use standpoint_core::changed::Changed;
use standpoint_core::error::Result;
use standpoint_core::feeds::parser::{FeedFault, FeedSent};
use standpoint_core::id::{FeedId, ProposalId};
use standpoint_core::{FeedAnswer, FeedSettings};
use standpoint_tests::Desk;

use super::{Contents, text};

#[derive(Debug, Clone)]
pub(super) enum Action {
    Add(usize, bool),
    Change(usize, String, bool),
    Remove(usize),
    Accept(usize, bool),
    Dismiss(usize),
    /// Reading the n-th feed brought these of its pages.
    Read(usize, [bool; 4]),
    NotModified(usize),
    Failed(usize),
}

pub(super) fn action() -> impl Strategy<Value = Action> {
    let one = || 0usize..2;
    prop_oneof![
        3 => (0usize..3, any::<bool>()).prop_map(|(n, automatic)| Action::Add(n, automatic)),
        1 => (one(), text(), any::<bool>()).prop_map(|(n, name, automatic)| Action::Change(n, name, automatic)),
        1 => one().prop_map(Action::Remove),
        2 => (0usize..4, any::<bool>()).prop_map(|(n, matching)| Action::Accept(n, matching)),
        1 => (0usize..4).prop_map(Action::Dismiss),
        4 => (one(), any::<[bool; 4]>()).prop_map(|(n, pages)| Action::Read(n, pages)),
        1 => one().prop_map(Action::NotModified),
        1 => one().prop_map(Action::Failed),
    ]
}

impl Action {
    pub(super) fn act(&self, desk: &mut Desk) -> Result<Changed> {
        let now = desk.now;
        let coach = &mut desk.coach;
        let page = coach.feeds_page(&now).unwrap();
        let feed = |n: &usize| page.feeds.get(*n).map_or(FeedId(999), |feed| feed.id);
        let proposal = |n: &usize| page.proposals.get(*n).map_or(ProposalId(999), |proposal| proposal.id);
        match self {
            Self::Add(n, automatic) => {
                let settings = FeedSettings { automatic: Some(*automatic), ..FeedSettings::default() };
                coach.add_feed(&now, &format!("https://example.org/{n}.xml"), &settings)
            }
            Self::Change(n, name, automatic) => {
                let settings = FeedSettings {
                    name: Some(name.clone()),
                    automatic: Some(*automatic),
                    ..FeedSettings::default()
                };
                coach.change_feed(&now, feed(n), &settings)
            }
            Self::Remove(n) => coach.remove_feed(&now, feed(n)),
            Self::Accept(n, matching) => {
                let post = page.proposals.get(*n).and_then(|proposal| proposal.post).filter(|_| *matching);
                coach.accept_proposal(&now, proposal(n), post)
            }
            Self::Dismiss(n) => coach.dismiss_proposal(&now, proposal(n)),
            Self::Read(n, pages) => {
                coach.store_feed(&now, feed(n), &read((0..pages.len()).filter(|n| pages[*n])))
            }
            Self::NotModified(n) => coach.store_feed(&now, feed(n), &FeedAnswer::NotModified),
            Self::Failed(n) => coach.store_feed(&now, feed(n), &FeedAnswer::Failed(FeedFault::ServerTrouble)),
        }
    }

    /// Whether the machine does this by itself.
    pub(super) fn is_the_machines(&self) -> bool {
        matches!(self, Self::Read(..) | Self::NotModified(_) | Self::Failed(_))
    }
}

/// The title of the n-th page.
pub(super) fn title(n: usize) -> String {
    format!("What page number {n} taught us")
}

/// The address of the n-th page.
pub(super) fn page(n: usize) -> String {
    format!("https://example.org/pages/{n}")
}

/// A feed that holds these pages.
pub(super) fn read(pages: impl Iterator<Item = usize>) -> FeedAnswer {
    let entry = |n| {
        let (title, url) = (title(n), page(n));
        format!(
            "<item><title>{title}</title><link>{url}</link><pubDate>Sun, 15 Feb 2026 10:0{n}:00 +0000</pubDate></item>"
        )
    };
    let items: String = pages.map(entry).collect();
    FeedAnswer::Read(FeedSent {
        bytes: format!("<rss version=\"2.0\"><channel><title>Pages</title>{items}</channel></rss>")
            .into_bytes(),
        address: "https://example.org/".to_owned(),
        etag: Some("\"1\"".to_owned()),
        ..FeedSent::default()
    })
}

/// Tables that the machine writes while it reads feeds.
const MACHINES: [&str; 2] = ["feed_try", "feed_entry"];

/// Makes what the machine wrote between `before` and `after` part of the user's earlier states. It isn’t a level of undo:
/// what was seen in a feed stays seen, whatever else the user takes back. It goes only with the feed itself, so states
/// from before that was added stay as they are.
///
/// # Panics
/// When anything else differs.
pub(super) fn pass_on(states: &mut [Contents], before: &Contents, after: &Contents) {
    for (table, rows) in after.iter().filter(|(table, _)| !MACHINES.contains(&table.as_str())) {
        assert_eq!(rows, &before[table], "the machine writes what it saw, and nothing into {table}");
    }
    let new = |table: &str| {
        after[table].iter().filter(|row| !before[table].contains(row)).cloned().collect::<Vec<_>>()
    };
    let (tries, entries) = (new("feed_try"), new("feed_entry"));
    let Some(feed) = tries.first().map(|row| row[0].clone()) else { return };
    for state in states.iter_mut().rev().take_while(|state| state["feed"].iter().any(|row| row[0] == feed)) {
        put(state, "feed_try", &tries);
        put(state, "feed_entry", &entries);
    }
}

fn put(state: &mut Contents, table: &str, rows: &[Vec<Value>]) {
    let known = state.get_mut(table).unwrap();
    known.retain(|known| rows.iter().all(|row| row[0] != known[0]));
    known.extend_from_slice(rows);
    known.sort_by_key(|row| match row[0] {
        Value::Integer(id) => id,
        _ => unreachable!("ids are numbers"),
    });
}
