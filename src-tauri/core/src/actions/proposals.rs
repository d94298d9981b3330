//! Answering what the user's own feeds propose.

use super::brief;
use super::feeds::log_proposal;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::{PostId, ProposalId};
use crate::own_feed::ProposalState;
use crate::store::{Op, feed_entries, feeds, posts};
use crate::time::Now;
use crate::views::LoggedPages;

impl Coach {
    /// Says yes to a proposal: it goes into the log, as a publication of the post given or as a post of its own.
    /// [`Changed::created`] is the post's id.
    ///
    /// # Errors
    /// [`Error::NotFound`] when proposal or post are gone, [`Error::Invalid`] when it is answered already.
    pub fn accept_proposal(&mut self, now: &Now, id: ProposalId, post: Option<PostId>) -> Result<Changed> {
        let conn = self.store.conn();
        let proposal = feed_entries::get(conn, id)?;
        if proposal.state != ProposalState::Proposed {
            return Err(Error::invalid("That proposal is answered already."));
        }
        if LoggedPages::read(conn)?.hold(&proposal) {
            return Err(Error::invalid("That address is in the log already. Leave the proposal out."));
        }
        let own = feeds::get(conn, proposal.feed)?;
        let title = post.map_or(Ok(proposal.title.clone()), |post| posts::get(conn, post).map(|post| post.title))?;
        let said = format!("Logged: {}", brief(&title));
        self.act(&Op::user(said.clone()), now, said, |tx| {
            feed_entries::put_state(tx, id, ProposalState::Logged)?;
            log_proposal(tx, &own, &proposal, post).map(|post| Some(post.0.to_string()))
        })
    }

    /// Says no to a proposal. It does not come again. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone, [`Error::Invalid`] when it is answered already.
    pub fn dismiss_proposal(&mut self, now: &Now, id: ProposalId) -> Result<Changed> {
        let proposal = feed_entries::get(self.store.conn(), id)?;
        if proposal.state != ProposalState::Proposed {
            return Err(Error::invalid("That proposal is answered already."));
        }
        let said = format!("Left out: {}", brief(&proposal.title));
        self.act(&Op::user(said.clone()), now, said, |tx| feed_entries::put_state(tx, id, ProposalState::Dismissed).map(|()| None))
    }
}
