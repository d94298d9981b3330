//! What the user wrote elsewhere, whatever network it comes from: judged by the same rules and added to what was found.

use super::found::{Found, Item, Left, Place, day, second};
use super::text::{TOO_LONG, is_too_long, text_hash, title_of};
use super::times::When;
use super::{PastKind, What};
use crate::calendar::Now;
use crate::people::conversation::ConversationKind;
use crate::publishing::network::Network;
use crate::publishing::post_key::post_keys;

/// A post, an article or a draft.
#[derive(Debug)]
pub(super) struct WrittenPost {
    pub(super) kind: PastKind,
    pub(super) network: Network,
    pub(super) place: Place,
    /// When it was published; none for a draft.
    pub(super) when: Option<When>,
    /// Its title; the first line of its text when it has none.
    pub(super) title: Option<String>,
    /// Its text, cleaned.
    pub(super) body: String,
    pub(super) note: String,
    pub(super) url: Option<String>,
    /// By what it is known besides its address.
    pub(super) keys: Vec<String>,
}

/// A comment or a reply.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) kind: ConversationKind,
    pub(super) network: Network,
    pub(super) place: Place,
    pub(super) when: When,
    pub(super) link: Option<String>,
    /// Its text, cleaned.
    pub(super) added: String,
    pub(super) keys: Vec<String>,
}

const NO_DAY: &str = "Its date lies in the future or before 2000.";
const NO_WORDS: &str = "It has no words, such as a picture alone.";

impl Found {
    pub(super) fn add_post(&mut self, post: WrittenPost, now: &Now) {
        let WrittenPost { kind, network, place, when, title, body, note, url, mut keys } = post;
        let on = match when.map(|when| day(when, now)) {
            Some(None) => return self.left.push(Left::unreadable(kind, place, NO_DAY)),
            on => on.flatten(),
        };
        let title = title.as_deref().and_then(title_of).or_else(|| title_of(&body));
        let Some(title) = title else {
            return self.left.push(Left::skipped(kind, place, "", NO_WORDS));
        };
        if is_too_long(&body) {
            return self.left.push(Left::skipped(kind, place, title, TOO_LONG));
        }
        let by_address = url.iter().flat_map(|url| post_keys(Some(network), url));
        keys.extend(by_address.collect::<Vec<_>>());
        if keys.is_empty() {
            keys.push(format!("{}:{}:{}", network.slug(), second(when), text_hash(&body)));
        }
        let mut seen = std::collections::HashSet::new();
        keys.retain(|key| seen.insert(key.clone()));
        let what = What::Post { body, note, network, url };
        self.items.push(Item { kind, keys, place, on, title, what });
    }

    pub(super) fn add_said(&mut self, said: Said, now: &Now) {
        let Said { kind, network, place, when, link, added, mut keys } = said;
        let Some(on) = day(when, now) else {
            return self.left.push(Left::unreadable(PastKind::Comments, place, NO_DAY));
        };
        let Some(title) = title_of(&added) else {
            return self.left.push(Left::skipped(PastKind::Comments, place, "", NO_WORDS));
        };
        if is_too_long(&added) {
            return self.left.push(Left::skipped(PastKind::Comments, place, title, TOO_LONG));
        }
        if keys.is_empty() {
            let slug = network.slug();
            keys.push(format!("{slug}:comment:{}:-:{}", second(Some(when)), text_hash(&added)));
        }
        let what = What::Conversation { kind, network, link, added, person: None };
        self.items.push(Item { kind: PastKind::Comments, keys, place, on: Some(on), title, what });
    }
}

/// Parts of threads: a part that answers one before it belongs to that one's thread. `parents` are places among the parts,
/// each before its own; the answer is the places of each thread's parts, in their order.
pub(super) fn threads(parents: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut roots: Vec<usize> = Vec::with_capacity(parents.len());
    let mut threads: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
    for (place, parent) in parents.iter().enumerate() {
        let root = parent.filter(|parent| *parent < place).map_or(place, |parent| roots[parent]);
        roots.push(root);
        threads[root].push(place);
    }
    threads.retain(|parts| !parts.is_empty());
    threads
}

#[cfg(test)]
mod tests {
    use super::threads;

    #[test]
    fn parts_of_a_thread_are_together_however_they_branch() {
        assert_eq!(
            threads(&[None, Some(0), None, Some(1), Some(2), Some(9)]),
            [vec![0, 1, 3], vec![2, 4], vec![5]]
        );
    }
}
