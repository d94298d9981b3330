//! Answering what the user's own feeds propose.

use super::act::Act;
use super::publications::{log_known_by, publish_known_by};
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::feeds::subscription::matching::same_post;
use crate::feeds::subscription::{EntryState, OwnFeed, SeenEntry};
use crate::id::{PostId, ProposalId, PublicationId};
use crate::journal::{is_in_log, logged_as_compared};
use crate::publishing::network::Network;
use crate::publishing::post::{Post, Publication};
use crate::store::{OperationKind, Tx, feed_answers, feed_entries, feeds, posts, publications};

impl Coach {
    /// Says yes to a proposal: it goes into the log, as a publication of the post given or as a post of its own. One that is
    /// in the log at another address changes that address, or becomes one more place of that post.
    /// [`Changed::created`] is the post's id.
    ///
    /// # Errors
    /// [`Error::NotFound`] when proposal or post are gone, [`Error::Invalid`] when it is answered already.
    pub fn accept_proposal(&mut self, now: &Now, id: ProposalId, post: Option<PostId>) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let entry = waiting(tx, id)?;
            if is_in_log(tx.conn(), &entry)? {
                return Err(Error::invalid("That link is already in your log. Dismiss the entry."));
            }
            let own = feeds::get(tx.conn(), entry.feed)?;
            let known =
                known_publication(tx, &entry)?.filter(|known| post.is_none_or(|post| post == known.post));
            put_answer(tx, &entry, EntryState::Logged)?;
            if let Some(known) = known {
                let title = posts::get(tx.conn(), known.post)?.title;
                return Ok(move_or_add(tx, &own, &entry, &known, &title)?.created(known.post.0));
            }
            let title = post
                .map_or(Ok(entry.title.clone()), |post| posts::get(tx.conn(), post).map(|post| post.title))?;
            let made = log_entry(tx, &own, &entry, post)?;
            Ok(Act::did(OperationKind::LogPost, "Post logged").about(&title).created(made.0))
        })
    }

    /// Says no to a proposal. It does not come again, in whatever feed. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone, [`Error::Invalid`] when it is answered already.
    pub fn dismiss_proposal(&mut self, now: &Now, id: ProposalId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let entry = waiting(tx, id)?;
            put_answer(tx, &entry, EntryState::Dismissed)?;
            Ok(Act::did(OperationKind::DismissEntry, "Dismissed").about(&entry.title))
        })
    }

    /// Asks about an entry after all that was taken as known or left out: it is a proposal again.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone, [`Error::Invalid`] when it is in the log or a proposal already.
    pub fn propose_entry(&mut self, now: &Now, id: ProposalId) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let entry = feed_entries::get(tx.conn(), id)?;
            match entry.state {
                EntryState::Proposed => {
                    return Err(Error::invalid("That entry is new already. Log or dismiss it."));
                }
                EntryState::Logged => {
                    return Err(Error::invalid("That entry is already one of your posts."));
                }
                EntryState::Dismissed | EntryState::Earlier => {}
            }
            if is_in_log(tx.conn(), &entry)? {
                return Err(Error::invalid("That link is already in your log."));
            }
            if entry.title.is_empty() {
                return Err(Error::invalid(
                    "Only the number of that entry was kept. Read the feed again, then it has its title.",
                ));
            }
            feed_answers::remove(tx, &entry)?;
            feed_entries::propose(tx, id, now.today())?;
            Ok(Act::did(OperationKind::ReopenEntry, "Back among your new entries").about(&entry.title))
        })
    }
}

/// A proposal that isn’t handled yet.
fn waiting(tx: &Tx<'_>, id: ProposalId) -> Result<SeenEntry> {
    let entry = feed_entries::get(tx.conn(), id)?;
    match entry.state {
        EntryState::Proposed => Ok(entry),
        EntryState::Logged => Err(Error::invalid("You’ve already logged that entry.")),
        EntryState::Dismissed => Err(Error::invalid("You’ve already dismissed that entry.")),
        EntryState::Earlier => Err(Error::invalid("That entry isn’t suggested. `feed propose` suggests it.")),
    }
}

/// Keeps an answer with the entry, and where it outlives the feed.
pub(super) fn put_answer(tx: &Tx<'_>, entry: &SeenEntry, answer: EntryState) -> Result<()> {
    feed_entries::put_state(tx, entry.id, answer)?;
    feed_answers::add(tx, entry, answer)
}

/// The publication that an entry is under another address, if there is one.
fn known_publication(tx: &Tx<'_>, entry: &SeenEntry) -> Result<Option<Publication>> {
    let log = logged_as_compared(tx.conn())?;
    let own_pages = feed_entries::pages(tx.conn(), entry.feed)?;
    let id: Option<PublicationId> = same_post(entry, &log, &own_pages).map(|logged| logged.id);
    id.map(|id| publications::get(tx.conn(), id)).transpose()
}

/// The link of the publication is the entry's from now on; on another network it is one more place of the same post.
fn move_or_add(
    tx: &Tx<'_>,
    own: &OwnFeed,
    entry: &SeenEntry,
    known: &Publication,
    title: &str,
) -> Result<Act> {
    let network = network(own, entry);
    if known.network.is_none_or(|known| Some(known) == network) {
        publications::put_address(tx, known.id, entry.url.as_deref(), entry.known_page().as_deref())?;
        return Ok(Act::did(OperationKind::EditLink, "Link changed").about(title));
    }
    publish_known_by(tx, known.post, publication(own, entry), entry.known_page().as_deref())?;
    Ok(Act::did(OperationKind::LogPost, "Post logged").about(title))
}

/// Puts an entry into the log: as a publication of the post it belongs to, or as a post of its own.
pub(super) fn log_entry(
    tx: &Tx<'_>,
    own: &OwnFeed,
    entry: &SeenEntry,
    post: Option<PostId>,
) -> Result<PostId> {
    let (publication, page) = (publication(own, entry), entry.known_page());
    match post {
        Some(post) => publish_known_by(tx, post, publication, page.as_deref()).map(|_| post),
        None => {
            let network = publication.network;
            let post = Post { network, ..Post::idea(entry.title.clone(), publication.published_on) };
            log_known_by(tx, &post, publication, page.as_deref())
        }
    }
}

/// Logs without asking, and keeps the answer.
pub(super) fn log_unasked(
    tx: &Tx<'_>,
    own: &OwnFeed,
    entry: &SeenEntry,
    post: Option<PostId>,
) -> Result<PostId> {
    put_answer(tx, entry, EntryState::Logged)?;
    log_entry(tx, own, entry, post)
}

fn publication(own: &OwnFeed, entry: &SeenEntry) -> Publication {
    Publication {
        id: PublicationId(0),
        post: PostId(0),
        network: network(own, entry),
        url: entry.url.clone(),
        published_on: entry.published_on.unwrap_or_default(),
    }
}

pub(super) fn network(own: &OwnFeed, entry: &SeenEntry) -> Option<Network> {
    own.network.or_else(|| entry.url.as_deref().and_then(Network::of_link)).or(Some(Network::OwnSite))
}
